import { decideAll, MANNERS, profileBytes, wantedBy } from '#core';
import { sharing } from '../../core/catalog/once-a-request.ts';
import { candidateOf } from '../../core/decide/candidate-of.ts';
import { momentOf } from '../../core/decide/moment.ts';
import { catalog, context, planOf, profile, SLOTS } from './world.ts';

/*
 * Runs one part n times a request. workerd stops its clocks while code runs, so it is timed from outside:
 * the time of n more runs, divided by n.
 */
const plan = planOf({});
const off = planOf(Object.fromEntries(Object.keys(plan.manners).map((name) => [name, false])));
const slots = Array.from({ length: SLOTS }, (_, n) => `slot-${n}`);
const input = { plan, planVersion: 1, slots, profile, context, catalog, seed: 1, visitor: 'bench-visitor' };
const variants = Object.values(plan.slots).flatMap((slot) => slot.variants);

function mannerRun(code: string): () => number {
  const manner = MANNERS.find((each) => each.code === code);
  if (!manner) throw new Error(`no manner ${code}`);
  const moment = momentOf({ ...input, explaining: false });
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

const PARTS: Record<string, () => () => number> = {
  decision: () => () => decideAll({ ...input, explaining: false }).decisions.length,
  'decision, explained': () => () => decideAll(input).explanations.length,
  'all manners off': () => () => decideAll({ ...input, plan: off, explaining: false }).decisions.length,
  'facts and intent': () => () => momentOf({ ...input, explaining: false }).intent.evidence.length,
  'what to look up': () => () => wantedBy({ ...input, catalog }).items.length,
  picks: () => () => {
    const shared = sharing(catalog);
    return variants.reduce(
      (sum, variant) => sum + candidateOf(variant, { plan, profile, context, catalog: shared }).pool.length,
      0,
    );
  },
};
for (const { code } of MANNERS) PARTS[`manner ${code}`] = () => mannerRun(code);

const prepared = new Map<string, () => number>();

export default {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const part = searchParams.get('part') ?? '';
    const make = PARTS[part];
    if (make === undefined) {
      const shown = decideAll({ ...input, explaining: false }).decisions;
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
