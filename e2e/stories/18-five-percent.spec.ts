import { expect, test } from '@playwright/test';
import { REHEARSAL } from '../addresses.ts';
import { edgeCall } from '../edge.ts';
import { openSite } from '../open-site.ts';
import { publishPlan, type Plan } from '../publish-plan.ts';
import { comeBy, looksAt } from '../shop/come-by.ts';
import { explainVisitor } from '../shop/explain.ts';
import { openProduct } from '../shop/open-product.ts';
import { runTool } from '../shop/run-tool.ts';
import { visit } from '../shop/visit.ts';
import { watchTact } from '../shop/watch-tact.ts';

/*
 * Story 18: five percent of the audience. A rule for a fringe case that nobody meets. Tact: reach is shown before publishing; a
 * slot, audience or variant that few will ever see is said to be one, and what nobody can get is named with the reason.
 *
 * No manner is at work here, so there is no blunt twin: the counter-case is a rule for many, tried on the same people.
 */
interface Reach {
  n: number;
  of: number;
  share: number;
  isFringe: boolean;
}
interface Rehearsal {
  counted: string;
  visitors: { stored: number; sample: number };
  audiences: { audience: string; reach: Reach }[];
  slots: { slot: string; reach: Reach; variants: { variant: string; shown: Reach; allowed: Reach }[] }[];
  unreachable: { slot: string; variant: string; words: string }[];
  findings: { code: string; path: string; words: string }[];
  incentives: { visitors: number; costMax: number; currency: string };
}

const PEOPLE = 40;
const SHREDDER = '/p/quill-shredder';

test.describe.configure({ mode: 'serial' });

let live: Plan;

