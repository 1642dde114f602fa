// What pages measure: names of 200 letters on a phone, where work starts on a customer's pages, how much the scoring grid shows, one
// sentence on top of each page, and what is printed.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { assert, assertEqual, demo, findings, firstOf, hjul, open, pictures, root, scratch, serve, signIn } from './harness.mjs';

const LONG = 'Ordutenmellomrom'.repeat(13).slice(0, 200);
const OF_CUSTOMER = ['', '/facts', '/sales', '/agreements', '/history', '/status', '/team', '/rounds', '/steps/3', '/edit'];

let server, base;
async function start(look, role = 'leader') {
	base ??= await demo();
	server ??= await serve(base);
	const page = await open(look);
	await signIn(page, server, base, await firstOf(base, role));
	return page;
}

async function firstCustomer(page) {
	await page.goto(server.url + '/portfolio');
	return page.$eval('tbody th a', (a) => a.getAttribute('href'));
}

/** A demo of its own in which a key customer, its KAM, a product and a department are called by one word of 200 letters. */
async function longNames() {
	const file = path.join(scratch(), 'long.db'), csv = path.join(scratch(), 'long.csv');
	await hjul(file, 'demo');
	const [account] = JSON.parse(await hjul(file, 'account', 'list', '--wheel', '--limit', '1', '--json'));
	const rows = {
		accounts: `number;name;city\n${account.number};${LONG};${LONG.slice(0, 100)}\n`,
		products: `number;name;category\nLANG;${LONG};${LONG.slice(0, 100)}\n`,
		people: `name;mail;department;title\n${LONG.slice(0, 120)};lang@example.com;${LONG.slice(0, 80)};${LONG.slice(0, 100)}\n`,
		agreements: `customer;number;type;responsible\n${account.number};${LONG.slice(0, 40)};frame;lang@example.com\n`,
	};
	for (const [kind, text] of Object.entries(rows)) {
		writeFileSync(csv, text);
		await hjul(file, 'import', kind, csv);
	}
	return { file, account };
}

