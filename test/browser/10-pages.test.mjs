// Every page that links lead to from the start page: answered, without a word on the console, without a finding of axe, in both
// languages, light and dark, and not wider than a phone.
import { assert, demo, findings, firstOf, open, serve, signIn } from './harness.mjs';

const PER_KIND = 1;    // pages of one kind (numbers in their path left out)
const PAGES_MAX = 60;

// Pages of one kind differ in numbers and in what is searched for.
function kind(url) {
	const { pathname, searchParams } = new URL(url);
	return pathname.replace(/\/\d+/g, '/:id') + '?' + [...searchParams.keys()].sort().join('&');
}

/** Who reads: by the link that is printed at first, or a user of the role. */
async function enter(page, server, db, role) {
	if (role === 'administrator')
		await page.goto(server.link);
	else
		await signIn(page, server, db, await firstOf(db, role));
}

const found = {};
/** Addresses of pages, found by following links as a reader of the role would; each is { url, from }. */
async function pages(server, db, role) {
	if (found[role])
		return found[role];
	const page = await open();
	await enter(page, server, db, role);
	const seen = new Map([[kind(server.url + '/'), 1]]);
	const list = [{ url: server.url + '/', from: 'the start' }];
	for (let i = 0; i < list.length && list.length < PAGES_MAX; i++) {
		const answer = await page.goto(list[i].url);
		const type = answer.headers()['content-type'] ?? '';
		assert(answer.status() === 200, `${list[i].url} (linked from ${list[i].from}) answers ${answer.status()} to ${role}`);
		if (!type.startsWith('text/html')) {
			list.splice(i--, 1);
			continue;
		}
		const links = await page.$$eval('a[href]:not([download])', (all) =>
			all.map((a) => new URL(a.getAttribute('href'), document.baseURI).href.replace(/#.*/, '')));
		for (const url of links) {
			const of = kind(url);
			if (!url.startsWith(server.url + '/') || /\/static\/|\.(json|csv|tsv|pdf)(\?|$)/.test(url) ||
				list.some((p) => p.url === url) || (seen.get(of) ?? 0) >= PER_KIND)
				continue;
			seen.set(of, (seen.get(of) ?? 0) + 1);
			list.push({ url, from: list[i].url });
		}
	}
	await page.context().close();
	found[role] = list;
	return list;
}

const servers = {};
async function as(role, look, check) {
	const db = await demo();
	servers[role] ??= await serve(db);
	const list = await pages(servers[role], db, role);
	const page = await open(look);
	// The link signs in once; the first reader's session is not shared, so each look has a server's link of its own.
	const again = await serve(db);
	await enter(page, again, db, role);
	const wrong = [];
	for (const { url } of list) {
		const address = again.url + url.slice(servers[role].url.length);
		page.faults.length = 0;
		await page.goto(address, { waitUntil: 'load' });
		const where = `${new URL(url).pathname}${new URL(url).search}`;
		wrong.push(...(await check(page)).map((what) => `${where}: ${what}`), ...page.faults.map((what) => `${where}: ${what}`));
	}
	await page.context().close();
	await again.stop();
	assert(wrong.length === 0, `${wrong.length} faults on ${list.length} pages of the ${role}\n${wrong.slice(0, 40).join('\n')}`);
}

async function all(look, check) {
	for (const role of ['administrator', 'leader'])
		await as(role, look, check);
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
