import { expect, test, type Browser, type Page } from '@playwright/test';
import { STAGE } from '../addresses.ts';
import { edgeCall, visitorOf } from '../edge.ts';
import { openSite } from '../open-site.ts';
import { publishPlan, type Plan } from '../publish-plan.ts';
import { explainVisitor } from '../shop/explain.ts';
import { openProduct } from '../shop/open-product.ts';
import { runTool } from '../shop/run-tool.ts';
import { visit } from '../shop/visit.ts';
import { watchTact, type TactWatch } from '../shop/watch-tact.ts';

/*
 * Story 19: an algorithm left alone. Tact: a person can pin, forbid, approve, preview as a visitor, stop everything with one
 * switch; and read for each decision why this and why not that.
 *
 * No manner is at work here, so there is no blunt twin: the counter-case is the same page before the person's word, and after.
 */
const ROSE = '/p/amelie-dress?colour=dusty-rose';
const HERO = 'tact-slot[name=home-hero]';
const OFFER = 'tact-slot[name=home-offer]';

test.describe.configure({ mode: 'serial' });

let live: Plan;
/** A plan of its own for every test: the demo's, and an invitation that needs no patience. */
test.beforeEach(async () => {
  live = await openSite(STAGE, (plan) => {
    plan.manners = { newVisitorsGetBearings: false, speakWithOneVoice: false };
    Object.assign(plan.slots['chat']!, { intent: 0 });
    plan.slots['home-offer'] = {
      ...plan.slots['home-offer']!,
      policy: { kind: 'pin' },
      variants: [banner('tea', 'Tea at four', 2), banner('music', 'Music at eight', 1)],
    };
  });
});

function banner(id: string, title: string, priority: number) {
  return { id, priority, content: { kind: 'banner', title } };
}

/** The live plan as `change` makes it. */
function changed(change: (plan: Plan) => void): Plan {
  const plan = structuredClone(live);
  change(plan);
  return plan;
}

async function newcomer(browser: Browser): Promise<{ page: Page; tact: TactWatch }> {
  const page = await (await browser.newContext()).newPage();
  return { page, tact: watchTact(page) };
}

async function titleOfOffer(browser: Browser): Promise<string | null> {
  const { page } = await newcomer(browser);
  await visit(page, '/', STAGE);
  const title = page.locator(OFFER).getByRole('heading');
  await expect(page.locator(OFFER)).toHaveAttribute('data-tact-state', /.+/);
  const text = await title.textContent();
  await page.context().close();
  return text;
}

test('a person pins: what was left to chance is decided for everybody', async ({ browser }) => {
  await publishPlan(changed((plan) => (plan.slots['home-offer']!.policy = { kind: 'experiment' })));
  const seen = new Set<string | null>();
  // Each visitor is assigned by chance, so both are met sooner or later.
  await expect.poll(async () => seen.add(await titleOfOffer(browser)).size, { timeout: 60_000 }).toBe(2);

  await publishPlan(
    changed((plan) => {
      plan.slots['home-offer']!.policy = { kind: 'pin' };
      plan.slots['home-offer']!.variants[1]!.priority = 9;
    }),
  );
  const { page, tact } = await newcomer(browser);
  await visit(page, '/', STAGE);
  await expect(page.locator(OFFER).getByRole('heading')).toHaveText('Music at eight');
  const { reason } = await tact.untilReason('home-offer', 'pinned');
  expect(reason.words).toBe('A person has put it first among those that may be shown.');
  expect(await titleOfOffer(browser)).toBe('Music at eight');
});

for (const [how, forbid, code] of [
  ['takes it out', (plan: Plan) => void plan.slots['home-offer']!.variants.shift(), 'pinned'],
  [
    'says that its time is over',
    (plan: Plan) =>
      void Object.assign(plan.slots['home-offer']!.variants[0]!, {
        schedule: { until: '2020-01-01T00:00:00Z' },
      }),
    'pinned',
  ],
  ['holds the place out', (plan: Plan) => void (plan.slots['home-offer']!.holdout = 1), 'control'],
] as const)
  test(`a person forbids: ${how}`, async ({ page }) => {
    const tact = watchTact(page);
    await visit(page, '/', STAGE);
    await expect(page.locator(OFFER).getByRole('heading')).toHaveText('Tea at four');
    await publishPlan(changed(forbid));
    await visit(page, '/', STAGE);
    await tact.untilReason('home-offer', code);
    await expect(page.locator(OFFER).getByRole('heading')).toHaveText(
      code === 'control' ? 'Wrapped as you like it' : 'Music at eight',
    );
    const [told] = (await explainVisitor(tact, STAGE)).filter(({ slot }) => slot === 'home-offer');
    const tea = told?.explanation?.candidates.find(({ variant }) => variant === 'tea');
    if (how === 'takes it out') expect(tea).toBeUndefined();
    if (how === 'says that its time is over')
      expect(tea?.verdicts.find(({ allows }) => !allows)?.words).toBe('Its time is over.');
    if (how === 'holds the place out')
      expect(told?.reason.words).toBe(
        'The visitor belongs to the control group of this slot; tea would have been shown.',
      );
  });

