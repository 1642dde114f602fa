// Fields that an administrator adds, in the browser: defined on the settings' page, filled in on an agreement, seen in its list, taken back;
// the pages without a finding of axe and no wider than a phone.
import { assert, assertEqual, demo, findings, firstOf, open, picture, serve, signIn } from './harness.mjs';

let server, base;
/** As a colleague, or as the administrator. */
async function start(look, who) {
	base ??= await demo();
	server ??= await serve(base);
	const page = await open(look);
	await signIn(page, server, base, who ?? await firstOf(base, 'administrator'));
	return page;
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

async function agreements(page) {
	await page.goto(server.url + '/accounts?q=Havtind');
	await Promise.all([page.waitForNavigation(), page.click('tbody a:text-is("Havtind Gruppen AS")')]);
	return page.url().replace(/\/(facts)?$/, '') + '/agreements';
}

const kam = 'kari.solhaugen@example.com';

export const tests = {
	'a field is defined, filled in, seen and taken back; without scripts too': async () => {
		const admin = await start({});
		await admin.goto(server.url + '/settings');
		await Promise.all([admin.waitForNavigation(), admin.click('a[href="/custom_fields"]')]);
		await Promise.all([admin.waitForNavigation(), admin.click('a[href="/custom_fields/new"]')]);
		await admin.fill('[name="label_nb"]', 'Rabatt i prosent');
		await admin.selectOption('[name="noun"]', 'agreement');
		await admin.fill('[name="name"]', 'number');
		await admin.selectOption('[name="kind"]', 'number');
		await admin.check('[name="listed"]');
		await saved(admin);
		assert((await admin.textContent('.error')).includes('number'), 'a name that is taken is let through');
		await admin.fill('[name="name"]', 'discount');
		await saved(admin);
		assert((await admin.textContent('#rows')).includes('Rabatt i prosent'), 'it is not in the list');

		const page = await start({ javaScript: false }, kam);
		const at = await agreements(page);
		await page.goto(at + '/new');
		await page.selectOption('[name="type"]', 'service');
		await page.fill('[name="number"]', 'S-77');
		await page.fill('[name="discount"]', 'litt');
		await saved(page);
		assertEqual(await page.inputValue('[name="discount"]'), 'litt', 'what was typed');
		assert((await page.textContent('.error')).includes('Skriv et tall'), 'no error at the field');
		await page.fill('[name="discount"]', '12,5');
		await saved(page);
		assert((await page.textContent('#rows tr:has-text("S-77")')).includes('12,5'), 'the value is not in the list');
		await Promise.all([page.waitForNavigation(), page.click('#rows tr:has-text("S-77") a')]);
		assertEqual(await page.inputValue('[name="discount"]'), '12,5', 'the value in the form');
		await page.fill('[name="discount"]', '13');
		await saved(page);
		await undo(page);
		assert((await page.textContent('#rows tr:has-text("S-77")')).includes('12,5'), 'the change was not taken back');

		await admin.goto(server.url + '/custom_fields');
		await Promise.all([admin.waitForNavigation(), admin.click('#rows tr:has-text("Rabatt i prosent") a')]);
		await Promise.all([admin.waitForNavigation(), admin.click('form[action$="/remove"] button')]);
		assert((await admin.textContent('main')).includes('har verdier'), 'a field with values was removed');
		assertEqual(admin.faults.filter((f) => !f.includes('422') && !f.includes('409')).join('\n'), '', 'faults');
		await admin.context().close();
		await page.context().close();
	},

	...Object.fromEntries([['nb', 'light', [1440, 900]], ['en', 'dark', [390, 844]]].map(([lang, scheme, size]) =>
		[`pages: ${lang}, ${scheme}, ${size[0]}`, async () => {
			const name = `own-fields-${lang}-${size[0]}`, admin = await start({ lang, scheme, size });
			await admin.goto(server.url + '/custom_fields');
			await clean(admin, name + '-list');
			await admin.goto(server.url + '/custom_fields/new');
			await clean(admin, name + '-new');
			await admin.context().close();
			const page = await start({ lang, scheme, size }, kam);
			const at = await agreements(page);
			await clean(page, name + '-customer');
			await page.goto(at);
			await clean(page, name + '-agreements');
			await page.goto(at + '/new');
			await clean(page, name + '-agreement');
			await page.context().close();
		}])),
};
