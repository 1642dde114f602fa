// How pages behave under the hand: keys in lists, errors at their field, leaving with unsaved text, numbers by language, a parent
// found while typing; without JavaScript as far as that goes.
import { assert, assertEqual, demo, firstOf, hjul, open, serve, signIn } from './harness.mjs';

let server;
/** A page of the demo as somebody of the role, in its own browser. */
async function as(role, look) {
	const db = await demo();
	server ??= await serve(db);
	const page = await open(look);
	await signIn(page, server, db, await firstOf(db, role));
	return page;
}

const to = (page, path) => page.goto(server.url + path);
const send = (page) => Promise.all([page.waitForNavigation(), page.click('main button.main')]);

/** The demo's customer that only its team may know of. */
async function restricted() {
	const all = JSON.parse(await hjul(await demo(), 'account', 'list', '--json'));
	return all.find((account) => account.restricted);
}

export const tests = {
	'keys in a list and everywhere': async () => {
		const page = await as('leader');
		await to(page, '/accounts');
		await page.keyboard.press('j');
		await page.keyboard.press('j');
		const href = await page.$eval('#rows tr.at th a', (link) => link.getAttribute('href'));
		assertEqual(await page.$eval('#rows tr.at', (row) => row.rowIndex), 2, 'row after j j');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('e')]);
		assertEqual(new URL(page.url()).pathname, href + '/edit', 'e edits the row');
		await to(page, '/accounts');
		await page.keyboard.press('j');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assert(/^\/accounts\/\d+$/.test(new URL(page.url()).pathname), 'Enter opens');
		await page.keyboard.press('g');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('p')]);
		assertEqual(new URL(page.url()).pathname, '/portfolio', 'g p');
		await page.keyboard.press('g');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('d')]);
		assertEqual(new URL(page.url()).pathname, '/', 'g d');
		await page.keyboard.press('/');
		assert(await page.$eval('.search input', (input) => input === document.activeElement), '/ searches');
		await page.keyboard.type('storhaug tre');
		await page.waitForSelector('[role=option][aria-selected=true]');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assertEqual(await page.textContent('h1'), 'Storhaug Treforedling AS', 'Enter goes to the only one there is');
		await page.keyboard.press('c');
		assert(await page.isVisible('[data-make] .sheet'), 'c offers what is new');
		await page.keyboard.press('Escape');
		assert(!await page.isVisible('[data-make] .sheet'), 'Escape closes it');
		await page.context().close();
	},

	'an error stands at its field and is named at the top': async () => {
		const page = await as('leader');
		await to(page, '/accounts/new');
		await page.$$eval('main [required]', (all) => all.forEach((input) => input.removeAttribute('required')));
		await page.fill('#f-city', 'Bodø');
		await send(page);
		assertEqual(await page.getAttribute('#f-name', 'aria-invalid'), 'true', 'the field is marked');
		assertEqual(await page.locator('.field:has(#f-name) .error').count(), 1, 'and says why, once');
		assertEqual(await page.getAttribute('.field:has(#f-name) .error', 'id'), 'e-f-name', 'and is told to who cannot see it');
		assert((await page.textContent('.summary a')).startsWith('Navn:'), 'the sum names it');
		assertEqual(await page.inputValue('#f-city'), 'Bodø', 'what was typed stays');
		await page.context().close();
	},

	'leaving with unsaved text asks, saving by Ctrl-Enter does not': async () => {
		const page = await as('leader');
		await to(page, '/accounts/new');
		let asked = 0;
		page.on('dialog', (dialog) => (asked++, dialog.accept()));
		await page.type('#f-name', 'Prøve');
		await page.click('.nav a[href="/accounts"]');
		await page.waitForURL('**/accounts');
		assertEqual(asked, 1, 'questions on leaving');
		await to(page, '/accounts/new');
		await page.type('#f-name', 'Tasteprøve AS');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
		assertEqual(asked, 1, 'questions after saving');
		assertEqual(await page.textContent('h1'), 'Tasteprøve AS', 'saved');
		await page.context().close();
	},

	'numbers are typed and shown by language': async () => {
		const page = await as('administrator');
		await to(page, '/settings');
		assertEqual(await page.inputValue('#f-set_leave'), '0,3', 'bokmål');
		await page.fill('#f-set_leave', '0,4');
		await send(page);
		await to(page, '/settings');
		assertEqual(await page.inputValue('#f-set_leave'), '0,4', 'after saving');
		const plain = await page.evaluate(async () => (await fetch('/settings.json')).text());
		assert(plain.includes('"set_leave":0.4'), 'JSON is plain');
		await page.context().close();
		const english = await as('administrator', { lang: 'en' });
		await to(english, '/settings');
		assertEqual(await english.inputValue('#f-set_leave'), '0.4', 'English');
		await english.fill('#f-set_leave', '0.3');
		await send(english);
		await english.context().close();
	},

	'a parent is offered while typing, and found by name without JavaScript': async () => {
		const hidden = await restricted();
		const word = hidden.name.split(' ')[0];
		const page = await as('leader');
		await to(page, '/accounts/new');
		await page.type('#f-parent_id', word.toLowerCase());
		await page.click(`#pick-f-parent_id [role=option]:has-text("${hidden.name}")`);
		assertEqual(await page.inputValue('#f-parent_id'), hidden.name, 'chosen');
		await page.context().close();
		const without = await as('leader', { javaScript: false });
		await to(without, '/accounts/new');
		await without.fill('#f-name', 'Datterprøve AS');
		await without.fill('#f-parent_id', 'havtind gruppen');
		await send(without);
		assertEqual(await without.textContent('h1'), 'Datterprøve AS', 'saved');
		assert((await without.textContent('.sub')).includes('Havtind Gruppen AS'), 'under the parent');
		await without.context().close();
		// Somebody who may edit customers but not know of this one is offered nothing.
		const admin = await as('administrator');
		await to(admin, '/accounts/new');
		const offered = admin.waitForResponse((answer) => answer.url().includes('/pick/account'));
		await admin.type('#f-parent_id', word.toLowerCase());
		await offered;
		await admin.waitForTimeout(200);
		assertEqual(await admin.$$eval('#pick-f-parent_id [role=option]', (all) => all.length), 0, 'offers of a restricted customer');
		await admin.context().close();
	},

	'scoring grid: evidence waits for its rating': async () => {
		const page = await as('leader');
		await to(page, '/portfolio/scoring?set=top');
		const name = await page.$$eval('#grid tbody td input', (all) => all.find((one) => !one.value).name);
		const input = page.locator(`[name="${name}"]`);
		await input.focus();
		assert(!await page.isVisible('[data-draft]'), 'nothing to say yet');
		await page.keyboard.press('e');
		await page.keyboard.type('Sa det på kjedemøtet');
		assertEqual(await page.textContent('[data-draft]'), 'Gi 1–5, så lagres belegget', 'what is lacking');
		assert(await page.isVisible('[data-draft]'), 'and it is seen');
		// Elsewhere and back: still there, and leaving asks.
		await page.keyboard.press('Escape');
		await page.locator('#grid tbody tr:last-child input').last().focus();
		await input.focus();
		assertEqual(await page.inputValue('[data-evidence]'), 'Sa det på kjedemøtet', 'kept');
		assert(await page.isVisible('[data-draft]'), 'still said');
		let asked = 0;
		page.on('dialog', (dialog) => (asked++, dialog.dismiss()));
		await page.click('.nav a[href="/accounts"]');
		for (let i = 0; i < 50 && !asked; i++)
			await page.waitForTimeout(50);
		assertEqual(asked, 1, 'questions on leaving');
		await input.focus();
		await page.keyboard.press('4');
		await page.waitForFunction(() => !document.querySelector('#grid .saving') && /\d/.test(document.querySelector('[data-saved-here]').textContent));
		await input.focus();
		assert(!await page.isVisible('[data-draft]'), 'nothing lacks any more');
		await page.reload();
		assertEqual(asked, 1, 'no question when all is saved');
		await page.locator(`[name="${name}"]`).focus();
		assertEqual(await page.inputValue('[data-evidence]'), 'Sa det på kjedemøtet', 'saved with the rating');
		await page.context().close();
	},

	'scoring grid: signed out while rating, nothing is lost': async () => {
		const page = await as('leader');
		await to(page, '/portfolio/scoring?set=top');
		const given = () => page.textContent('[data-given]');
		const before = await given();
		const names = await page.$$eval('#grid tbody td input', (all) => all.filter((one) => !one.value).slice(0, 2).map((one) => one.name));
		const other = await page.context().newPage();
		await other.goto(server.url + '/');
		await other.click('summary.me');
		await Promise.all([other.waitForNavigation(), other.click('form[action="/sign-out"] button')]);
		await other.close();
		await page.locator(`[name="${names[0]}"]`).focus();
		await page.keyboard.press('3');
		await page.waitForSelector('[data-sign-in]:visible');
		assert((await page.textContent('[data-saved-here].bad')).startsWith('Du er ikke logget inn.'), 'said');
		assert(await page.isVisible('[data-again]'), 'can be tried again');
		assertEqual(await page.$$eval('#grid td.wrong input', (all) => all.map((one) => one.name).join()), names[0], 'marked');
		assertEqual(await given(), before, 'not counted');
		const [tab] = await Promise.all([page.context().waitForEvent('page'), page.click('[data-sign-in]')]);
		await tab.fill('[name="login"]', await firstOf(await demo(), 'leader'));
		await tab.fill('[name="password"]', 'fjord og fjell');
		await Promise.all([tab.waitForNavigation(), tab.click('main button.main')]);
		await tab.close();
		await page.click('[data-again]');
		await page.waitForFunction(() => !document.querySelector('#grid .wrong, #grid .saving, [data-saved-here].bad'));
		assert(!await page.isVisible('[data-sign-in]') && !await page.isVisible('[data-again]'), 'nothing to try again');
		assert(await given() !== before, 'counted');
		// The new session's token stays: the next one goes at once.
		await page.locator(`[name="${names[1]}"]`).focus();
		await page.keyboard.press('2');
		await page.waitForFunction(() => !document.querySelector('#grid .saving'));
		await page.reload();
		assertEqual(await page.inputValue(`[name="${names[0]}"]`) + await page.inputValue(`[name="${names[1]}"]`), '32', 'both saved');
		await page.context().close();
	},
};
