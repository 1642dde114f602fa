/* Before the first paint: the look this browser was told to keep. Without it the system's own is followed. */
try {
	document.documentElement.dataset.theme = localStorage.getItem("theme") || "";
} catch (refused) {
	document.documentElement.dataset.theme = "";
}
