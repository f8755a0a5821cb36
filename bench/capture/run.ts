import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from '../../tools/find-chromium.ts';
import { judgeFeed } from './judge-feed.ts';
import { judgeLayer } from './judge-layer.ts';
import { judgePage } from './judge-page.ts';
import { openLayer, openPage } from './open-page.ts';
import { printReport } from './print-report.ts';
import { putFeed } from './put-feed.ts';
import { readFeedCorpus, readLayerCorpus, readPageCorpus } from './read-corpus.ts';
import { fieldsBelow, tally } from './tally.ts';
import type { Verdict } from './verdict.ts';

/*
 * `npm run build && npm run bench:capture`: pages, data layers and feeds as shops' platforms write them, through the built
 * script in a real Chromium and the edge's own reading, held field by field against the right answers.
 *
 *   --only=shopify   what has this in its folder or, of layers, in its file's name (`--only=feeds/`)
 *   --json           verdicts and totals as JSON
 *
 * Ends with 1 where of pages, layers or feeds id, price, currency, availability or name is right less than 95 times in 100.
 */
const GOOD_SHARE = 0.95;
const TABS = 4;

const only = process.argv.find((each) => each.startsWith('--only='))?.slice('--only='.length) ?? '';
const verdicts = [...(await openAll()), ...(await putAll())];
const totals = (['pages', 'layers', 'feeds'] as const).map((corpus) => {
  const tallied = tally(verdicts.filter((verdict) => verdict.corpus === corpus));
  return { corpus, tallied, below: fieldsBelow(tallied, GOOD_SHARE) };
});
if (process.argv.includes('--json')) console.log(JSON.stringify({ totals, verdicts }, null, 2));
else printReport(verdicts);
if (totals.some(({ below }) => below.length > 0)) process.exitCode = 1;

async function openAll(): Promise<Verdict[]> {
  const pages = readPageCorpus(only);
  const layers = readLayerCorpus(only);
  if (pages.length + layers.length === 0) return [];
  if (!existsSync(new URL('../../sdk/dist/tact.js', import.meta.url)))
    throw new Error('There is no sdk/dist/tact.js: npm run build');
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium: name one by CHROMIUM_PATH');
  // Pictures and scripts of the corpus' pages are nowhere; nothing is asked of the network.
  const args = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await inTabs([
      ...pages.map((page) => async () => judgePage(page, await openPage(browser, page))),
      ...layers.map((layer) => async () => judgeLayer(layer, (await openLayer(browser, layer)).events)),
    ]);
  } finally {
    await browser.close();
  }
}

/** TABS at once, in their order. */
async function inTabs(tasks: readonly (() => Promise<Verdict[]>)[]): Promise<Verdict[]> {
  const done: Verdict[][] = [];
  let next = 0;
  const work = async () => {
    for (let n = next++; n < tasks.length; n = next++) done[n] = await tasks[n]!();
  };
  await Promise.all(Array.from({ length: TABS }, work));
  return done.flat();
}

async function putAll(): Promise<Verdict[]> {
  const judged: Verdict[] = [];
  for (const feed of readFeedCorpus(only)) judged.push(...judgeFeed(feed, await putFeed(feed)));
  return judged;
}