test('a person approves: a draft does nothing, can be tried as a certain visitor, and can be taken back', async ({
  page,
}) => {
  const tact = watchTact(page);
  for (let look = 0; look < 2; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose', STAGE);
  const visitor = visitorOf(tact.credential() ?? '');
  const draft = changed((plan) => {
    plan.slots['home-offer']!.variants.push({
      ...banner('for-the-rose', 'A word on the rose dress', 9),
      audience: 'came-back',
    });
  });
  await edgeCall('PUT', '/v1/plan', draft, STAGE);
  await visit(page, '/', STAGE);
  await expect(page.locator(OFFER).getByRole('heading')).toHaveText('Tea at four');

  // As this visitor would meet it: by the draft, and by what is live.
  await expect
    .poll(() => runTool('rehearse', STAGE, '--visitors', '200', '--as', visitor).catch(String), {
      timeout: 30_000,
    })
    .toMatch(/home-offer +shows for-the-rose/);
  const { decisions } = await edgeCall<{ decisions: { slot: string; variant?: string }[] }>(
    'POST',
    '/v1/decide',
    { visitor, slots: ['home-offer'], page: { url: 'http://localhost/' } },
    STAGE,
  );
  expect(decisions.find(({ slot }) => slot === 'home-offer')?.variant).toBe('tea');

  const { version } = await edgeCall<{ version: number }>('POST', '/v1/plan/publish', {}, STAGE);
  await visit(page, '/', STAGE);
  await expect(page.locator(OFFER).getByRole('heading')).toHaveText('A word on the rose dress');
  await edgeCall('POST', '/v1/plan/rollback', { version: version - 1 }, STAGE);
  await visit(page, '/', STAGE);
  await expect(page.locator(OFFER).getByRole('heading')).toHaveText('Tea at four');
});

test('one switch stops everything: the pages are as they are without Tact, and nobody is invited', async ({
  page,
  browser,
}) => {
  const tact = watchTact(page);
  const invitation = (of: Page) => of.locator('tact-invitation');
  // Before: an invitation, and places of one's own.
  await visit(page, '/', STAGE);
  await expect(invitation(page)).toBeVisible();
  for (let look = 0; look < 3; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose', STAGE);
  await visit(page, '/', STAGE);
  await expect(page.locator(`${HERO} .tact-content`)).toBeVisible();

  await publishPlan(changed((plan) => (plan.holdout = 1)));
  const other = await newcomer(browser);
  const bare = await newcomer(browser);
  await bare.page.route('**/tact*.js', (route) => route.abort());
  for (const path of ['/', ROSE]) {
    await visit(bare.page, path);
    for (const each of [{ page, tact }, other]) {
      const before = each.tact.decisions.length;
      const made = () => each.tact.decisions.slice(before);
      await visit(each.page, path, STAGE);
      await expect.poll(() => made().map(({ slot }) => slot)).toContain('chat');
      await expect(each.page.locator('tact-slot').first()).toHaveAttribute('data-tact-state', 'default');
      expect(await slotsOf(each.page)).toEqual(await slotsOf(bare.page));
      expect(made().map(({ action }) => action)).not.toContain('show');
      await expect(each.page.locator('tact-why, tact-invitation, .tact-content')).toHaveCount(0);
    }
  }
  // Who would have been shown something belongs to the control group, the invitation's too.
  expect(other.tact.decisions.find(({ slot }) => slot === 'chat')?.reason.code).toBe('control');
  await expect
    .poll(() => tact.latest('product-aside')?.reason.words)
    .toBe('The visitor belongs to the control group of this site; about-this would have been shown.');

  await publishPlan(live);
  await visit(page, '/', STAGE);
  await expect(page.locator(`${HERO} .tact-content`)).toBeVisible();
});

/** What stands in every place of the page, as markup. */
function slotsOf(page: Page): Promise<string[]> {
  return page
    .locator('tact-slot, [data-tact-slot]')
    .evaluateAll((slots) => slots.map((slot) => slot.innerHTML.replaceAll(/tact-(site|wait)=\w+&?/g, '')));
}

test('why this and why not that: in the terminal and in the panel the same words', async ({ page }) => {
  const tact = watchTact(page);
  for (let look = 0; look < 3; look++) await openProduct(page, tact, ROSE, 'amelie-dusty-rose', STAGE);
  await visit(page, '/?tact-debug', STAGE);
  await expect(page.locator(`${HERO} .tact-content`)).toBeVisible();
  const visitor = visitorOf(tact.credential() ?? '');
  const said = await runTool('explain', STAGE, '--visitor', visitor, '--slot', 'home-hero');
  expect(said).toMatch(/^home-hero {2}shows focus-again$/m);
  expect(said).toContain('The shopper reads: “You looked at this three times in the past week.”');
  expect(said).toMatch(/^ {2}▸ focus-again {2}shown$/m);
  expect(said).toMatch(/^ {2}· saved-basket {2}not allowed$/m);
  expect(said).toMatch(/✕ The visitor does not belong to the audience has-a-basket: .* and it is 0\./);
  expect(said).toMatch(/^ {6}focus\.views {2}3$/m);

  const panel = page.locator('tact-panel');
  await panel.locator('[data-key="why home-hero"]').click();
  const why = panel.locator('details:has(> summary[data-key="why home-hero"])');
  const [told] = (await explainVisitor(tact, STAGE)).filter(({ slot }) => slot === 'home-hero');
  const against = told?.explanation?.candidates.flatMap(({ verdicts }) =>
    verdicts.filter(({ allows }) => !allows).map(({ words }) => words),
  );
  expect(against?.length).toBeGreaterThan(3);
  for (const words of against ?? []) {
    expect(said).toContain(words);
    // Other slots may say the same of theirs, folded in, and come first.
    await expect(why.getByText(words).first()).toBeVisible();
  }
});
