/* The scoring grid: arrows move, 1–5 rates and moves on, a block from a spreadsheet is pasted, every change is saved at once.
 * Without this file the same form has a button that saves all. */
for (const form of document.querySelectorAll("[data-grid]")) {
	const lines = [...form.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.querySelector("input")));
	const said = form.querySelector("[data-saved-here]");
	const waiting = new Map();
	let sending = false;

	const where = (input) => {
		for (let y = 0; y < lines.length; y++) {
			const x = lines[y].indexOf(input);
			if (x >= 0) return [x, y];
		}
		return null;
	};
	const go = (x, y, dx, dy) => {
		for (x += dx, y += dy; lines[y] && x >= 0 && x < lines[y].length; x += dx, y += dy)
			if (lines[y][x]) return lines[y][x].focus(), true;
		return false;
	};
	// After a rating: the next in the row, else the first of the next row.
	const onward = (x, y) => go(x, y, 1, 0) || go(0, y + 1, 1, 0);
	const mark = (inputs, name, on) => inputs.forEach((input) => input.closest("td").classList.toggle(name, on));

	async function save() {
		if (sending || !waiting.size) return;
		sending = true;
		const batch = new Map(waiting);
		waiting.clear();
		const inputs = [...batch.keys()].map((name) => form.elements[name]);
		const body = new URLSearchParams([...batch]);
		const csrf = form.querySelector("[name=csrf]");
		if (csrf) body.set("csrf", csrf.value);
		let ok = false;
		try {
			ok = (await fetch(form.dataset.grid, { method: "POST", body, headers: { Accept: "application/json" } })).ok;
		} catch {
			ok = false;
		}
		mark(inputs, "saving", false);
		mark(inputs, "wrong", !ok);
		if (ok) mark(inputs, "old", false);
		if (said) {
			const clock = new Date().toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit" });
			said.textContent = ok ? form.dataset.saved + " " + clock : form.dataset.failed;
			said.classList.toggle("bad", !ok);
		}
		if (!ok) for (const [name, value] of batch) if (!waiting.has(name)) waiting.set(name, value);
		sending = false;
		if (ok) save();
	}

	function put(input, value) {
		input.value = value;
		input.removeAttribute("aria-invalid");
		waiting.set(input.name, value);
		mark([input], "saving", true);
	}

	form.addEventListener("keydown", (event) => {
		const at = where(event.target);
		if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
		const [x, y] = at;
		const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Enter: [0, 1] }[event.key];
		if (step) {
			event.preventDefault();
			go(x, y, ...step);
		} else if (/^[1-5]$/.test(event.key)) {
			event.preventDefault();
			put(event.target, event.key);
			save();
			onward(x, y);
		} else if (event.key === "Backspace" || event.key === "Delete") {
			event.preventDefault();
			put(event.target, "");
			save();
		} else if (event.key.length === 1) {
			event.preventDefault();
		}
	});
	// A phone's keyboard gives no keys, only the text.
	form.addEventListener("input", (event) => {
		if (!where(event.target)) return;
		const value = event.target.value.slice(-1);
		if (value && !/[1-5]/.test(value)) return event.target.setAttribute("aria-invalid", "true");
		put(event.target, value);
		save();
	});
	form.addEventListener("paste", (event) => {
		const at = where(event.target);
		if (!at) return;
		event.preventDefault();
		const block = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
		block.forEach((line, dy) =>
			line.split("\t").forEach((text, dx) => {
				const input = lines[at[1] + dy]?.[at[0] + dx];
				const value = text.trim();
				if (input && /^[1-5]?$/.test(value)) put(input, value);
				else if (input) input.setAttribute("aria-invalid", "true");
			}),
		);
		save();
	});
	// The scale of the criterion one stands in, with its present step.
	form.addEventListener("focusin", (event) => {
		const at = where(event.target);
		if (!at) return;
		event.target.select();
		const shown = form.querySelectorAll("thead th")[at[0]]?.dataset.scale;
		for (const scale of form.querySelectorAll(".scales > *")) {
			scale.hidden = scale.id !== shown;
			for (const item of scale.querySelectorAll("[data-value]")) item.classList.toggle("is", item.dataset.value === event.target.value);
		}
	});
	addEventListener("online", save);
	addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());
	form.addEventListener("submit", () => waiting.clear());
}
