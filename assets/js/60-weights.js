/* Weights: the total of each axis while they are typed. Without this file the total is that of the last save. */
for (const form of document.querySelectorAll("[data-weights]")) {
	const number = (text) => Number(text.replace(/\s|%/g, "").replace(",", "."));
	const shown = new Intl.NumberFormat(document.documentElement.lang || "nb", { maximumFractionDigits: 2 });
	form.addEventListener("input", (event) => {
		const axis = event.target.dataset.part;
		if (!axis) return;
		const parts = [...form.querySelectorAll(`[data-part="${axis}"]`)].map((input) => number(input.value));
		const total = Math.round(parts.reduce((sum, part) => sum + part, 0) * 100) / 100;
		const out = form.querySelector(`[data-total="${axis}"]`);
		const off = Math.round((total - 100) * 100) / 100;
		const text = off === 0 ? out.dataset.whole : off < 0 ? out.dataset.short : out.dataset.over;
		out.textContent = Number.isNaN(total) ? "?" : text.replace("#", shown.format(total)).replace("#", shown.format(Math.abs(off)));
		out.classList.toggle("good", off === 0);
		out.classList.toggle("watch", off !== 0);
	});
}
