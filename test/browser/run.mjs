// Runs the browser tests: every *.test.mjs here exports `tests`, an object of name → async function. Prints ok, not ok, skip.
//   tools/node test/browser/run.mjs [part of a name …]         --but: all others
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { end, Skip } from './harness.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const but = process.argv[2] === '--but';
const named = process.argv.slice(but ? 3 : 2);
const wanted = (name) => !named.length || but !== named.some((part) => name.includes(part));
let failed = 0;

process.on('SIGTERM', () => end().finally(() => process.exit(143)));
process.on('SIGINT', () => end().finally(() => process.exit(130)));
try {
	for (const file of readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()) {
		const { tests } = await import(path.join(here, file));
		for (const [name, test] of Object.entries(tests)) {
			const full = `${file.replace('.test.mjs', '')}: ${name}`;
			if (!wanted(full))
				continue;
			const began = Date.now();
			try {
				await test();
				console.log(`ok ${full} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
			} catch (error) {
				if (error instanceof Skip) {
					console.log(`skip ${full}: ${error.message}`);
					continue;
				}
				failed++;
				console.log(`not ok ${full}`);
				console.log(String(error.stack || error).split('\n').map((line) => '# ' + line).join('\n'));
			}
		}
	}
} finally {
	await end();
}
process.exitCode = failed ? 1 : 0;
