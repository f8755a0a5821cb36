import { decideAll, MANNERS, profileBytes, wantedBy, type Profile } from '#core';
import { sharing } from '../../core/catalog/once-a-request.ts';
import { candidateOf } from '../../core/decide/candidate-of.ts';
import { choose } from '../../core/decide/choose.ts';
import { fillContent } from '../../core/decide/fill-content.ts';
import { momentOf } from '../../core/decide/moment.ts';
import { segmentOf } from '../../core/learn/segment-of.ts';
import { catalog, context, learned, planOf, profile, SLOTS } from './world.ts';

/*
 * Runs one part n times a request. workerd stops its clocks while code runs, so it is timed from outside:
 * the time of n more runs, divided by n.
 */
const plan = planOf({});
const off = planOf(Object.fromEntries(Object.keys(plan.manners).map((name) => [name, false])));
const slots = Array.from({ length: SLOTS }, (_, n) => `slot-${n}`);
const input = { plan, planVersion: 1, slots, profile, context, catalog, learned, visitor: 'bench-visitor' };
const variants = Object.values(plan.slots).flatMap((slot) => slot.variants);

const PROFILES = 100;
/** As read from their objects: what core keeps with a profile is made anew for each request, and so it is here. */
const read = Array.from({ length: PROFILES }, () => JSON.parse(JSON.stringify(profile)) as Profile);

let requests = 0;
function asking() {
  const seed = requests++;
  const mine = read[seed % PROFILES] ?? profile;
  return { ...input, profile: { ...mine }, context: { ...context }, seed, explaining: false };
}

function mannerRun(code: string): () => number {
  const manner = MANNERS.find((each) => each.code === code);
  if (!manner) throw new Error(`no manner ${code}`);
  const moment = momentOf(asking());
  const subjects = Object.entries(plan.slots).flatMap(([slotName, slot]) =>
    slot.variants.flatMap((variant) => {
      const { pool, count, lines } = candidateOf(variant, { plan, profile, context, catalog });
      const of = (items: typeof pool) => ({
        ...moment,
        slotName,
        slot,
        candidate: { variant, items, ...(lines && { lines }) },
      });
      return manner.perItem && pool.length > 0
        ? pool.slice(0, count).map((item) => of([item]))
        : [of(pool.slice(0, count))];
    }),
  );
  return () => subjects.reduce((sum, subject) => sum + Number(manner.ask(subject).allows), 0);
}

/** Of every slot with all its variants allowed. */
function policiesRun(): () => number {
  const segment = segmentOf(profile, { now: context.now, plan });
  return () => {
    const key = `visitor-${requests++}`;
    return Object.entries(plan.slots).reduce((sum, [slot, { policy, variants: allowed }]) => {
      const of = { key, slot, session: context.session, learned: learned.slots[slot] };
      const choice = choose(policy, allowed, {
        ...of,
        freshness: () => 1,
        drawn: () => undefined,
        segment: () => segment,
      });
      return sum + (choice?.propensity ?? 0);
    }, 0);
  };
}

/** Of one variant a slot. */
function contentRun(): () => number {
  const shown = Object.values(plan.slots).flatMap(({ variants: [variant] }) => {
    if (variant === undefined) return [];
    const { pool, count } = candidateOf(variant, { plan, profile, context, catalog });
    return { variant, items: pool.slice(0, count) };
  });
  return () => shown.reduce((sum, each) => sum + Number(fillContent(each, plan, catalog).ok), 0);
}

const PARTS: Record<string, () => () => number> = {
  decision: () => () => decideAll(asking()).decisions.length,
  'decision, all kept': () => () =>
    decideAll(asking()).records.reduce((sum, { record }) => sum + record().items.length, 0),
  'decision, explained': () => () => decideAll({ ...asking(), explaining: true }).explanations.length,
  'all manners off': () => () => decideAll({ ...asking(), plan: off }).decisions.length,
  'facts and intent': () => () => momentOf(asking()).intent.evidence.length,
  'what to look up': () => () => wantedBy(asking()).items.length,
  picks: () => () => {
    const asked = { ...asking(), catalog: sharing(catalog) };
    return variants.reduce((sum, variant) => sum + candidateOf(variant, asked).pool.length, 0);
  },
  policies: policiesRun,
  content: contentRun,
};
for (const { code } of MANNERS) PARTS[`manner ${code}`] = () => mannerRun(code);

const prepared = new Map<string, () => number>();

export default {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const part = searchParams.get('part') ?? '';
    const make = PARTS[part];
    if (make === undefined) {
      const shown = decideAll(asking()).decisions;
      return Response.json({
        parts: Object.keys(PARTS),
        profileBytes: profileBytes(profile),
        variants: variants.length,
        shown: shown.filter(({ action }) => action === 'show').length,
        reasons: shown.map(({ reason }) => reason.code),
      });
    }
    const run = prepared.get(part) ?? make();
    prepared.set(part, run);
    let sum = 0;
    for (let n = Number(searchParams.get('n')); n > 0; n--) sum += run();
    return new Response(String(sum));
  },
};
