// The team of a customer in the browser: a place given by a name searched as one types, over to the other part, from and until, removed,
// each taken back; the page without a finding of axe and no wider than a phone.
import { assert, assertEqual, demo, findings, open, picture, serve, signIn } from './harness.mjs';

let server, base;
async function start(look) {
	base ??= await demo();
	server ??= await serve(base);
	const page = await open(look);
	await signIn(page, server, base, 'kari.solhaugen@example.com');
	await page.goto(server.url + '/accounts?q=' + encodeURIComponent('Havtind Gruppen AS'));
	await Promise.all([page.waitForNavigation(), page.click('tbody a:text-is("Havtind Gruppen AS")')]);
	await page.goto(page.url().replace(/\/(facts)?$/, '') + '/team');
	return page;
}

const line = 'section[aria-labelledby="team-h"] li:has-text("Even Tangmyr")';
const text = (page) => page.textContent('section[aria-labelledby="team-h"]');
const sent = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);

export const tests = {
	'a place on the team is given, moved, ended and removed, and each is taken back': async () => {
		const page = await start({});
		await page.type('[name="person"]', 'even t');
		await page.waitForSelector('[role="option"]');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await sent(page, 'section[aria-labelledby="add-h"] button.main');
		assert(/Even Tangmyr.*kjerneteam, fra/.test(await page.textContent(line)), 'he is not on the core team');
		await sent(page, `${line} form:not([action$="/remove"]) button`);
		assert((await page.textContent(line)).includes('støtteteam'), 'he was not moved');
		await sent(page, '.flash button');
		assert((await page.textContent(line)).includes('kjerneteam'), 'the move was not taken back');
		await sent(page, `${line} a.btn`);
		await page.fill('[name="until"]', '2027-03-31');
		await sent(page, 'main form.form button.main');
		assert((await page.textContent(line)).includes('til og med 31.03.2027'), 'the last day is not told');
		await sent(page, `${line} form[action$="/remove"] button`);
		assert(!(await text(page)).includes('Even Tangmyr'), 'he was not removed');
		await sent(page, '.flash button');
		assert((await page.textContent(line)).includes('til og med 31.03.2027'), 'the removal was not taken back');
		assertEqual(page.faults.join('\n'), '', 'faults');
		await page.context().close();
	},

	'the page holds on a phone, in both looks': async () => {
		for (const look of [{ scheme: 'dark' }, { size: [390, 844] }]) {
			const page = await start(look);
			await picture(page, `team-${look.scheme ?? 'phone'}`);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assertEqual([...await findings(page), ...page.faults].join('\n'), '', 'findings');
			assert(wide <= 0, `${wide} pixels wider than the screen`);
			await page.context().close();
		}
	},
};
