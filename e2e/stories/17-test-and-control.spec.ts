import { randomUUID } from 'node:crypto';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { TRIAL } from '../addresses.ts';
import { edgeCall } from '../edge.ts';
import { openSite } from '../open-site.ts';
import { publishPlan, type Plan } from '../publish-plan.ts';
import { runTool } from '../shop/run-tool.ts';
import { tellEdge } from '../shop/tell-edge.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 17: test and control. Tact: every slot can have a control group, who could have seen it as the others do and see the
 * shop's own words; what it is worth is said in money, with an honest interval, whenever somebody looks.
 *
 * The shop is a site of its own, in which half of all visitors are held out of one place on the front page.
 */
const SLOT = 'home-offer';
const OFFER = 'Assorted pralines, box of 16';
const OWN_WORDS = 'Wrapped as you like it';
const VISITORS_MAX = 12;

interface Shopper {
  page: Page;
  tact: TactWatch;
  isHeldOut: boolean;
}
interface Group {
  visitors: number;
  orders: number;
  revenue: number;
}
interface Report {
  whole: { shown: Group; control: Group; against: string; verdict: { code: string; words: string } };
  bots: { visitors: number };
}

test.describe.configure({ mode: 'serial' });
const shoppers: Shopper[] = [];
let plan: Plan;

test.beforeAll(async () => {
  plan = await openSite(TRIAL, (each) => {
    const slot = each.slots[SLOT];
    if (slot === undefined) throw new Error(`the demo has a slot ${SLOT}`);
    slot.variants = slot.variants.filter(({ id }) => id === 'pralines');
    slot.holdout = 0.5;
  });
});
test.afterAll(() => Promise.all(shoppers.map(({ page }) => page.context().close())));

const offer = (page: Page) => page.locator(`tact-slot[name=${SLOT}]`);
const readReport = () => edgeCall<Report>('GET', `/v1/report?slot=${SLOT}`, undefined, TRIAL);

async function comesBy(browser: Browser): Promise<Shopper> {
  const page = await (await browser.newContext()).newPage();
  const tact = watchTact(page);
  await visit(page, '/', TRIAL);
  await expect.poll(() => tact.latest(SLOT)).toBeDefined();
  await offer(page).scrollIntoViewIfNeeded();
  await tact.untilStored('slot_view', { slot: SLOT });
  return { page, tact, isHeldOut: tact.latest(SLOT)?.reason.code === 'control' };
}

test('some see it and some the shop’s own words, and each counts once they have had it in view', async ({
  browser,
}) => {
  const both = () => new Set(shoppers.map(({ isHeldOut }) => isHeldOut)).size === 2;
  while (!both() && shoppers.length < VISITORS_MAX) shoppers.push(await comesBy(browser));
  for (const { page, tact, isHeldOut } of shoppers) {
    await expect(offer(page).getByRole('heading')).toHaveText(isHeldOut ? OWN_WORDS : OFFER);
    if (isHeldOut)
      expect(tact.latest(SLOT)?.reason.words).toMatch(/control group of this slot; pralines would/);
  }
  const heldOut = shoppers.filter(({ isHeldOut }) => isHeldOut).length;
  await expect
    .poll(
      async () => {
        const { shown, control } = (await readReport()).whole;
        return [shown.visitors, control.visitors];
      },
      { timeout: 30_000 },
    )
    .toEqual([shoppers.length - heldOut, heldOut]);
});

for (const [words, holdout] of [
  ['nearly nobody', 0.02],
  ['nearly everybody', 0.98],
] as const) {
  test(`everybody stays on their side, on every page and when ${words} is to be held out`, async () => {
    const title = `${OFFER}, for ${words}`;
    const slot = plan.slots[SLOT]!;
    const variants = slot.variants.map((variant) => ({
      ...variant,
      content: { ...(variant.content as object), title },
    }));
    await publishPlan({ ...plan, slots: { ...plan.slots, [SLOT]: { ...slot, holdout, variants } } });
    // A plan is in force everywhere within seconds: those who see the offer see it changed, and only then is it asked who does.
    await expect(async () => {
      for (const { page } of shoppers.filter(({ isHeldOut }) => !isHeldOut)) {
        await visit(page, '/', TRIAL);
        await expect(offer(page).getByRole('heading')).toHaveText(title);
      }
    }).toPass({ timeout: 30_000 });
    for (const { page, tact } of shoppers.filter(({ isHeldOut }) => isHeldOut)) {
      await visit(page, '/', TRIAL);
      await expect.poll(() => tact.latest(SLOT)?.reason.numbers?.['holdout']).toBe(0.5);
      expect(tact.latest(SLOT)?.reason.code).toBe('control');
      await expect(offer(page).getByRole('heading')).toHaveText(OWN_WORDS);
    }
    await publishPlan(plan);
  });
}

test('an order counts in money for the group of whoever placed it, and a refund takes it back', async () => {
  const buyer = shoppers.find(({ isHeldOut }) => !isHeldOut) as Shopper;
  const order = { transaction_id: randomUUID(), currency: 'EUR', value: 80 };
  const items = [{ item_id: 'fig', price: 40, quantity: 2 }];
  await tellEdge(buyer.tact, [{ name: 'purchase', params: { ...order, items } }], TRIAL);
  const money = async () => {
    const { shown, control } = (await readReport()).whole;
    return { orders: shown.orders, revenue: shown.revenue, control: control.revenue };
  };
  await expect.poll(money, { timeout: 30_000 }).toEqual({ orders: 1, revenue: 8000, control: 0 });
  await tellEdge(buyer.tact, [{ name: 'refund', params: { ...order, value: 30 } }], TRIAL);
  await expect.poll(money, { timeout: 30_000 }).toEqual({ orders: 1, revenue: 5000, control: 0 });
});

test('with so few it is not known yet, and the report says so in words, from the raw facts as well', async () => {
  const { whole, bots } = await readReport();
  expect(whole).toMatchObject({ against: 'control', verdict: { code: 'not_known' } });
  expect(bots.visitors).toBe(0);
  for (const more of [[], ['--from-raw']]) {
    const told = await runTool('report', TRIAL, '--slot', SLOT, ...more);
    expect(told).toMatch(/not yet known|not known yet/i);
  }
});
