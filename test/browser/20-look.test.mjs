// /design: every component, without a finding of axe in all looks and widths, and what the scripts add to it.
import path from 'node:path';
import { assert, assertEqual, findings, hjul, open, picture, scratch, serve } from './harness.mjs';

let server;
/** /design of an empty base: nobody need be signed in to see it. */
async function design(look) {
	if (!server) {
		const base = path.join(scratch(), 'look.db');
		await hjul(base, 'init');
		server = await serve(base);
	}
	const page = await open(look);
	await page.goto(server.url + '/design');
	return page;
}

async function clean(name, look) {
	const page = await design(look);
	const wrong = [...await findings(page), ...page.faults];
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await picture(page, name);
	await page.context().close();
	assert(wrong.length === 0, wrong.join('\n'));
	assert(wide <= 0, `${wide} pixels wider than the screen`);
}

const phone = [390, 844];
const active = (page) => page.evaluate(() => document.activeElement?.name);
const focused = (page, selector) => page.evaluate((s) => document.activeElement === document.querySelector(s), selector);

export const tests = {
	'design, bokmål, light': () => clean('design-nb-light', { lang: 'nb' }),
	'design, English, dark': () => clean('design-en-dark', { lang: 'en', scheme: 'dark' }),
	'design, bokmål, dark, phone': () => clean('design-nb-dark-phone', { lang: 'nb', scheme: 'dark', size: phone }),
	'design, English, light, phone': () => clean('design-en-light-phone', { lang: 'en', size: phone }),

	'the wheel by keys': async () => {
		const page = await design({ lang: 'en' });
		await page.focus('#room .w-l1');
		for (let step = 1; step <= 7; step++) {
			assert(await focused(page, `#room .w-l${step}`), `step ${step} is not next in the order of keys`);
			assertEqual(await page.$eval(`#room .w-t${step}`, (tip) => getComputedStyle(tip).visibility), 'visible', `tip ${step}`);
			const other = step % 7 + 1;
			assertEqual(await page.$eval(`#room .w-t${other}`, (tip) => getComputedStyle(tip).visibility), 'hidden', `tip ${other}`);
			await page.keyboard.press('Tab');
		}
		assertEqual(await page.$$eval('#room [aria-current="step"]', (all) => all.length), 1, 'current steps');
		await page.context().close();
	},

	'labels lie within the wheel': async () => {
		for (const lang of ['nb', 'en']) {
			const page = await design({ lang });
			// Each letter's feet and, where the name stands level, its head: inside its own sector, between hub and rim.
			const outside = await page.$$eval('.wheel.large-size', (wheels) => wheels.flatMap((wheel) => {
				const middle = wheel.viewBox.baseVal.width / 2;
				return [...wheel.querySelectorAll('.w-rim')].filter((label) => {
					const sector = Number(label.parentNode.getAttribute('class').match(/w-l(\d)/)[1]) - 1;
					const level = !label.querySelector('textPath');
					const points = [...label.textContent].flatMap((_, i) => {
						const ends = [label.getStartPositionOfChar(i), label.getEndPositionOfChar(i)];
						return level ? [...ends, ...ends.map(({ x, y }) => ({ x, y: y - 9 }))] : ends;
					});
					return points.some(({ x, y }) => {
						const r = Math.hypot(x - middle, y - middle);
						const turn = (Math.atan2(x - middle, middle - y) / (2 * Math.PI) + 1) % 1 * 7;
						return !(r > 56 && r < 121 && turn > sector && turn < sector + 1);
					});
				}).map((label) => label.textContent);
			}));
			await page.context().close();
			assertEqual(outside.join(', '), '', `labels outside their sectors (${lang})`);
		}
	},

	'keys: search, all keys, list': async () => {
		const page = await design({ lang: 'en' });
		await page.keyboard.press('?');
		assert(await page.isVisible('#keys'), '? shows the keys');
		await page.keyboard.press('Escape');
		assert(!await page.isVisible('#keys'), 'Escape hides them');
		// What is to be done stands before the table, and is gone through first, from its first line on.
		for (let more = await page.$$eval('main .todos > li', (all) => all.length) - 1; more > 0; more--)
			await page.keyboard.press('j');
		await page.keyboard.press('j');
		await page.keyboard.press('j');
		await page.keyboard.press('k');
		await page.keyboard.press('j');
		assertEqual(await page.$eval('#rows tr.at', (row) => row.rowIndex), 2, 'row after j j k j');
		await page.keyboard.press('x');
		assertEqual(await page.textContent('[data-count]'), '1 selected', 'count');
		assert(await page.isVisible('.bulk'), 'the bulk bar is shown');
		await page.click('[data-all]');
		assertEqual(await page.textContent('[data-count]'), '7 selected', 'count of all');
		await page.context().close();
	},

	'a table is copied as text for a spreadsheet': async () => {
		const page = await design({ lang: 'en' });
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.click('[data-copy]');
		const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'));
		assertEqual(lines.length, 8, 'lines');
		assert(lines.every((line) => line.length === lines[0].length), 'every line has as many cells as the head');
		assertEqual(lines[1][lines[0].indexOf('Revenue 12 months')], '14200000.00', 'revenue as a plain number');
		await page.context().close();
	},

	'scoring grid: digits, arrows, paste': async () => {
		const page = await design({ lang: 'en' });
		const value = (name) => page.inputValue(`[name="${name}"]`);
		await page.focus('[name=r-1-3]');
		await page.keyboard.press('4');
		assertEqual(await value('r-1-3'), '4', 'typed');
		assertEqual(await active(page), 'r-1-4', 'moved on');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowLeft');
		assertEqual(await active(page), 'r-2-4', 'after the arrows');
		await page.keyboard.type('9a');
		assertEqual(await value('r-2-4'), '', 'not a rating');
		await page.evaluate(() => {
			const clipboardData = new DataTransfer();
			clipboardData.setData('text', '1\t2\n3\t7\n');
			document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		});
		assertEqual([await value('r-2-4'), await value('r-2-5'), await value('r-3-4')].join(), '1,2,3', 'pasted block');
		assertEqual(await page.getAttribute('[name=r-3-5]', 'aria-invalid'), 'true', 'a 7 is marked');
		// This page takes no ratings, so the refusal must be said and what was typed kept.
		await page.waitForSelector('[data-saved-here].bad');
		assertEqual(await value('r-1-3'), '4', 'kept');
		await page.context().close();
	},

	'light or dark is kept': async () => {
		const page = await design({ lang: 'en' });
		const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
		assertEqual(await theme(), '', 'the system decides at first');
		await page.$eval('[data-theme-toggle]', (button) => button.click());
		assertEqual(await theme(), 'dark', 'after the toggle');
		await page.reload();
		assertEqual(await theme(), 'dark', 'after loading again');
		await page.context().close();
	},
};
