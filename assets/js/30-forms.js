/* Forms: the first error is gone to, leaving with unsaved text asks, a file can be dropped and its way up is shown. */
document.querySelector("[data-focus]")?.focus();

// What the sum at the top says of a field is said at the field, too, unless the server has put it there.
for (const link of document.querySelectorAll('.summary a[href^="#f-"]')) {
	const input = document.getElementById(decodeURIComponent(link.hash.slice(1)));
	if (!input || input.getAttribute("aria-invalid")) continue;
	let error = input.closest(".field")?.querySelector(".error");
	if (!error) {
		error = document.createElement("span");
		error.className = "error";
		error.textContent = (link.querySelector("span") ?? link).textContent;
		(input.closest(".affix") ?? input).after(error);
	}
	error.id ||= "e-" + input.id;
	input.setAttribute("aria-invalid", "true");
	input.setAttribute("aria-describedby", [error.id, input.getAttribute("aria-describedby")].filter(Boolean).join(" "));
}

const unsaved = new Set();
for (const form of document.querySelectorAll("form[data-ask]")) {
	form.addEventListener("input", () => unsaved.add(form));
	form.addEventListener("submit", () => unsaved.delete(form));
	form.addEventListener("reset", () => unsaved.delete(form));
}
addEventListener("beforeunload", (event) => {
	if (unsaved.size) event.preventDefault();
});
addEventListener("click", (event) => {
	if (event.target.closest?.("[data-cancel]")) unsaved.clear();
});

// Pressed twice is sent once.
addEventListener("submit", (event) => {
	const form = event.target;
	if (event.defaultPrevented || form.method !== "post") return;
	if (form.dataset.sent) event.preventDefault();
	form.dataset.sent = "1";
	setTimeout(() => delete form.dataset.sent, 4000);
});
addEventListener("pageshow", (event) => {
	if (event.persisted) for (const form of document.forms) delete form.dataset.sent;
});

for (const box of document.querySelectorAll("[data-drop]")) {
	const input = box.querySelector("[type=file]");
	const over = (on) => (event) => {
		event.preventDefault();
		box.classList.toggle("over", on);
	};
	box.addEventListener("dragover", over(true));
	box.addEventListener("dragleave", over(false));
	box.addEventListener("drop", (event) => {
		over(false)(event);
		input.files = event.dataTransfer.files;
		input.dispatchEvent(new Event("change", { bubbles: true }));
	});
}

// <form data-progress> with a <progress> in it: the same request, with its way shown.
for (const form of document.querySelectorAll("form[data-progress]")) {
	form.addEventListener("submit", (event) => {
		const bar = form.querySelector("progress");
		if (!bar || ![...form.querySelectorAll("[type=file]")].some((input) => input.files.length)) return;
		event.preventDefault();
		bar.hidden = false;
		const sending = new XMLHttpRequest();
		sending.open("POST", form.action);
		sending.upload.onprogress = (e) => {
			bar.max = e.total;
			bar.value = e.loaded;
		};
		sending.onload = () => {
			if (sending.status < 400) return location.assign(sending.responseURL);
			const page = new DOMParser().parseFromString(sending.responseText, "text/html");
			document.querySelector("main").replaceWith(page.querySelector("main") ?? page.body);
			document.querySelector("[data-focus]")?.focus();
		};
		sending.onerror = () => {
			bar.hidden = true;
			delete form.dataset.sent;
		};
		sending.send(new FormData(form, event.submitter));
	});
}
