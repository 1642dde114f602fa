// Importing in the browser: choose a file, see how it is read, mend it, start, follow, rejected rows, undo; without JavaScript too.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Skip, assert, assertEqual, data, findings, hjul, open, picture, scratch, serve } from './harness.mjs';

const sales = `Fakturanr;Dato;Kundenr;Kundenavn;Selger;Varenr;Varenavn;Antall;Pris;Beløp;Merknad
10001;02.01.2026;17850.0;Nordlys Marine AS;;A-100;Skruesett;10;12,50;125,00;x
10001;02.01.2026;17850.0;Nordlys Marine AS;;B-200;Pakning;4;1 250,00;5 000,00;x
10002;05.01.2026;20113;Fjordtun Sveis AS;;A-100;Skruesett;to;12,50;;x
10003;;20113;Fjordtun Sveis AS;;A-100;Skruesett;3;12,50;37,50;x
K10004;07.01.2026;20113;Fjordtun Sveis AS;;B-200;Pakning og ring;-1;1 250,00;-1 250,00;x
`;

const LINES = 80000;

let server, base;
async function start() {
	if (server)
		return;
	base = path.join(scratch(), 'import.db');
	await hjul(base, 'init');
	server = await serve(base);
	const user = JSON.parse(await hjul(base, 'user', 'add', 'Astrid Administrator', 'astrid@example.com', '--role', 'administrator',
		'--json'));
	const page = await open();
	await page.goto(server.url + new URL(user.link ?? user[0].link).pathname);
	await page.fill('[name="password"]', 'fjord og fjell');
	await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
	await page.context().close();
}

async function administrator(look) {
	await start();
	const page = await open(look);
	await page.goto(server.url + '/sign-in?next=/imports');
	await page.fill('[name="login"]', 'astrid@example.com');
	await page.fill('[name="password"]', 'fjord og fjell');
	await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
	return page;
}

async function choose(page, name, text) {
	const file = path.join(scratch(), name);
	writeFileSync(file, text);
	await page.goto(server.url + '/imports/new');
	await page.setInputFiles('#f-file', file);
	await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
}

async function clean(page, name) {
	const wrong = [...await findings(page), ...page.faults];
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await picture(page, name);
	assert(wrong.length === 0, `${name}: ${wrong.join('\n')}`);
	assert(wide <= 0, `${name}: ${wide} pixels wider than the screen`);
}

const press = (page, text) => Promise.all([page.waitForNavigation(), page.click(`main button:has-text("${text}")`)]);

async function wholeWay(look, name, javaScript = true) {
	const page = await administrator({ ...look, javaScript });
	const check = javaScript ? clean : async () => {};
	await check(page, `${name}-list`);
	await choose(page, 'salg.csv', sales);
	await check(page, `${name}-draft`);
	assert(await page.isVisible('text=«to» er ikke et tall'), 'the row that cannot be read is named');
	await press(page, 'Start importen');
	await page.waitForSelector('text=Avviste rader som fil');
	await check(page, `${name}-result`);
	assertEqual(await page.$$eval('#h-rejects', (found) => found.length), 1, 'rejected rows');
	const own = page.url();
	await page.goto(server.url + '/imports');
	await check(page, `${name}-list-after`);
	await page.goto(own);
	await press(page, 'Angre importen');
	assert(await page.isVisible('text=Angret'), 'undone');
	await page.context().close();
}

export const tests = {
	'import, bokmål, light': () => wholeWay({ size: [1440, 900] }, 'import-light'),
	'import, bokmål, dark, phone': () => wholeWay({ scheme: 'dark', size: [390, 844] }, 'import-dark-phone'),
	'import without JavaScript': () => wholeWay({ size: [1280, 900] }, 'import-plain', false),

	'import: what is read in two ways is asked': async () => {
		const page = await administrator({ size: [1280, 900] });
		await choose(page, 'ask.csv', 'order,date,customer,product,amount\n1,01/02/2026,100,A,"1,250"\n');
		await clean(page, 'import-ask');
		assertEqual(await page.$$eval('button:has-text("Start importen")', (found) => found.length), 0, 'start');
		await page.selectOption('#f-decimal', 'comma');
		await press(page, 'Les slik');
		assert(await page.isVisible('text=Datoer i filen kan leses på to måter'), 'dates are asked too');
		await page.selectOption('#f-dates', 'dmy_slash');
		await press(page, 'Les slik');
		await press(page, 'Start importen');
		assert(await page.isVisible('text=Ferdig'), 'done');
		await page.context().close();
	},

	'import: colleagues get a sign-in, and links for those who are chosen': async () => {
		const page = await administrator({ size: [390, 844] });
		const file = path.join(scratch(), 'people.csv');
		writeFileSync(file, 'Navn;E-post;Rolle\nNy En;ny1@example.com;Leser\nNy To;ny2@example.com;KAM-leder\n');
		await page.goto(server.url + '/imports/new?kind=people');
		await page.setInputFiles('#f-file', file);
		await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
		assert(await page.isVisible('text=Pålogginger gitt'), 'said before');
		await press(page, 'Start importen');
		await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Lag lenkene")')]);
		await clean(page, 'users-waiting');
		await page.check('tbody tr:has-text("ny2@example.com") [name="id"]');
		await press(page, 'Lag lenkene');
		const links = await page.textContent('main');
		assert(links.includes('/link/') && links.includes('Ny To') && !links.includes('Ny En'), 'the one who was chosen');
		await clean(page, 'user-links');
		await page.context().close();
	},

	'import: a large file is followed': async () => {
		const file = path.join(data, 'online-retail/online_retail.csv.gz');
		if (!existsSync(file))
			throw new Skip('no online-retail in $HJUL_DATA');
		// Long enough to be followed; the whole file is imported in program/import-real.
		const lines = gunzipSync(readFileSync(file)).toString('latin1').split('\n').slice(0, LINES + 1);
		const large = path.join(scratch(), 'large.csv');
		writeFileSync(large, lines.join('\n') + '\n', 'latin1');
		const page = await administrator({ size: [1440, 900] });
		await page.goto(server.url + '/imports/new');
		await page.setInputFiles('#f-file', large);
		await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
		await clean(page, 'import-large-draft');
		await press(page, 'Start importen');
		await page.waitForSelector('[data-work]');
		await picture(page, 'import-large-work');
		await page.waitForSelector('text=Ferdig', { timeout: 60000 });
		await clean(page, 'import-large-result');
		assert((await page.textContent('main')).replace(/\s/g, '').includes(String(LINES)), 'every row');
		await page.context().close();
	},
};
