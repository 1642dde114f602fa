// How the parts of a page stand to each other: on a phone each value is named and what belongs together stays together; side by side
// what is compared is on one line; the navigation says where one is; paper begins with the content.
import { assertEqual, demo, firstOf, open, serve, signIn } from './harness.mjs';

const pages = {};
let server, base;
/** The page of who has the role, in English, in that size; one for all tests. */
async function start(size, role = 'leader') {
	base ??= await demo();
	server ??= await serve(base);
	if (!pages[role]) {
		pages[role] = await open({ lang: 'en' });
		await signIn(pages[role], server, base, await firstOf(base, role));
	}
	await pages[role].emulateMedia({ media: 'screen' });
	await pages[role].setViewportSize(size);
	return pages[role];
}

const PHONE = { width: 390, height: 844 }, DESK = { width: 1440, height: 900 };

/** A customer's address, by the name in the demo. */
async function customer(page, name) {
	await page.goto(`${server.url}/search?q=${encodeURIComponent(name)}`);
	return page.$eval('main tbody th a', (a) => a.getAttribute('href'));
}

/** Sets of elements of which some do not stand on one line: what they say. */
const scattered = (page, row, part) => page.$$eval(row, (rows, of) => rows.map((r) => [...r.querySelectorAll(of)].filter((e) => e.getClientRects().length))
	.filter((parts) => new Set(parts.map((e) => Math.round(e.getBoundingClientRect().top))).size > 1).map((parts) => parts.map((e) => e.textContent).join(' | ')), part);

const none = (found, what) => assertEqual(found.join('\n'), '', what);

