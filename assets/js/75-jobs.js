/* Jobs under way: counts and bars follow them, and the page is shown anew when one has begun or ended. */
const jobs = document.querySelector("[data-jobs]");
if (jobs) {
	const number = new Intl.NumberFormat(document.documentElement.lang === "nb" ? "nb-NO" : "en-GB");
	const follow = (job) => {
		const row = jobs.querySelector(`[data-job="${job.name}"]`);
		if (!row || row.dataset.state !== job.state)
			return false;
		const bar = row.querySelector("progress"), done = row.querySelector("[data-job-done]");
		if (bar)
			bar.value = job.percent;
		if (done)
			done.textContent = number.format(job.done);
		return true;
	};
	const ask = async () => {
		try {
			const answer = await fetch(jobs.dataset.jobs, { headers: { Accept: "application/json" } });
			const page = await answer.json();
			if (!page.jobs.every(follow)) {
				location.reload();
				return;
			}
		} catch (failed) {
			console.info("the page of jobs did not answer", failed);
		}
		setTimeout(ask, 1000);
	};
	setTimeout(ask, 1000);
}
