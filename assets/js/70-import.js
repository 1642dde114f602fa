/* An import at work: the count follows it, and the page is shown anew when it is done. Without this there is a link. */
const work = document.querySelector("[data-work]");
if (work) {
	const read = work.querySelector("[data-work-read]");
	const bar = work.querySelector("progress");
	const number = new Intl.NumberFormat(document.documentElement.lang === "nb" ? "nb-NO" : "en-GB");
	const ask = async () => {
		try {
			const answer = await fetch(work.dataset.work, { headers: { Accept: "application/json" } });
			const page = await answer.json();
			if (!page.working) {
				location.reload();
				return;
			}
			read.textContent = number.format(page.run.read);
			work.querySelector("h2").dataset.state = page.run.state;
			if (bar)
				bar.value = page.percent;
		} catch (failed) {
			console.info("the import's page did not answer", failed);
		}
		setTimeout(ask, 1000);
	};
	setTimeout(ask, 1000);
}
