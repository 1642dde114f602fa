// Every page that links lead to from the start page: answered, without a word on the console, without a finding of axe, and not wider
// than a phone; each in one language, light or dark, in the next one by each commit. HJUL_LOOKS=all: in every role, every kind of page,
// also refusals, in both languages, light and dark, each in the one language that is asked for.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, demo, findings, firstOf, open, root, serve, signIn, turn } from './harness.mjs';

const WHOLE = process.env.HJUL_LOOKS === 'all';
const ROLES = WHOLE ? ['administrator', 'leader', 'staff', 'reader'] : ['administrator', 'leader'];
const PAGES_MAX = WHOLE ? 500 : 60;

// Pages of one kind differ in numbers (in the whole walk: not in those of steps) and in what is searched for.
function kind(url) {
	const { pathname, searchParams } = new URL(url);
	return pathname.replace(WHOLE ? /\/\d{3,}/g : /\/\d+/g, '/:id') + '?' + [...searchParams.keys()].sort().join('&');
}

// Texts of the catalogue that are long enough not to stand in a name, by language; those with blanks are left out, and what the
// demo's people write.
const texts = { nb: [], en: [] };
const told = new Set(); // by the demo's people, in the language in which the demo was made
if (WHOLE)
	for (const [, key, en, nb] of readFileSync(path.join(root, 'po/nb.po'), 'utf8')
		.matchAll(/^msgctxt "(.*)"\nmsgid "(.*)"\nmsgstr "(.*)"$/gm))
		if (key.startsWith('demo.'))
			told.add(en).add(nb);
		else if (en !== nb && Math.min(en.length, nb.length) > 11 && !/[{\\]/.test(en + nb)) {
			texts.nb.push(nb);
			texts.en.push(en);
		}

/** Texts of the other language on the page; what is marked as being in it and what people wrote (names, lists) is left out. */
async function foreign(page, lang) {
	const other = lang === 'nb' ? 'en' : 'nb';
	const own = texts[lang].join('\n');
	const said = await page.evaluate((code) => {
		const copy = document.body.cloneNode(true);
		for (const element of copy.querySelectorAll(`[lang="${code}"], script, style`))
			element.remove();
		return [...copy.querySelectorAll('*')].flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3)
			.map((node) => node.textContent.trim()).concat(['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '')))
			.filter((text) => text.length > 11).join('\n');
	}, other);
	const ours = said.split('\n').filter((line) => !told.has(line)).join('\n');
	return texts[other].filter((text) => ours.includes(text) && !own.includes(text)).map((text) => `not in ${lang}: «${text}»`);
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
	const seen = new Set([kind(server.url + '/')]);
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
				list.some((p) => p.url === url) || seen.has(of))
				continue;
			seen.add(of);
			list.push({ url, from: list[i].url });
		}
	}
	await page.context().close();
	found[role] = list;
	return list;
}

const servers = {};
/** Check the pages of a role in a look; `mine` tells which, by number. */
async function as(role, look, check, mine = () => true) {
	const db = await demo();
	servers[role] ??= await serve(db);
	const list = [...(await pages(servers[role], db, role)).entries()].filter(([i]) => mine(i));
	const page = await open(look);
	// The link signs in once; the first reader's session is not shared, so each look has a server's link of its own.
	const again = await serve(db);
	await enter(page, again, db, role);
	const wrong = [];
	for (const [i, { url }] of list) {
		const address = again.url + url.slice(servers[role].url.length);
		page.faults.length = 0;
		await page.goto(address, { waitUntil: 'load' });
		const where = `${new URL(url).pathname}${new URL(url).search}`;
		wrong.push(...(await check(page, i)).map((what) => `${where}: ${what}`), ...page.faults.map((what) => `${where}: ${what}`));
	}
	await page.context().close();
	await again.stop();
	assert(wrong.length === 0, `${wrong.length} faults on ${list.length} pages of the ${role}\n${wrong.slice(0, 40).join('\n')}`);
}

async function all(look, check) {
	for (const role of ROLES)
		await as(role, look, check);
}