/** Of forty people one looks at a car, twelve at shredders, and all the others at a dress. */
test.beforeAll(async () => {
  live = await openSite(REHEARSAL);
  const people = Array.from({ length: PEOPLE }, (_, n) =>
    n === 0
      ? looksAt('kestrel-pearl', 'Motor', 'Cars', 'Electric')
      : n <= 12
        ? looksAt('quill-shredder', 'Study', 'Shredders')
        : looksAt('amelie-ink', 'Women', 'Dresses', 'Midi'),
  );
  for (const person of people) await comeBy(REHEARSAL, [{ name: 'page_view' }, person]);
  // What is stored is read a moment later: profiles at rest follow the live ones.
  await expect
    .poll(async () => (await rehearse()).visitors.stored, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(PEOPLE);
});

function rehearse(plan?: Plan): Promise<Rehearsal> {
  return edgeCall('POST', '/v1/plan/rehearse', { visitors: 200, ...(plan && { plan }) }, REHEARSAL);
}

/** The plan with a slot of two variants: one for few, one for many. */
function draft(): Plan {
  const plan = structuredClone(live);
  const banner = (title: string) => ({ kind: 'banner', title });
  plan.slots['home-offer'] = {
    policy: { kind: 'pin' },
    pages: ['/'],
    ...{ kind: 'content' },
    variants: [
      { id: 'for-few', audience: 'looks-at-cars', priority: 9, content: banner('A morning with a car') },
      { id: 'for-many', audience: 'looks-at-shredders', content: banner('For the study') },
    ],
  };
  return plan;
}

test('a rule for a fringe is said to be one before anybody sees it, and a rule for many is not', async ({
  page,
}) => {
  const { counted, findings, audiences, slots } = await rehearse(draft());
  expect(counted).toBe('stored');
  const reachOf = (name: string) => audiences.find(({ audience }) => audience === name)?.reach;
  expect(reachOf('looks-at-cars')).toMatchObject({ isFringe: true });
  expect(reachOf('looks-at-shredders')).toMatchObject({ isFringe: false });
  const about = (path: string) => findings.filter((finding) => finding.path === path);
  expect(about('audiences.looks-at-cars')[0]).toMatchObject({
    code: 'fringe_audience',
    words: expect.stringMatching(/^The audience looks-at-cars has \d+ of \d+ visitors \([0-4](\.\d)?%\)\.$/),
  });
  expect(about('slots.home-offer.variants.for-few')[0]).toMatchObject({ code: 'fringe_variant' });
  expect(about('slots.home-offer.variants.for-many')).toEqual([]);
  expect(about('audiences.looks-at-shredders').filter(({ code }) => code === 'fringe_audience')).toEqual([]);
  const offer = slots.find(({ slot }) => slot === 'home-offer');
  expect(offer?.variants.map(({ variant, shown }) => [variant, shown.isFringe])).toEqual([
    ['for-few', true],
    ['for-many', false],
  ]);

  // Rehearsed is not published: the shop shows what it showed.
  const tact = watchTact(page);
  await openProduct(page, tact, SHREDDER, 'quill-shredder', REHEARSAL);
  await visit(page, '/', REHEARSAL);
  await expect.poll(() => tact.latest('home-offer')?.action).toBe('show');
  expect(tact.latest('home-offer')?.variant).not.toBe('for-many');
});

test('a variant that nobody can get is named, with what stands in its way', async () => {
  const plan = draft();
  plan.audiences['never'] = {
    all: [{ audience: 'looks-at-cars' }, { not: { audience: 'looks-at-cars' } }],
  };
  plan.slots['home-offer']!.variants.push(
    { id: 'contradiction', audience: 'never', content: { kind: 'banner', title: 'Never' } },
    {
      id: 'over',
      schedule: { until: '2020-01-01T00:00:00Z' },
      content: { kind: 'banner', title: 'Of then' },
    },
  );
  const { findings, unreachable } = await rehearse(plan);
  expect(unreachable.map(({ variant }) => variant)).toEqual(
    expect.arrayContaining(['contradiction', 'over']),
  );
  expect(unreachable.map(({ variant }) => variant)).not.toContain('for-few');
  expect(findings[0]).toEqual({
    code: 'unreachable',
    path: 'slots.home-offer.variants.contradiction',
    words: 'Nobody can ever get contradiction. Its audience never contradicts itself.',
  });
  expect(unreachable.find(({ variant }) => variant === 'over')?.words).toBe('Its time is over.');
});

test('what an incentive would cost is said with it', async () => {
  const plan = draft();
  plan.manners = { ...plan.manners, giveNoNeedlessDiscount: false };
  Object.assign(plan.slots['home-offer']!.variants[1]!, {
    incentive: { kind: 'discount', percent: 10 },
    about: { items: ['quill-shredder'] },
  });
  const { incentives, slots } = await rehearse(plan);
  const many = slots.flatMap(({ variants }) => variants).find(({ variant }) => variant === 'for-many');
  expect(many?.shown.n).toBeGreaterThan(1);
  // Ten percent of 129.00 EUR, for each of them.
  expect(incentives.costMax).toBeGreaterThanOrEqual((many?.shown.n ?? 0) * 1290);
  expect(incentives.currency).toBe('EUR');
});

test('what was rehearsed is what the shop then shows', async ({ page, context }) => {
  await publishPlan(draft());
  const tact = watchTact(page);
  await openProduct(page, tact, SHREDDER, 'quill-shredder', REHEARSAL);
  await visit(page, '/', REHEARSAL);
  const offer = page.locator('tact-slot[name=home-offer]');
  await expect(offer.getByRole('heading', { name: 'For the study' })).toBeVisible();
  const [told] = (await explainVisitor(tact, REHEARSAL)).filter(({ slot }) => slot === 'home-offer');
  const few = told?.explanation?.candidates.find(({ variant }) => variant === 'for-few');
  expect(few?.verdicts.find(({ allows }) => !allows)).toMatchObject({
    manner: 'not_in_audience',
    words: expect.stringContaining('viewed.categories contains Cars'),
  });

  await context.clearCookies();
  const other = await context.browser()!.newPage();
  const stranger = watchTact(other);
  await visit(other, '/', REHEARSAL);
  await stranger.untilReason('home-offer', 'not_in_audience');
  await expect(other.getByRole('heading', { name: 'Wrapped as you like it' })).toBeVisible();
  await publishPlan(live);
});

test('in the terminal it reads as a person would say it', async () => {
  const said = await runTool('rehearse', REHEARSAL, '--visitors', '200');
  expect(said).toMatch(/^Tried on \d+ stored and \d+ sample visitors\. Reach counts the stored ones\.$/m);
  expect(said).toMatch(/^ {4}looks-at-shredders +█+░+ +\d+% {2}\d+ of \d+$/m);
  expect(said).toContain('To look at before publishing');
  expect(said).toMatch(/The audience looks-at-cars has .* It is for home-offer\/a-test-drive\./);
});