export const tests = {
	'names of 200 letters without a blank: no page is wider than a phone': async () => {
		const { file, account } = await longNames(), at = await serve(file), wide = [];
		const page = await open({ size: [390, 844] });
		await signIn(page, at, file, await firstOf(file, 'leader'));
		await page.goto(`${at.url}/accounts/${account.id}/edit`);
		for (const to of ['/', '/portfolio', '/portfolio/matrix', '/portfolio/pareto', '/portfolio/scoring', '/portfolio/meeting', '/accounts',
			'/people', '/people?q=ordut', '/departments', '/products?q=ordut', '/search?q=ordut', '/imports', '/views', '/rates', '/criteria',
			...OF_CUSTOMER.map((part) => `/accounts/${account.id}${part}`)]) {
			const answer = await page.goto(at.url + to);
			const by = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (answer.status() !== 200 || by > 0)
				wide.push(`${to}: ${answer.status()}, ${by} too wide: ` + await page.evaluate(() => [...document.querySelectorAll('main *')]
					.filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .tabs, .matrix-box'))
					.slice(0, 3).map((e) => e.tagName + '.' + e.className).join(' ')));
		}
		await page.context().close();
		await at.stop();
		assertEqual(wide.join('\n'), '', 'too wide');
	},

	'the work of a customer\'s page starts within 300 px': async () => {
		const page = await start({ size: [1440, 900] }), low = [];
		const href = await firstCustomer(page);
		for (const part of ['/sales', '/agreements', '/history', '/status', '/team', '/rounds', '/steps/3']) {
			await page.goto(server.url + href + part);
			const top = await page.evaluate(async () => {
				await document.fonts.ready;
				document.querySelector('.note[role=status]:has(> details)')?.remove(); // told for a month after a new password
				const tabs = document.querySelector('main .tabs').closest('nav');
				return Math.round(tabs.getBoundingClientRect().bottom);
			});
			if (top > 300)
				low.push(`${part}: ${top}`);
		}
		await page.context().close();
		assertEqual(low.join(', '), '', 'starts lower');
	},

	'the scoring grid shows ten customers at 900 px': async () => {
		const page = await start({ size: [1440, 900] }, 'staff');
		await page.goto(server.url + '/portfolio/scoring?set=top');
		await page.evaluate(async () => {
			await document.fonts.ready;
			document.querySelector('.note[role=status]:has(> details)')?.remove(); // told for a month after a new password
		});
		const seen = await page.$$eval('#grid tbody tr', (rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
		const [shown, whole] = await page.$eval('.scroll:has(> #grid)', (e) => [e.clientWidth, e.scrollWidth]);
		await page.context().close();
		assert(seen >= 10, `${seen} customers`);
		assert(whole <= shown, `all criteria beside the scale: ${whole} of ${shown} px`);
	},

	'tables of agreements, jobs and the like fit a tablet': async () => {
		const page = await start({ size: [768, 1024], lang: 'en' }), cut = [];
		const href = await firstCustomer(page);
		for (const to of [href + '/agreements', href + '/history', '/jobs', '/products', '/people', '/imports', '/views', '/rates', '/custom_fields']) {
			await page.goto(server.url + to);
			cut.push(...await page.$$eval('main .scroll', (all, at) => all.filter((e) => e.scrollWidth > e.clientWidth + 1)
				.map((e) => `${at}: ${e.getAttribute('aria-label')} ${e.scrollWidth} in ${e.clientWidth}`), to));
		}
		await page.context().close();
		assertEqual(cut.join('\n'), '', 'scroll sideways');
	},

	'a department under another stands further in': async () => {
		const page = await start({});
		await page.goto(server.url + '/departments');
		const depths = await page.$$eval('tbody th', (all) => all.map((th) => [Number(th.className.match(/in-(\d)/)?.[1]),
			parseFloat(getComputedStyle(th).paddingLeft)]));
		await page.context().close();
		const of = (depth) => depths.filter(([d]) => d === depth).map(([, px]) => px);
		assert(of(0).length && of(1).length, `no tree: ${JSON.stringify(depths)}`);
		assert(Math.min(...of(1)) > Math.max(...of(0)), `not further in: ${JSON.stringify(depths)}`);
	},

	'every page has its sentence on top': async () => {
		const docs = scratch(), lacking = [];
		await promisify(execFile)(path.join(root, 'build/hjul'), ['docs', docs]);
		const routes = [...readFileSync(path.join(docs, 'routes.md'), 'utf8').matchAll(/^\| GET \| `(\/[^`]*)` \|.*\| page[^|]*\|/gm)].map((m) => m[1]);
		assert(routes.length > 30, `${routes.length} pages`);
		for (const role of ['leader', 'administrator']) {
			const page = await start({}, role);
			const href = role === 'leader' ? await firstCustomer(page) : null;
			for (const route of routes.filter((r) => r !== '/design')) {
				const to = route.replace('/accounts/:id', href ?? '/accounts/1').replace(/:[a-z_]+/g, '1');
				const answer = await page.request.get(server.url + to, { headers: { Accept: 'text/html' } });
				if (answer.status() === 200 && !/class="lede"[^>]*>\s*(<b>)?[^<\s]/.test(await answer.text()))
					lacking.push(`${role} ${to}`);
			}
			await page.context().close();
		}
		assertEqual(lacking.join('\n'), '', 'without a sentence');
	},

	'what is printed is A4, without navigation, and shows what the screen scrolls to': async () => {
		const page = await start({ size: [1440, 900] }), wrong = [];
		const href = await firstCustomer(page);
		for (const [name, to] of [['portfolio', '/portfolio'], ['kunde', href + '/facts'], ['status', href + '/status'], ['matrise', '/portfolio/matrix']]) {
			await page.goto(server.url + to);
			await page.emulateMedia({ media: 'print' });
			// The width of the paper without its margins, at 96 points an inch.
			await page.setViewportSize({ width: Math.floor((210 - 28) / 25.4 * 96), height: 1000 });
			wrong.push(...await page.evaluate((at) => [
				...[...document.querySelectorAll('.side, .top, .tabs, .acts, .pager, .menu')].filter((e) => e.getClientRects().length)
					.map((e) => `${at}: ${e.className} is printed`),
				...[...document.querySelectorAll('main *')].filter((e) => getComputedStyle(e).overflowX !== 'visible' && e.clientWidth
					&& e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 1 && !e.closest('svg')).map((e) => `${at}: ${e.tagName}.${e.className} is cut`),
				...[...document.querySelectorAll('main .card, main table')].filter((e) => e.getBoundingClientRect().right > innerWidth + 2)
					.map((e) => `${at}: ${e.tagName}.${e.id || e.className} ends at ${Math.round(e.getBoundingClientRect().right)} of ${innerWidth}`),
			], name));
			const pdf = await page.pdf({ preferCSSPageSize: true });
			const box = pdf.toString('latin1').match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/);
			if (Math.round(box?.[1]) !== 595 || Math.round(box?.[2]) !== 842)
				wrong.push(`${name}: ${box?.[0]} is no A4`);
			if (process.env.HJUL_PICTURES === 'yes') {
				mkdirSync(pictures, { recursive: true });
				writeFileSync(path.join(pictures, `print-${name}.pdf`), pdf);
			}
			await page.emulateMedia({ media: 'screen' });
			await page.setViewportSize({ width: 1440, height: 900 });
		}
		await page.context().close();
		assertEqual(wrong.join('\n'), '', 'print');
	},

	'half a mark has one meaning, levels have no colour, a list one form of days': async () => {
		const page = await start({ size: [1440, 900] }, 'staff'), mixed = [];
		await page.goto(server.url + '/design');
		const half = (state) => page.$eval(`main .st.${state}`, (e) => getComputedStyle(e, '::before').backgroundImage);
		assert(await half('watch') !== await half('under_way'), 'watched and under way look alike');
		await page.goto(server.url + '/accounts?wheel=1');
		const level = await page.$$eval('tbody td', (all) => all.filter((td) => /^(Nøkkelkunde|KAM light|Utviklingskunde)$/.test(td.textContent.trim()))
			.map((td) => [...td.querySelectorAll('*')].length));
		assert(level.length > 0 && level.every((n) => n === 0), `levels: ${level}`);
		const href = await firstCustomer(page);
		for (const to of ['/', '/portfolio', '/portfolio?sort=due', href, href + '/agreements', href + '/history']) {
			await page.goto(server.url + to);
			mixed.push(...await page.$$eval('main :is(tbody, ol, ul)', (all, at) => all.map((list) => list.innerText)
				.filter((text) => /\d\d\.\d\d\.\d{4}/.test(text) && /\d{1,2}\. (jan|feb|mars|apr|mai|juni|juli|aug|sep|okt|nov|des)/.test(text))
				.map((text) => `${at}: ${text.slice(0, 80)}`), to));
		}
		await page.context().close();
		assertEqual(mixed.join('\n'), '', 'two forms of days');
	},

	'one key shares the screen, another opens the views': async () => {
		const page = await start({ size: [1440, 900] });
		const href = await firstCustomer(page), band = 'main .note.shared';
		await page.goto(server.url + href + '/status');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('s')]);
		assert(await page.isVisible(band), 'it is not said that the screen is shared');
		assertEqual(new URL(page.url()).pathname, href, 'where it leads');
		await page.reload();
		assert(await page.isVisible(band), 'it ends when the page is loaded again');
		assert(!await page.$('main .band, main .room, .nav a[href="/portfolio"]'), 'wheel or portfolio are there');
		assertEqual((await findings(page)).join('\n'), '', 'findings');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('s')]);
		assert(!await page.$(band) && await page.isVisible('main .room'), 'it is not over');
		await page.goto(server.url + '/accounts?sort=name');
		await page.keyboard.press('v');
		assert(await page.isVisible('#view-name'), 'the views do not open');
		await page.keyboard.type('Alfabetisk');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assertEqual((await page.textContent('[data-views] summary')).trim(), 'Alfabetisk', 'the view one is in');
		await page.goto(server.url + '/views');
		assertEqual([...await findings(page), ...page.faults].join('\n'), '', 'findings');
		await Promise.all([page.waitForNavigation(), page.click('form[action$="/remove"] button')]);
		await Promise.all([page.waitForNavigation(), page.click('.flash button')]);
		assert((await page.textContent('main')).includes('Alfabetisk'), 'it did not come back');
		await page.context().close();
	},
};
