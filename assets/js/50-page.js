/* Small things of every page: light or dark, how long ago, suggestions while searching. */
for (const button of document.querySelectorAll("[data-theme-toggle]")) {
	button.hidden = false;
	button.addEventListener("click", () => {
		const root = document.documentElement;
		const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
		root.dataset.theme = dark ? "light" : "dark";
		try {
			localStorage.setItem("theme", root.dataset.theme);
		} catch (refused) {
			console.info("theme is not kept", refused);
		}
	});
}

// On a narrow screen the tab one is on is brought into sight.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
	const tabs = tab.closest(".tabs");
	tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.clientWidth) / 2;
}

const ago = new Intl.RelativeTimeFormat(document.documentElement.lang || "nb", { numeric: "auto" });
for (const time of document.querySelectorAll("time[data-ago][datetime]")) {
	const seconds = (new Date(time.dateTime) - Date.now()) / 1000;
	const [unit, size] = [["day", 86400], ["hour", 3600], ["minute", 60]].find(([, s]) => Math.abs(seconds) >= s) ?? ["second", 1];
	time.title = time.textContent;
	time.textContent = ago.format(Math.round(seconds / size), unit);
}

// The answer of data-suggest: an object with a list of {name, detail, href}. Without it the form opens the search page.
for (const input of document.querySelectorAll("[data-suggest]")) {
	const list = document.createElement("div");
	list.className = "sheet hits";
	list.id = "hits";
	list.setAttribute("role", "listbox");
	list.setAttribute("aria-label", input.getAttribute("aria-label"));
	list.hidden = true;
	input.after(list);
	for (const [name, value] of [["role", "combobox"], ["aria-controls", "hits"], ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
		input.setAttribute(name, value);
	let asked = null;
	let timer = 0;
	let at = -1;

	const show = (on) => {
		list.hidden = !on;
		input.setAttribute("aria-expanded", on);
		if (!on) input.removeAttribute("aria-activedescendant");
		at = on ? at : -1;
	};
	const pick = (next) => {
		at = next;
		[...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === at));
		if (list.children[at]) input.setAttribute("aria-activedescendant", list.children[at].id);
	};
	const fill = (hits) => {
		list.replaceChildren(
			...hits.slice(0, 10).map((hit, i) => {
				const item = document.createElement("a");
				item.href = hit.href;
				item.id = "hit-" + i;
				item.setAttribute("role", "option");
				item.setAttribute("aria-selected", "false");
				item.tabIndex = -1;
				const detail = document.createElement("span");
				detail.className = "dim";
				detail.textContent = hit.detail ?? "";
				item.append(hit.name, detail);
				return item;
			}),
		);
		at = -1;
		show(hits.length > 0);
		if (hits.length === 1) pick(0); // Enter goes to the only one there is
	};
	const ask = async () => {
		asked?.abort();
		if (input.value.trim().length < 2) return show(false);
		asked = new AbortController();
		try {
			const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
			if (!answer.ok) return show(false);
			const found = Object.values(await answer.json()).find(Array.isArray) ?? [];
			// Only addresses of this server.
			fill(found.filter((hit) => /^\/(?!\/)/.test(hit.href ?? "")));
		} catch (stopped) {
			if (stopped.name !== "AbortError") show(false);
		}
	};
	input.addEventListener("input", () => {
		at = -1; // what is listed answers what stood there before
		clearTimeout(timer);
		timer = setTimeout(ask, 90);
	});
	input.addEventListener("keydown", (event) => {
		const count = list.children.length;
		if (list.hidden || !count) return;
		if (event.key === "ArrowDown") pick((at + 1) % count);
		else if (event.key === "ArrowUp") pick((at - 1 + count) % count);
		else if (event.key === "Enter" && at >= 0) list.children[at].click();
		else if (event.key === "Escape") show(false);
		else return;
		event.preventDefault();
		if (event.key === "Escape") event.stopPropagation();
	});
	input.addEventListener("blur", () => setTimeout(() => show(false), 150));
}
