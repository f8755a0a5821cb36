import { expect, test, type Page } from '@playwright/test';
import { BARE_PAGE, EDGE } from '../addresses.ts';
import { readVisitor, visitorOf } from '../edge.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { launchKillable, newBrowserFolder, type KillableBrowser } from './killable-browser.ts';

/*
 * 200 numbered events each, against the real edge behind a proxy that fails. In all: none lost of those whose
 * `track` returned at least 100 ms before the fault, none counted twice.
 */
const EVENTS = 200;
const FAULT_MS = 10_000;
/** The events span exactly the fault. */
const PACE_MS = FAULT_MS / EVENTS;

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

interface World {
  proxy: FaultProxy;
  browser: KillableBrowser;
  folder: string;
  url: string;
  /** Visitor ids that the edge gave out to this browser. */
  credential(): string;
}

const credentials = new WeakMap<FaultProxy, string>();

async function openPage(world: World): Promise<Page> {
  const page = await world.browser.page();
  page.on('response', (response) => {
    if (!response.url().includes('/v1/sync') || response.status() !== 200) return;
    void response.json().then(
      (body: { visitor?: string }) => body.visitor && credentials.set(world.proxy, body.visitor),
      () => undefined,
    );
  });
  await page.goto(world.url);
  // Known to the edge, and quiet: its first events are stored.
  await page.waitForFunction(
    () => typeof (window as { tact?: { track?: unknown } }).tact?.track === 'function',
  );
  return page;
}

async function untilKnown(world: World): Promise<void> {
  await expect.poll(() => credentials.get(world.proxy), { message: 'a credential' }).toBeTruthy();
}

function track(page: Page, pace: number): Promise<void> {
  return page.evaluate(
    async ({ count, pace }) => {
      const { tact } = window as unknown as { tact: { track(name: string, params: object): void } };
      const started = performance.now();
      for (let n = 1; n <= count; n++) {
        tact.track('view_item', { items: [{ item_id: `numbered-${n}` }] });
        const due = started + n * pace - performance.now();
        if (pace) await new Promise((resolve) => setTimeout(resolve, Math.max(0, due)));
      }
    },
    { count: EVENTS, pace },
  );
}

const numbered = (proxy: FaultProxy): number =>
  [...proxy.stored].filter((id) => id.startsWith('numbered-')).length;

async function expectAllOnce(world: World): Promise<void> {
  await expect.poll(() => numbered(world.proxy), { timeout: 60_000, message: 'events stored' }).toBe(EVENTS);
  const { totals } = await readVisitor(visitorOf(world.credential()));
  expect(totals.views, 'each counted once').toBe(EVENTS);
}

async function inWorld(run: (world: World) => Promise<void>): Promise<void> {
  const folder = newBrowserFolder();
  const proxy = await startFaultProxy(EDGE);
  const world: World = {
    proxy,
    folder: folder.path,
    browser: await launchKillable(folder.path),
    url: `${BARE_PAGE}/?edge=${encodeURIComponent(proxy.url)}`,
    credential: () => credentials.get(proxy) ?? '',
  };
  try {
    await run(world);
  } finally {
    await world.browser.close();
    await proxy.close();
    folder.remove();
  }
}

test('the edge answers 503 for ten seconds: nothing is lost, nothing counted twice', () =>
  inWorld(async (world) => {
    const page = await openPage(world);
    await untilKnown(world);
    world.proxy.mode('503');
    await track(page, PACE_MS);
    expect(world.proxy.faults).toBeGreaterThan(0);
    world.proxy.mode('ok');
    await expectAllOnce(world);
  }));

test('offline for ten seconds: nothing is lost, nothing counted twice', () =>
  inWorld(async (world) => {
    const page = await openPage(world);
    await untilKnown(world);
    world.proxy.mode('offline');
    await page.context().setOffline(true);
    await track(page, PACE_MS);
    await page.context().setOffline(false);
    world.proxy.mode('ok');
    await expectAllOnce(world);
  }));

test('offline, the page closed, opened again online: nothing is lost, nothing counted twice', () =>
  inWorld(async (world) => {
    const page = await openPage(world);
    await untilKnown(world);
    world.proxy.mode('offline');
    await track(page, PACE_MS);
    await page.waitForTimeout(100);
    await page.close();
    world.proxy.mode('ok');
    expect(numbered(world.proxy)).toBe(0);
    await openPage(world);
    await expectAllOnce(world);
  }));

test('offline, the browser killed 100 ms after the last event and started again: nothing is lost', () =>
  inWorld(async (world) => {
    const page = await openPage(world);
    await untilKnown(world);
    world.proxy.mode('offline');
    await track(page, PACE_MS);
    await page.waitForTimeout(100);
    await world.browser.kill();
    world.proxy.mode('ok');
    expect(numbered(world.proxy)).toBe(0);
    world.browser = await launchKillable(world.folder);
    await openPage(world);
    await expectAllOnce(world);
  }));

test('the answer lost after the edge has stored it: nothing is counted twice', () =>
  inWorld(async (world) => {
    const page = await openPage(world);
    await untilKnown(world);
    world.proxy.mode('drop');
    await track(page, PACE_MS);
    expect(world.proxy.faults).toBeGreaterThan(0);
    expect(numbered(world.proxy)).toBeGreaterThan(0);
    world.proxy.mode('ok');
    await expectAllOnce(world);
    // What the device still holds goes out again with the next page, and changes nothing.
    await page.reload();
    await expectAllOnce(world);
  }));

test('the page closed right after the last event: nothing is lost, nothing counted twice', () =>
  inWorld(async (world) => {
    const page = await openPage(world);
    await untilKnown(world);
    await world.browser.page();
    await track(page, 0);
    await page.close({ runBeforeUnload: true });
    await expectAllOnce(world);
  }));
