// Every page that links lead to from the start page: answered, without a word on the console, without a finding of axe, in both
// languages, light and dark, and not wider than a phone.
import { assert, demo, findings, open, serve } from './harness.mjs';

const PER_KIND = 2;    // pages of one kind (numbers in their path left out)
const PAGES_MAX = 120;

// Pages of one kind differ in numbers and in what is searched for.
function kind(url) {
	const { pathname, searchParams } = new URL(url);
	return pathname.replace(/\/\d+/g, '/:id') + '?' + [...searchParams.keys()].sort().join('&');
}

let found;
/** Addresses of pages, found by following links as a reader would; each is { url, from }. */
async function pages(server) {
	if (found)
		return found;
	const page = await open();
	await page.goto(server.link);
	const seen = new Map([[kind(server.url + '/'), 1]]);
	found = [{ url: server.url + '/', from: 'the start' }];
	for (let i = 0; i < found.length && found.length < PAGES_MAX; i++) {
		const answer = await page.goto(found[i].url);
		const type = answer.headers()['content-type'] ?? '';
		assert(answer.status() === 200, `${found[i].url} (linked from ${found[i].from}) answers ${answer.status()}`);
		if (!type.startsWith('text/html')) {
			found.splice(i--, 1);
			continue;
		}
		const links = await page.$$eval('a[href]:not([download])', (all) => all.map((a) => a.href.replace(/#.*/, '')));
		for (const url of links) {
			const of = kind(url);
			if (!url.startsWith(server.url + '/') || /\/static\/|\.(json|csv|tsv|pdf)(\?|$)/.test(url) ||
				found.some((p) => p.url === url) || (seen.get(of) ?? 0) >= PER_KIND)
				continue;
			seen.set(of, (seen.get(of) ?? 0) + 1);
			found.push({ url, from: found[i].url });
		}
	}
	await page.context().close();
	return found;
}

let server;
async function all(look, check) {
	server ??= await serve(await demo());
	const list = await pages(server);
	const page = await open(look);
	// The link signs in once; the first reader's session is not shared, so each look has a server's link of its own.
	const again = await serve(await demo());
	await page.goto(again.link);
	const wrong = [];
	for (const { url } of list) {
		const address = again.url + url.slice(server.url.length);
		page.faults.length = 0;
		await page.goto(address, { waitUntil: 'load' });
		wrong.push(...(await check(page)).map((what) => `${new URL(url).pathname}${new URL(url).search}: ${what}`));
		wrong.push(...page.faults.map((what) => `${new URL(url).pathname}: ${what}`));
	}
	await page.context().close();
	await again.stop();
	assert(wrong.length === 0, `${wrong.length} faults on ${list.length} pages\n${wrong.slice(0, 40).join('\n')}`);
}

export const tests = {
	'axe, bokmål, light': () => all({ lang: 'nb' }, findings),
	'axe, English, dark': () => all({ lang: 'en', scheme: 'dark' }, findings),
	'axe, bokmål, dark': () => all({ lang: 'nb', scheme: 'dark' }, findings),
	'axe, English, light': () => all({ lang: 'en' }, findings),
	'as wide as a phone': () => all({ size: [375, 800] }, async (page) => {
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		return wide > 0 ? [`${wide} pixels wider than the screen`] : [];
	}),
	'no page needs scripts': () => all({ javaScript: false }, async (page) => {
		const main = await page.textContent('main');
		return main && main.trim().length > 20 ? [] : ['nothing in main'];
	}),
};
