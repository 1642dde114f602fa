// What browser tests share: the program on a demo base of its own, Debian's chromium, axe.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const pictures = path.join(root, 'test/out/pictures');
export const data = path.resolve(process.env.HJUL_DATA || path.join(root, '../shared/data'));
const program = path.join(root, 'build/hjul');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Thrown to end a test as skipped.
export class Skip extends Error {}

export function assert(good, what) {
	if (!good)
		throw new Error(what);
}

export function assertEqual(got, wanted, what) {
	if (got !== wanted)
		throw new Error(`${what}: ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`);
}

const made = [];

/** A directory that is removed at the end. */
export function scratch() {
	const dir = mkdtempSync(path.join(tmpdir(), 'hjul-browser-'));
	made.push(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

/** Run the program; its standard output. Fails unless it exits with 0. */
export async function hjul(db, ...args) {
	const { stdout } = await promisify(execFile)(program, ['--db', db, ...args], { maxBuffer: 1 << 28 });
	return stdout;
}

/** Serve a base; { url, link, stop }. link signs in its administrator, once. */
export async function serve(db, ...args) {
	if (!existsSync(program))
		throw new Skip('the program is not built');
	const child = spawn(program, ['--db', db, 'serve', '--listen', '127.0.0.1:0', '--first-link', ...args],
		{ stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '', log = '';
	child.stderr.on('data', (text) => { log = (log + text).slice(-20000); });
	const stop = () => new Promise((done) => {
		if (child.exitCode !== null || child.signalCode)
			return done(child.exitCode);
		child.once('exit', done);
		child.kill('SIGTERM');
	});
	made.push(stop);
	await new Promise((ready, failed) => {
		const timer = setTimeout(() => failed(new Error(`no link within 10 s: ${said}${log}`)), 10000);
		child.once('exit', (code) => failed(new Error(`serve ended with ${code}: ${said}${log}`)));
		child.stdout.on('data', (text) => {
			said += text;
			if ((said.match(/http:\/\/\S+/g) || []).some((url) => url.replace(/^http:\/\/[^/]*\/?/, '') !== '')) {
				clearTimeout(timer);
				ready();
			}
		});
	});
	const links = said.match(/http:\/\/\S+/g);
	const link = links.find((url) => url.replace(/^http:\/\/[^/]*\/?/, '') !== '');
	return { url: new URL(link).origin, link, stop, log: () => log };
}

/** Which of so many parts of a test it is now: test/choice.py. */
export async function turn(parts) {
	const { stdout } = await promisify(execFile)('python3', [path.join(root, 'test/choice.py'), String(parts)]);
	return Number(stdout);
}

let demoBase;
/** The path of a demo base; made once, shared by the tests of this run. */
export async function demo() {
	if (!demoBase) {
		const file = path.join(scratch(), 'demo.db');
		await hjul(file, 'demo');
		demoBase = file;
	}
	return demoBase;
}

/** Sign in as a user of a base, by a link of `user reset`; the base is served at `server`. */
export async function signIn(page, server, db, login) {
	const { link } = JSON.parse(await hjul(db, 'user', 'reset', login, '--json'));
	await page.goto(server.url + new URL(link).pathname);
	await page.fill('[name="password"]', 'fjord og fjell');
	await Promise.all([page.waitForNavigation(), page.click('main button.main')]);
}

/** The first user of a role in a base: its login. */
export async function firstOf(db, role) {
	const users = JSON.parse(await hjul(db, 'user', 'list', '--json'));
	return users.find((user) => user.role === role).login;
}

let browser;
export async function chromium() {
	if (!browser) {
		const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
			.find((file) => file && existsSync(file));
		if (!found)
			throw new Skip('no chromium');
		const playwright = require('playwright-core');
		browser = await playwright.chromium.launch({ executablePath: found, headless: true,
			args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])] });
		made.push(() => browser.close());
	}
	return browser;
}

/** A browser of its own (cookies): lang nb or en, scheme light or dark, size [w, h]. faults collects what the console says. */
export async function open({ lang = 'nb', scheme = 'light', size = [1280, 900], javaScript = true, reducedMotion = 'reduce' } = {}) {
	const context = await (await chromium()).newContext({ locale: lang === 'nb' ? 'nb-NO' : 'en-GB', colorScheme: scheme,
		viewport: { width: size[0], height: size[1] }, javaScriptEnabled: javaScript, reducedMotion, timezoneId: 'Asia/Tokyo' });
	const page = await context.newPage();
	page.faults = [];
	page.on('console', (message) => {
		if (message.type() === 'error')
			page.faults.push(`console: ${message.text()} (${message.location().url})`);
	});
	page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
	page.on('requestfailed', (request) => {
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			page.faults.push(`not loaded: ${request.url()} ${request.failure()?.errorText}`);
	});
	page.setDefaultTimeout(10000);
	return page;
}

/** What axe finds on the page as it stands, one text per finding. */
export async function findings(page) {
	// Evaluated, not added as a script element: the page's policy forbids those.
	if (!await page.evaluate(() => globalThis.axe))
		await page.evaluate(axe + '; undefined');
	const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
	return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' +
		(n.any[0]?.message ?? '')).join(' | ')}`);
}

/** A picture of the page into test/out/pictures, for whoever wants to see them: with HJUL_PICTURES=yes. */
export async function picture(page, name, full = true) {
	if (process.env.HJUL_PICTURES !== 'yes')
		return;
	mkdirSync(pictures, { recursive: true });
	await page.screenshot({ path: path.join(pictures, name + '.png'), fullPage: full });
}

/** Undo everything that was started, newest first. */
export async function end() {
	for (const undo of made.reverse())
		await undo();
	made.length = 0;
}
