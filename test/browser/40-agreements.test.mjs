// A plain noun in the browser: agreements among a customer's facts, its form with a reference searched by keys, undo of each act; the
// pages without a finding of axe and no wider than a phone.
import { assert, assertEqual, demo, findings, open, picture, serve, signIn } from './harness.mjs';

let server, base;
async function start(look) {
	base ??= await demo();
	server ??= await serve(base);
	const page = await open(look);
	await signIn(page, server, base, 'kari.solhaugen@example.com');
	return page;
}

/** The customer of a story, found as a person would. */
async function customer(page, name) {
	await page.goto(server.url + '/accounts?q=' + encodeURIComponent(name));
	await Promise.all([page.waitForNavigation(), page.click(`tbody a:text-is("${name}")`)]);
	return page.url().replace(/\/(facts)?$/, '');
}

async function clean(page, name) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await picture(page, name);
	const wrong = [...await findings(page), ...page.faults];
	assert(wrong.length === 0, `${name}: ${wrong.join('\n')}`);
	assert(wide <= 0, `${name}: ${wide} pixels wider than the screen`);
}

const saved = (page) => Promise.all([page.waitForNavigation(), page.click('main form.form button.main')]);
const undo = (page) => Promise.all([page.waitForNavigation(), page.click('.flash button')]);

export const tests = {
	'an agreement is added by keys, changed, removed, and each is taken back': async () => {
		const page = await start({});
		const at = await customer(page, 'Havtind Gruppen AS');
		await page.goto(at + '/agreements/new');
		await page.selectOption('[name="type"]', 'service');
		await page.fill('[name="number"]', 'S-9');
		await page.fill('[name="ends_on"]', '2027-05-01');
		await page.type('[name="responsible"]', 'kari s');
		await page.waitForSelector('[role="option"]');
		assertEqual(await page.getAttribute('[name="responsible"]', 'aria-expanded'), 'true', 'the list is told of');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		assertEqual(await page.inputValue('[name="responsible"]'), 'Kari Solhaugen', 'who was chosen');
		assert(await page.inputValue('[name="responsible_id"]') !== '', 'the id is not there');
		await saved(page);
		assert((await page.textContent('#rows')).includes('S-9'), 'it is not in the list');
		await Promise.all([page.waitForNavigation(), page.click('#rows tr:has-text("S-9") a')]);
		await page.fill('[name="number"]', 'S-10');
		await saved(page);
		await undo(page);
		assert((await page.textContent('#rows')).includes('S-9'), 'the change was not taken back');
		await Promise.all([page.waitForNavigation(), page.click('#rows tr:has-text("S-9") a')]);
		await Promise.all([page.waitForNavigation(), page.click('form[action$="/remove"] button')]);
		assert(!(await page.textContent('main')).includes('S-9'), 'it was not removed');
		await undo(page);
		assert((await page.textContent('#rows')).includes('S-9'), 'the removal was not taken back');
		assertEqual(page.faults.join('\n'), '', 'faults');
		await page.context().close();
	},

	'what is due stands on the ring for the pointer, and in a list for everybody else': async () => {
		const page = await start({});
		await page.goto(await customer(page, 'Havtind Gruppen AS') + '/facts');
		const hrefs = (query) => page.$$eval(query, (links) => links.map((a) => a.getAttribute('href')));
		const marks = await hrefs('.wheel .w-due'), lines = await hrefs('li:has(.due-key) a');
		assert(marks.length > 0, 'no mark on the ring');
		assert(marks.every((href) => lines.includes(href)), `the list lacks a mark: ${marks} in ${lines}`);
		assertEqual(await page.$eval('.w-due', (a) => a.tabIndex), -1, 'reached by keys');
		await Promise.all([page.waitForNavigation(), page.click('.w-due')]);
		assert(/\/agreements\/\d+$/.test(page.url()), `the mark leads to ${page.url()}`);
		await page.context().close();
	},

	'without scripts a reference is found by what is typed, and what nobody is called stays typed': async () => {
		const page = await start({ javaScript: false });
		const at = await customer(page, 'Havtind Gruppen AS');
		await page.goto(at + '/agreements/new');
		await page.selectOption('[name="type"]', 'other');
		await page.fill('[name="number"]', 'A-1');
		await page.fill('[name="responsible"]', 'Ingen Slik');
		await saved(page);
		assertEqual(await page.inputValue('[name="responsible"]'), 'Ingen Slik', 'what was typed');
		assert((await page.textContent('.error')).includes('Ingen Slik'), 'no error at the field');
		await page.fill('[name="responsible"]', 'Kari Solhaugen');
		await saved(page);
		assert((await page.textContent('#rows tr:has-text("A-1")')).includes('Kari Solhaugen'), 'nobody is responsible');
		await Promise.all([page.waitForNavigation(), page.click('#rows tr:has-text("A-1") a')]);
		await page.fill('[name="responsible"]', '');
		await saved(page);
		assert(!(await page.textContent('#rows tr:has-text("A-1")')).includes('Kari Solhaugen'), 'it cannot be cleared');
		await page.context().close();
	},

	...Object.fromEntries([false, true].map((javaScript) =>
		[`whom a name may have meant is chosen in the form, ${javaScript ? 'with' : 'without'} scripts`, async () => {
			const page = await start({ javaScript, size: [390, 844] });
			const at = await customer(page, 'Havtind Gruppen AS'), number = javaScript ? 'V-2' : 'V-1';
			await page.goto(at + '/agreements/new');
			await page.selectOption('[name="type"]', 'other');
			await page.fill('[name="number"]', number);
			await page.fill('[name="responsible"]', 'k');
			if (javaScript) { // what is offered must not come between the pointer and the button
				await page.waitForSelector('[role="option"]');
				await page.keyboard.press('Escape');
			}
			await saved(page);
			assertEqual(await page.inputValue('[name="number"]'), number, 'what was typed');
			page.faults.length = 0; // the browser tells of the 422
			if (javaScript)
				await clean(page, 'agreements-found-390');
			await page.check('label.choice:has-text("Kari Solhaugen") input');
			await saved(page);
			assert((await page.textContent(`#rows tr:has-text("${number}")`)).includes('Kari Solhaugen'), 'not the one chosen');
			await page.context().close();
		}])),

	...Object.fromEntries([['nb', 'light', [1440, 900]], ['en', 'dark', [768, 1024]], ['nb', 'dark', [390, 844]]].map(([lang, scheme, size]) =>
		[`pages: ${lang}, ${scheme}, ${size[0]}`, async () => {
			const page = await start({ lang, scheme, size });
			const at = await customer(page, 'Havtind Gruppen AS'), name = `agreements-${lang}-${scheme}-${size[0]}`;
			await page.goto(at + '/facts');
			await clean(page, name + '-facts');
			await page.goto(at + '/agreements');
			await clean(page, name + '-list');
			await page.goto(at + '/agreements/new');
			await page.type('[name="responsible"]', 'ka');
			await page.waitForSelector('[role="option"]');
			await clean(page, name + '-form');
			await page.goto(server.url + '/');
			await clean(page, name + '-day');
			await page.context().close();
		}])),
};
