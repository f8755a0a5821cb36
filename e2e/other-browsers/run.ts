import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inWorld, type BrowserCase } from './browser-case.ts';
import { NAVIGATION } from './cases/navigation.ts';
import { PLATFORM } from './cases/platform.ts';
import { ensureBrowsers } from './find-browsers.ts';
import type { OpenBrowser } from './open-browser.ts';
import { openFirefox } from './puppeteer-browser.ts';
import { openWebkit } from './webkit-tab.ts';

/*
 * The cases that all browsers share, in Firefox and WebKitGTK at the same time:
 *
 *   node e2e/other-browsers/run.ts [words of a title]
 *
 * TACT_REPORT names a file for `{ passed, failed, failures }`.
 */
const CASES: readonly (BrowserCase & { group: string })[] = [
  ...NAVIGATION.map((one) => ({ ...one, group: 'navigation' })),
  ...PLATFORM.map((one) => ({ ...one, group: 'platform' })),
];
const CASE_MS_MAX = 40_000;

interface Failure {
  browser: string;
  title: string;
  error: string;
}
const failures: Failure[] = [];
let passed = 0;

async function runAll(browser: OpenBrowser, words: string): Promise<void> {
  const cases = CASES.filter((one) => one.title.includes(words)).filter(
    (one) => !(browser.drivenFromThePage && one.breaksWebkitDriver),
  );
  for (const { group, title, run } of cases) {
    const started = Date.now();
    try {
      await within(
        CASE_MS_MAX,
        browser.withTab((tab) => inWorld(tab, run)),
      );
      passed++;
      console.log(`  ✓ ${browser.name} › ${group} › ${title} (${Date.now() - started} ms)`);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      failures.push({ browser: browser.name, title, error: said });
      console.log(`  ✘ ${browser.name} › ${group} › ${title}\n      ${said.replaceAll('\n', '\n      ')}`);
    }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function inBrowser(name: string, start: () => Promise<OpenBrowser>, words: string): Promise<void> {
  let browser: OpenBrowser | undefined;
  try {
    browser = await start();
    await runAll(browser, words);
  } catch (error) {
    failures.push({ browser: name, title: 'starts', error: String(error) });
    console.log(`  ✘ ${name} could not be started: ${String(error)}`);
  } finally {
    await browser?.close();
  }
}

const { firefox, miniBrowser } = ensureBrowsers();
const words = process.argv[2] ?? '';
await Promise.all([
  inBrowser('Firefox', () => openFirefox(firefox), words),
  inBrowser('WebKitGTK', () => openWebkit(miniBrowser), words),
]);
console.log(`\n${passed} passed, ${failures.length} failed`);
const report = process.env['TACT_REPORT'];
if (report) {
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify({ passed, failed: failures.length, failures }, null, 2));
}
process.exit(failures.length ? 1 : 0);
