/* Keys: / and Ctrl-K search, g + letter goes, c new, s shared screen, v saved views, ? all keys, j k Enter x e in lists, Ctrl-Enter saves, Esc closes. */
const $ = (selector, from = document) => from.querySelector(selector);
const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
let going = 0;

const rows = () => [...document.querySelectorAll("main :is(tbody tr, .todos > li)")].filter((row) => $("a", row) && row.offsetParent);

function move(by) {
	const all = rows();
	const at = all.findIndex((row) => row.classList.contains("at"));
	const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))];
	if (!next) return;
	all[at]?.classList.remove("at");
	next.classList.add("at");
	next.scrollIntoView({ block: "nearest" });
	$("th a, a", next).focus({ preventScroll: true });
}

function close() {
	const menu = $("details.menu[open]");
	if (menu) {
		menu.open = false;
		$("summary", menu).focus();
		return true;
	}
	return false;
}

const plain = {
	"/": () => ($(".search input").select(), true),
	"?": () => ($("#keys").togglePopover(), true),
	c: () => {
		const menu = $("[data-make]");
		if (menu) (menu.open = true), $("a", menu)?.focus();
	},
	s: () => $("[data-share]")?.requestSubmit(),
	v: () => {
		const menu = $("[data-views]");
		if (menu) (menu.open = true), $("a, input:not([type=hidden])", menu)?.focus();
		return true; // the letter is not typed into the field
	},
	j: () => move(1),
	k: () => move(-1),
	x: () => $("tr.at [type=checkbox]")?.click(),
	// In a table whose rows can be edited (data-edits) the form stands below the row's own address.
	e: () => {
		const row = $("[data-edits] tr.at th a");
		row ? location.assign(row.href + "/edit") : $("tr.at [data-edit], main [data-edit]")?.click();
	},
	g: () => (going = Date.now()),
};

addEventListener("keydown", (event) => {
	const key = event.key;
	if ((event.ctrlKey || event.metaKey) && key === "k") {
		event.preventDefault();
		$(".search input")?.select();
	} else if ((event.ctrlKey || event.metaKey) && key === "Enter") {
		event.target.form?.requestSubmit();
	} else if (key === "Escape") {
		if (!close()) typing(event.target) ? event.target.blur() : $(":popover-open") || $("[data-cancel]")?.click();
	} else if (!(event.ctrlKey || event.metaKey || event.altKey || typing(event.target))) {
		const place = Date.now() - going < 1500 && $(`.nav [data-go="${CSS.escape(key)}"]`);
		going = 0;
		if (place) place.click();
		else if (Object.hasOwn(plain, key)) plain[key]() === true && event.preventDefault();
	}
});

// A menu closes when something else is pressed.
addEventListener("pointerdown", (event) => {
	for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
