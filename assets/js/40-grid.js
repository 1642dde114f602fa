/* The scoring grid: arrows move, 1–5 rates and moves on, a block from a spreadsheet is pasted, every change is saved at once and can be
 * undone; evidence and confidence of the cell one stands in are at the side. The answer tells what others say, once mine is given.
 * Evidence for a cell without a rating is a draft until the rating is given. What was refused is kept, and sent anew when asked.
 * Without this file the same form has a button that saves all. */
for (const form of document.querySelectorAll("[data-grid]")) {
	const lines = [...form.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.querySelector("input")));
	const heads = [...form.querySelectorAll("thead [data-scale]")];
	const said = document.querySelector("[data-saved-here]");
	const side = form.querySelector("[data-cell]");
	const evidence = form.querySelector("[data-evidence]");
	const confidence = form.querySelector("[data-confidence]");
	const undo = document.querySelector("[data-undo]");
	const next = document.querySelector("[data-next-empty]");
	const draft = form.querySelector("[data-draft]");
	const retry = document.querySelector("[data-again]");
	const signIn = document.querySelector("[data-sign-in]");
	const all = lines.flat().filter(Boolean);
	const waiting = new Map();
	const done = [];
	const known = new Map(all.map((input) => [input, input.value]));
	// What the server has: only that counts as given.
	const stored = new Map(known);
	let sending = false;
	let again = 0;
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
	// The next one without my rating, round the corner to the first.
	function nextEmpty() {
		const from = all.indexOf(current) + 1;
		[...all.slice(from), ...all.slice(0, from)].find((input) => !input.value)?.focus();
	}
	function count() {
		const given = all.filter((input) => stored.get(input)).length;
		const sum = document.querySelector("[data-given]");
		if (sum) sum.textContent = given === all.length ? sum.dataset.all : sum.dataset.given.replace("#", given).replace("#", all.length);
		if (next) next.hidden = all.every((input) => input.value);
		if (undo) undo.hidden = !done.length;
	}
	function tell(words, bad) {
		if (!said) return;
		said.textContent = words;
		said.classList.toggle("bad", bad);
	}

	// The server takes evidence with a rating only: until there is one it stays here, and that is said.
	const drafted = (input) => !/^[1-5]$/.test(input.value) && !!(input.dataset.e || input.dataset.c);
	function hint() {
		if (draft && current) draft.hidden = /^[1-5]$/.test(current.value) || !(evidence.value.trim() || confidence.value);
	}
	// The side shows what the cell one stands in has.
	function fill() {
		if (!side || !current) return;
		evidence.value = current.dataset.e ?? "";
		confidence.value = current.dataset.c ?? "";
		hint();
	}

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
	}

	async function send(body) {
		try {
			const got = await fetch(form.dataset.grid, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
			const answer = await got.json().catch(() => null);
			return { ok: got.ok && !!answer, away: got.status >= 500, status: got.status, answer };
		} catch {
			return { ok: false, away: true, status: 0, answer: null };
		}
	}
	// Signed in anew in another tab: the forms here get the token of that session, if it is the same person's.
	async function renew() {
		const got = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
		if (!got?.ok) return false;
		const page = new DOMParser().parseFromString(await got.text().catch(() => ""), "text/html").querySelector("[data-grid]");
		const token = page?.querySelector("[name=csrf]")?.value;
		if (!token || page.dataset.rater !== form.dataset.rater) return false;
		const changed = token !== form.querySelector("[name=csrf]").value;
		for (const input of document.querySelectorAll("[name=csrf]")) input.value = token;
		return changed;
	}
	async function deliver(body) {
		const token = () => body.set("csrf", form.querySelector("[name=csrf]")?.value ?? "");
		token();
		const got = await send(body);
		if (got.status !== 403 || !(await renew())) return got;
		token();
		return send(body);
	}

	// Ratings go in the order they were typed, one batch at a time; what does not get through waits, and is tried again.
	async function save() {
		if (sending || !waiting.size) return;
		sending = true;
		clearTimeout(again);
		const batch = new Map(waiting);
		waiting.clear();
		const inputs = [...batch.keys()].map((name) => form.elements[name]).filter(Boolean);
		const body = new URLSearchParams();
		for (const [name, value] of batch) for (const [n, v] of Object.entries(value)) body.set(n + name.slice(1), v);
		const { ok, away, status, answer } = await deliver(body);
		mark(inputs, "saving", away);
		mark(inputs, "wrong", !ok && !away);
		if (retry) retry.hidden = ok || away;
		if (signIn) signIn.hidden = status !== 401;
		if (ok) {
			for (const [name, { r }] of batch) stored.set(form.elements[name], r);
			show(answer);
			count();
		}
		const clock = new Date().toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit" });
		tell(ok ? form.dataset.saved + " " + clock : away ? form.dataset.away : answer?.message ?? form.dataset.failed, !ok);
		if (!ok) for (const [name, value] of batch) waiting.set(name, { ...value, ...waiting.get(name) });
		sending = false;
		if (ok) save();
		else if (away) again = setTimeout(save, 4000);
	}

	// A cell goes with its evidence, when that was touched.
	const state = (input) => ({ input, r: known.get(input), e: input.dataset.e, c: input.dataset.c });
	function put(input, value) {
		input.value = value;
		known.set(input, value);
		input.removeAttribute("aria-invalid");
		waiting.set(input.name, { ...waiting.get(input.name), r: value });
		if (value === "") input.dataset.e = input.dataset.c = "";
		mark([input], "saving", true);
		if (input === current) fill();
	}
	// One act of the user: what the cells were is kept, so that it can be undone.
	function act(changes) {
		const real = changes.filter(([input, value]) => known.get(input) !== value || input.closest("td").classList.contains("old"));
		if (!real.length) return;
		done.push(real.map(([input]) => state(input)));
		for (const [input, value] of real) {
			const { e, c } = input.dataset;
			put(input, value);
			if (value !== "" && (e || c)) Object.assign(waiting.get(input.name), { e, c });
		}
		count();
		save();
	}
	function back() {
		const before = done.pop();
		if (!before) return;
		for (const { input, r, e, c } of before) {
			put(input, r);
			Object.assign(input.dataset, { e: e ?? "", c: c ?? "" });
			if (r !== "") Object.assign(waiting.get(input.name), { e: e ?? "", c: c ?? "" });
		}
		before[0].input.focus();
		fill();
		count();
		save();
	}
	function beside() {
		if (!current) return;
		const e = evidence.value.trim();
		const c = confidence.value;
		if (e === (current.dataset.e ?? "") && c === (current.dataset.c ?? "")) return;
		if (/^[1-5]$/.test(current.value)) done.push([state(current)]);
		Object.assign(current.dataset, { e, c });
		if (!/^[1-5]$/.test(current.value)) {
			// "Saved" is not said of a draft.
			if (!waiting.size && !sending) tell("", false);
			return;
		}
		waiting.set(current.name, { r: current.value, e, c });
		mark([current], "saving", true);
		count();
		save();
	}

	form.addEventListener("keydown", (event) => {
		if (event.key === "Escape" && current && side?.contains(event.target)) return event.preventDefault(), current.focus();
		const at = where(event.target);
		if (!at) return;
		if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") return event.preventDefault(), back();
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const [x, y] = at;
		const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Enter: [0, 1] }[event.key];
		if (step) {
			event.preventDefault();
			go(x, y, ...step);
		} else if (/^[1-5]$/.test(event.key)) {
			event.preventDefault();
			act([[event.target, event.key]]);
			onward(x, y);
		} else if (event.key === "Backspace" || event.key === "Delete") {
			event.preventDefault();
			act([[event.target, ""]]);
		} else if (event.key.length === 1) {
			event.preventDefault();
			if (event.key.toLowerCase() === "n") nextEmpty();
			else if (event.key.toLowerCase() === "e") evidence?.focus();
		}
	});
	// A phone's keyboard gives no keys, only the text.
	form.addEventListener("input", (event) => {
		if (!where(event.target)) return;
		const value = event.target.value.slice(-1);
		if (value && !/[1-5]/.test(value)) return event.target.setAttribute("aria-invalid", "true");
		event.target.value = value;
		act([[event.target, value]]);
	});
	form.addEventListener("paste", (event) => {
		const at = where(event.target);
		if (!at) return;
		event.preventDefault();
		const block = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
		const changes = [];
		block.forEach((line, dy) =>
			line.split("\t").forEach((text, dx) => {
				const input = lines[at[1] + dy]?.[at[0] + dx];
				const value = text.trim();
				// An empty cell of the block leaves what is there.
				if (input && /^[1-5]$/.test(value)) changes.push([input, value]);
				else if (input && value) input.setAttribute("aria-invalid", "true");
			}),
		);
		act(changes);
	});
	// The scale of the criterion one stands in with its present step, and the cell's evidence.
	form.addEventListener("focusin", (event) => {
		const at = where(event.target);
		if (!at) return;
		event.target.select();
		mark(all, "here", false);
		current = event.target;
		mark([current], "here", true);
		const shown = heads[at[0] - lines[at[1]].length + heads.length]?.dataset.scale;
		for (const scale of form.querySelectorAll(".scales > *")) {
			scale.hidden = scale.id !== shown;
			for (const item of scale.querySelectorAll("[data-value]")) item.classList.toggle("is", item.dataset.value === event.target.value);
		}
		if (!side) return;
		side.hidden = false;
		side.querySelector("[data-cell-name]").textContent = current.getAttribute("aria-label");
		fill();
	});
	// A click on a step of the scale rates the cell one stands in.
	form.addEventListener("click", (event) => {
		const step = event.target.closest?.(".scales [data-value]");
		if (!step || !current) return;
		const at = where(current);
		act([[current, step.dataset.value]]);
		onward(...at);
	});
	evidence?.addEventListener("change", beside);
	confidence?.addEventListener("change", beside);
	side?.addEventListener("input", hint);
	undo?.addEventListener("click", back);
	next?.addEventListener("click", nextEmpty);
	retry?.addEventListener("click", save);
	for (const button of form.querySelectorAll("button:not([type])")) if (side) button.hidden = true;
	count();
	addEventListener("online", save);
	addEventListener("beforeunload", (event) => {
		if (document.activeElement === evidence) beside();
		if (waiting.size || sending || all.some(drafted)) event.preventDefault();
	});
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		beside();
		save();
	});
}
