// <input data-pick="/pick/person"> behind a hidden input: records that fit what is typed, chosen by keys or a tap; the hidden one
// keeps the id, and is sent only from here: without this the server goes by what is typed, also when that is nothing. The list is a combobox's (ARIA Authoring Practices).
for (const input of document.querySelectorAll("[data-pick]")) {
	const id = input.previousElementSibling;
	id.disabled = false;
	const list = document.createElement("ul");
	let choices = [], at = -1, timer = 0, asked = 0;
	list.id = "pick-" + input.id;
	list.className = "picks";
	list.hidden = true;
	list.setAttribute("role", "listbox");
	list.setAttribute("aria-label", input.labels[0]?.firstChild?.textContent.trim() ?? "");
	input.after(list);
	input.parentElement.classList.add("picking");
	input.setAttribute("role", "combobox");
	input.setAttribute("aria-autocomplete", "list");
	input.setAttribute("aria-expanded", "false");
	input.setAttribute("aria-controls", list.id);

	const mark = (n) => {
		at = n;
		[...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
		if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
		else input.removeAttribute("aria-activedescendant");
		list.children[at]?.scrollIntoView({ block: "nearest" });
	};
	const show = (found) => {
		choices = found;
		list.replaceChildren(...found.map((one, i) => {
			const item = document.createElement("li");
			item.id = `${list.id}-${i}`;
			item.setAttribute("role", "option");
			item.textContent = one.title;
			if (one.detail) item.append(Object.assign(document.createElement("small"), { textContent: one.detail }));
			return item;
		}));
		list.hidden = found.length === 0;
		input.setAttribute("aria-expanded", String(!list.hidden));
		mark(-1);
	};
	const choose = (n) => {
		if (!choices[n]) return;
		input.value = choices[n].title;
		id.value = choices[n].id;
		show([]);
	};
	// Whom the server found is chosen here as well; what is sent is the one id.
	const meant = input.parentElement.querySelectorAll("input[type=radio]");
	for (const radio of meant) {
		radio.setAttribute("form", "");
		radio.addEventListener("change", () => {
			input.value = radio.nextElementSibling.firstChild.textContent;
			id.value = radio.value;
		});
	}
	input.addEventListener("input", () => {
		for (const radio of meant) radio.checked = false;
		id.value = "";
		clearTimeout(timer);
		const text = input.value.trim(), mine = ++asked;
		if (!text) return show([]);
		timer = setTimeout(async () => {
			const answer = await fetch(`${input.dataset.pick}.json?q=${encodeURIComponent(text)}`).catch(() => null);
			if (answer?.ok && mine === asked) show((await answer.json()).choices);
		}, 120);
	});
	input.addEventListener("keydown", (event) => {
		if (list.hidden || event.isComposing) return;
		if (event.key === "ArrowDown") mark((at + 1) % choices.length);
		else if (event.key === "ArrowUp") mark((at <= 0 ? choices.length : at) - 1);
		else if (event.key === "Enter" && at >= 0) choose(at);
		else if (event.key === "Escape") show([]);
		else return;
		event.preventDefault();
		event.stopPropagation();
	});
	list.addEventListener("pointerdown", (event) => {
		event.preventDefault(); // the input keeps the focus
		choose([...list.children].indexOf(event.target.closest("li")));
	});
	input.addEventListener("blur", () => {
		asked++;
		show([]);
	});
}
