/* Lists: all, ranges with Shift, the count of what is chosen, and tables as tab-separated text. */
const boxes = (table) => [...table.querySelectorAll("tbody [type=checkbox]")];
let last = null;

addEventListener("change", (event) => {
	const table = event.target.type === "checkbox" && event.target.closest("table");
	if (!table) return;
	const all = boxes(table);
	if (event.target.hasAttribute("data-all")) for (const box of all) box.checked = event.target.checked;
	const count = all.filter((box) => box.checked).length;
	const head = table.querySelector("[data-all]");
	if (head) {
		head.checked = count === all.length;
		head.indeterminate = count > 0 && count < all.length;
	}
	const shown = table.parentElement.querySelector("[data-count]");
	if (shown) shown.textContent = count + " " + shown.dataset.count;
});

addEventListener("click", (event) => {
	const box = event.target;
	if (!box.matches?.("tbody [type=checkbox]")) return;
	const all = boxes(box.closest("table"));
	if (event.shiftKey && all.includes(last)) {
		const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
		for (const one of all.slice(from, to + 1)) one.checked = box.checked;
	}
	last = box;
});

// What a cell is worth in a spreadsheet: its plain value when it gives one, else its text; never a formula.
const cell = (node) => {
	const text = (node.dataset.value ?? node.querySelector("input")?.value ?? node.innerText).replace(/\s+/g, " ").trim();
	return /^[=+@]|^-(?![\d.,]+$)/.test(text) ? "'" + text : text;
};
// Columns of boxes and pictures are left out.
const mute = (node) => node.querySelector("[type=checkbox]") || (node.querySelector("svg") && !node.innerText.trim());
const asText = (table) => {
	const skip = new Set([...table.tBodies].flatMap((body) => [...(body.rows[0]?.cells ?? [])]).filter(mute).map((c) => c.cellIndex));
	return [...table.rows]
		.filter((row) => row.offsetParent || row.closest("thead"))
		.map((row) => [...row.cells].filter((c) => !skip.has(c.cellIndex)).map(cell).join("\t"))
		.join("\n");
};

for (const button of document.querySelectorAll("[data-copy]")) {
	button.hidden = !navigator.clipboard;
	button.addEventListener("click", async () => {
		const what = document.getElementById(button.dataset.copy);
		await navigator.clipboard.writeText(what instanceof HTMLInputElement ? what.value : asText(what));
		const before = button.innerHTML;
		button.textContent = button.dataset.done || "✓";
		setTimeout(() => (button.innerHTML = before), 1500);
	});
}