export const tests = {
	'a phone: values are named, what belongs together stands together': async () => {
		const page = await start(PHONE);
		// A password that is set anew a second time is told of.
		await signIn(page, server, base, await firstOf(base, 'leader'));
		const href = await customer(page, 'Havtind Gruppen');
		for (const [to, cells] of [['/departments', 'td.num'], [href + '/rounds', 'td'],
			['/profile', 'td:not(:first-child, :has(button, .chip), [aria-labelledby="history-h"] td)'], [href + '/history', 'td.whole']]) {
			await page.goto(server.url + to);
			none(await page.$$eval(`main .cards ${cells}`, (all) => all.filter((e) => e.getClientRects().length && /\d/.test(e.textContent) && !e.dataset.label)
				.map((e) => e.textContent)), `without a name on ${to}`);
		}
		assertEqual(await page.$eval('.note:has(> details)', (note) => note.querySelector('.icon').getBoundingClientRect().top <
			note.querySelector('details').getBoundingClientRect().bottom && note.querySelector('details').getBoundingClientRect().left >
			note.querySelector('.icon').getBoundingClientRect().right), true, 'the sign of a notice stands beside it');
		await page.goto(server.url + '/departments');
		assertEqual(await page.evaluate(() => document.querySelector('th.in-1 a, th.in-1').getBoundingClientRect().left >
			document.querySelector('th.in-0 a, th.in-0').getBoundingClientRect().left + 10), true, 'a department under another stands further in');
		for (const to of ['/exports', href + '/team']) {
			await page.goto(server.url + to);
			none(await scattered(page, 'main .lines > li', '.btn'), `not on one line on ${to}`);
			none(await page.$$eval('main .btn kbd', (all) => all.filter((e) => e.getClientRects().length).map((e) => e.textContent)), 'keys');
		}
		await page.goto(server.url + href + '/sales');
		none(await page.$$eval('main .scroll', (all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1)
			.map((e) => `${e.querySelector('table').id}: ${e.scrollWidth} in ${e.clientWidth}`)), 'sales scroll sideways');
		await page.goto(server.url + '/portfolio');
		none(await page.$$eval('#rows .says', (all) => all.filter((e) => e.getClientRects().length && e.textContent.trim() === '–').map((e) => e.className)), 'a dash alone on a line');
	},

	'side by side: the grid is whole, decisions, numbers and marks are on one line': async () => {
		const page = await start(DESK);
		await page.goto(server.url + '/portfolio/scoring');
		await page.evaluate(() => document.fonts.ready);
		assertEqual(await page.$eval('.scroll:has(> #grid)', (e) => e.scrollWidth > e.clientWidth + 1), false, 'a criterion is cut off');
		await page.goto(server.url + '/portfolio/meeting');
		none(await scattered(page, 'main form.stack', 'select[name^="outcome"]'), 'decisions');
		await page.goto(server.url + '/departments');
		assertEqual(await page.$$eval('td.num', (all) => new Set(all.map((td) => {
			const range = document.createRange();
			range.selectNodeContents(td.querySelector('a') ?? td.firstChild);
			return Math.round(range.getBoundingClientRect().right);
		})).size), 1, 'right edges of the numbers');
		await page.goto(server.url + '/accounts');
		none(await page.$$eval('tbody th:has(> .icon)', (all) => all.filter((th) => th.querySelector('.icon').getBoundingClientRect().top >=
			th.querySelector('a').getBoundingClientRect().bottom).map((th) => th.textContent)), 'a lock under its name');
	},

	'tables of users and of all changes fit a tablet': async () => {
		const page = await start({ width: 768, height: 1024 }, 'administrator');
		const leader = await start({ width: 768, height: 1024 });
		await leader.goto(server.url + await customer(leader, 'Havtind Gruppen') + '/agreements');
		none(await leader.$$eval('main td.nowrap', (all) => all.filter((e) => e.firstChild && e.offsetHeight > 50).map((e) => e.textContent)), 'a number in pieces');
		assertEqual(await leader.$$eval('main td.nowrap', (all) => all.some((e) => e.textContent === 'R-2023-08')), true, 'numbers are whole');
		for (const to of ['/users', '/history']) {
			await page.goto(server.url + to);
			none(await page.$$eval('main .scroll', (all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1)
				.map((e) => `${e.scrollWidth} in ${e.clientWidth}`)), `${to} scrolls sideways`);
			none(await page.$$eval('main .st', (all) => all.filter((e) => e.offsetHeight > 50).map((e) => e.textContent)), `words under each other on ${to}`);
		}
	},

	'the navigation says where one is': async () => {
		const wrong = [];
		for (const [role, places] of Object.entries({
			administrator: { '/jobs': 'Settings', '/rates': 'Settings', '/custom_fields': 'Settings', '/users': 'Settings', '/exports': 'Import' },
			leader: { '/criteria': 'Portfolio', '/portfolio/scoring': 'Ratings', '/departments': 'Colleagues', '/import_sources': 'Import', '/': 'My day' },
		})) {
			const page = await start(DESK, role);
			for (const [to, where] of Object.entries(places)) {
				const text = await (await page.request.get(server.url + to, { headers: { Accept: 'text/html', 'Accept-Language': 'en' } })).text();
				const at = [...text.matchAll(/ aria-current="page" data-go=.*<span>(.*?)<\/span>/g)].map((m) => m[1]).join();
				if (at !== where)
					wrong.push(`${to}: ${at}`);
			}
			}
		none(wrong, 'elsewhere');
	},

	'history and archived rounds speak in words': async () => {
		const page = await start(DESK);
		await page.goto(server.url + await customer(page, 'Rimdal Støperi') + '/history');
		const what = await page.$$eval('tbody th', (all) => all.map((th) => th.textContent));
		none(what.filter((text) => /[a-z]_[a-z]/.test(text)), 'names of fields');
		assertEqual(what.includes('Decision: Decided by'), true, 'who decided is told');
		await page.goto(server.url + await customer(page, 'Rimdal Støperi') + '/rounds/2');
		assertEqual(await page.textContent('.lede'), 'One of seven steps was ready when the round was closed; 12 items were missing.', 'sentence');
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: 688, height: 1000 });
		none(await page.$$eval('.crumbs, .note', (all) => all.filter((e) => e.getClientRects().length).map((e) => e.textContent)), 'on paper');
		none(await page.$$eval('.card:has(.lines)', (all) => all.filter((e) => getComputedStyle(e).breakInside !== 'auto' && e.offsetHeight > 700)
			.map((e) => e.textContent.slice(0, 20))), 'leaves a page empty');
	},
};
