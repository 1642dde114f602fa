/* The scoring grid: arrows move, 1–5 rates and moves on, a block from a spreadsheet is pasted, every change is saved at once; evidence
 * and confidence of the cell one stands in are at the side. The answer tells what others say, once mine is given. Without this file
 * the same form has a button that saves all. */
for (const form of document.querySelectorAll("[data-grid]")) {
	const lines = [...form.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.querySelector("input")));
	const said = document.querySelector("[data-saved-here]");
	const side = form.querySelector("[data-cell]");
	const evidence = form.querySelector("[data-evidence]");
	const confidence = form.querySelector("[data-confidence]");
	const waiting = new Map();
	let sending = false;
	let current = null;

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
	const mark = (inputs, name, on) => inputs.forEach((input) => input?.closest("td").classList.toggle(name, on));

	// What the server knows of the cells now: mine, the others beside it, the scores of the row.
	function show(answer) {
		for (const row of answer.rows ?? []) {
			for (const cell of row.cells) {
				const input = form.elements[cell.field];
				if (!input) continue;
				const td = input.closest("td");
				const beside = td.querySelector("small");
				if (beside) beside.textContent = cell.beside ?? "";
				td.classList.toggle("old", cell.was !== null);
				td.classList.toggle("said", !!cell.evidence);
			}
			const line = form.querySelector(`tr[data-row="${row.id}"]`);
			for (const i of ["1", "2"]) {
				const score = line?.querySelector(`[data-score="${i}"]`);
				if (score) score.textContent = row["score_" + i];
			}
		}
		const sum = document.querySelector("[data-given]");
		if (!sum) return;
		const all = lines.flat().filter(Boolean);
		const given = all.filter((input) => input.value).length;
		sum.textContent = given === all.length ? sum.dataset.all : sum.dataset.given.replace("#", given).replace("#", all.length);
	}

	async function save() {
		if (sending || !waiting.size) return;
		sending = true;
		const batch = new Map(waiting);
		waiting.clear();
		const inputs = [...batch.keys()].map((name) => form.elements[name]).filter(Boolean);
		const body = new URLSearchParams();
		for (const [name, value] of batch) for (const [n, v] of Object.entries(value)) body.set(n + name.slice(1), v);
		const csrf = form.querySelector("[name=csrf]");
		if (csrf) body.set("csrf", csrf.value);
		let answer = null;
		let ok = false;
		try {
			const got = await fetch(form.dataset.grid, { method: "POST", body, headers: { Accept: "application/json" } });
			ok = got.ok;
			answer = await got.json();
		} catch {
			ok = false;
		}
		mark(inputs, "saving", false);
		mark(inputs, "wrong", !ok);
		if (ok) show(answer);
		if (said) {
			const clock = new Date().toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit" });
			said.textContent = ok ? form.dataset.saved + " " + clock : answer?.message ?? form.dataset.failed;
			said.classList.toggle("bad", !ok);
		}
		if (!ok) for (const [name, value] of batch) waiting.set(name, { ...value, ...waiting.get(name) });
		sending = false;
		if (ok) save();
	}

	// A cell goes with its evidence, when that was touched.
	function put(input, value) {
		input.value = value;
		input.removeAttribute("aria-invalid");
		waiting.set(input.name, { ...waiting.get(input.name), r: value });
		if (value === "") input.dataset.e = input.dataset.c = "";
		mark([input], "saving", true);
	}
	function beside() {
		if (!current) return;
		current.dataset.e = evidence.value.trim();
		current.dataset.c = confidence.value;
		if (!/^[1-5]$/.test(current.value)) return;
		waiting.set(current.name, { r: current.value, e: current.dataset.e, c: current.dataset.c });
		mark([current], "saving", true);
		save();
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
			const { e, c } = event.target.dataset;
			put(event.target, event.key);
			if (e || c) waiting.set(event.target.name, { r: event.key, e, c });
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
				// An empty cell of the block leaves what is there.
				if (input && /^[1-5]$/.test(value)) put(input, value);
				else if (input && value) input.setAttribute("aria-invalid", "true");
			}),
		);
		save();
	});
	// The scale of the criterion one stands in with its present step, and the cell's evidence.
	form.addEventListener("focusin", (event) => {
		const at = where(event.target);
		if (!at) return;
		event.target.select();
		current = event.target;
		const shown = form.querySelectorAll("thead th")[at[0]]?.dataset.scale;
		for (const scale of form.querySelectorAll(".scales > *")) {
			scale.hidden = scale.id !== shown;
			for (const item of scale.querySelectorAll("[data-value]")) item.classList.toggle("is", item.dataset.value === event.target.value);
		}
		if (!side) return;
		side.hidden = false;
		side.querySelector("[data-cell-name]").textContent = current.getAttribute("aria-label");
		evidence.value = current.dataset.e ?? "";
		confidence.value = current.dataset.c ?? "";
	});
	evidence?.addEventListener("change", beside);
	confidence?.addEventListener("change", beside);
	for (const button of form.querySelectorAll("button:not([type])")) if (side) button.hidden = true;
	addEventListener("online", save);
	addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		save();
	});
}