/** Everything at once, for the whole walk: what axe finds, the language, and whether it fits a phone. */
const everything = (lang) => async (page) => {
	const wrong = await findings(page);
	if (!page.url().endsWith('/design'))
		wrong.push(...await foreign(page, lang));
	const size = page.viewportSize();
	await page.setViewportSize({ width: 800, height: 900 });
	wrong.push(...await page.$$eval('table:has(thead)', (tables) => tables.flatMap((table) => {
		const shown = (row) => [...row?.cells ?? []].filter((cell) => getComputedStyle(cell).display !== 'none')
			.reduce((sum, cell) => sum + cell.colSpan, 0);
		const [head, row] = [shown(table.tHead.rows[0]), shown(table.tBodies[0]?.rows[0])];
		return row && row !== head ? [`${head} columns have a head, ${row} have cells: ${table.id}`] : [];
	})));
	await page.setViewportSize({ width: 390, height: 844 });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	if (wide > 0)
		wrong.push(`${wide} pixels wider than a phone`);
	wrong.push(...(await findings(page)).map((what) => `phone: ${what}`));
	await page.setViewportSize(size);
	return wrong;
};

// What is not there, not allowed or not filled in is a page like any other.
async function refusals(lang, scheme) {
	const db = await demo();
	const wrong = [];
	for (const role of ROLES) {
		const server = await serve(db);
		const page = await open({ lang, scheme });
		await enter(page, server, db, role);
		const check = everything(lang);
		const seen = async (what) => wrong.push(...[...await check(page), ...page.faults.filter((f) => !f.includes('Failed to load'))]
			.map((fault) => `${role}: ${what}: ${fault}`));
		for (const where of ['/nowhere', '/accounts/1', '/users', '/settings', '/criteria/new', '/portfolio/meeting', '/history']) {
			page.faults.length = 0;
			await page.goto(server.url + where);
			await seen(where);
		}
		for (const where of ['/accounts/new', '/people/new']) {
			const answer = await page.goto(server.url + where);
			if (answer.status() !== 200)
				continue;
			await page.$$eval('main [required]', (all) => all.forEach((input) => input.removeAttribute('required')));
			page.faults.length = 0;
			await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
			await seen(`${where} sent empty`);
		}
		await page.context().close();
		await server.stop();
	}
	assert(wrong.length === 0, `${wrong.length} faults\n${wrong.slice(0, 40).join('\n')}`);
}

const whole = {
	'whole, bokmål, light': () => all({ lang: 'nb' }, everything('nb')),
	'whole, bokmål, dark': () => all({ lang: 'nb', scheme: 'dark' }, everything('nb')),
	'whole, English, light': () => all({ lang: 'en' }, everything('en')),
	'whole, English, dark': () => all({ lang: 'en', scheme: 'dark' }, everything('en')),
	'refusals, bokmål, light': () => refusals('nb', 'light'),
	'refusals, English, dark': () => refusals('en', 'dark'),
};

/** Whether the page is as wide as a phone. */
async function wide(page) {
	const size = page.viewportSize();
	await page.setViewportSize({ width: 375, height: 800 });
	const more = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await page.setViewportSize(size);
	return more > 0 ? [`${more} pixels wider than the screen`] : [];
}

// Page number n has the look whose turn it is, the next one has the next; axe, which takes most of the time, looks at one in two.
const LOOKS = [{ lang: 'nb' }, { lang: 'en', scheme: 'dark' }, { lang: 'nb', scheme: 'dark' }, { lang: 'en' }];

async function inTurn() {
	const first = await turn(LOOKS.length * 2);
	for (const [k, look] of LOOKS.entries())
		for (const [r, role] of ROLES.entries()) // of a page that two roles have at the same place it looks at one
			await as(role, look, async (page, i) => [...((i + first >> 2) + r) % 2 ? await findings(page) : [], ...await wide(page)],
				(i) => (i + first) % LOOKS.length === k);
}

export const tests = WHOLE ? whole : {
	'each page in one look, as wide as a phone, axe': inTurn,
	'no page needs scripts': () => all({ javaScript: false }, async (page) => {
		const main = await page.textContent('main');
		return main && main.trim().length > 20 ? [] : ['nothing in main'];
	}),
};
