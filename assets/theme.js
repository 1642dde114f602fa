/* Before the first paint: the look this browser was told to keep, else the profile's, else the system's own. */
try {
	document.documentElement.dataset.theme = localStorage.getItem("theme") || document.documentElement.dataset.theme || "";
} catch (refused) {
	document.documentElement.dataset.theme ||= "";
}
