import { expect, test } from 'vitest';
import { bannersOf, planOf } from '../decide/plain-world.laws.ts';
import type { CellTotal } from '../outcomes/cell.ts';
import { recompute } from '../outcomes/recompute.ts';
import type { Plan, PlanInput } from '../plan/plan.ts';
import type { ReportRow } from './report.ts';
import { reportOf } from './report-of.ts';
import { OPENS, unmovedShop } from './unmoved-shop.laws.ts';

interface Shares {
  site?: number;
  slot?: number;
  policy?: 'pin' | 'experiment';
  weights?: Record<string, number>;
}

function planWith({ site = 0, slot = 0, policy = 'experiment', weights = { a: 1, b: 1 } }: Shares): Plan {
  const input: PlanInput['slots'][string] = bannersOf(Object.keys(weights), {
    policy: { kind: policy },
    holdout: slot,
  });
  const variants = input.variants.map((each) => ({ ...each, weight: weights[each.id] ?? 0 }));
  return planOf({ hero: { ...input, variants } }, { holdout: site, manners: { stayFresh: false } });
}

test.each<[string, Shares, Shares]>([
  ['the site’s holdout is raised', { site: 0.05 }, { site: 0.4 }],
  ['the slot’s holdout is lowered', { slot: 0.5 }, { slot: 0.1 }],
  ['nobody was held out before', { site: 0, slot: 0 }, { site: 0.3, slot: 0.3 }],
  ['weights are changed', { weights: { a: 1, b: 1 } }, { weights: { a: 1, b: 6 } }],
  ['a challenger is added', { weights: { a: 1 } }, { weights: { a: 1, b: 1 } }],
  ['a variant is stopped', { weights: { a: 1, b: 1, c: 1 } }, { weights: { a: 1, b: 0, c: 1 } }],
  ['an experiment begins where one variant was pinned', { policy: 'pin' }, { policy: 'experiment' }],
  ['everything at once', { site: 0.1, slot: 0.4 }, { site: 0.3, slot: 0.1, weights: { a: 4, b: 1, c: 2 } }],
])('where nothing has an effect nothing is found, and nobody is lost, though %s', (_, before, after) => {
  const [first, then] = [planWith(before), planWith(after)];
  const days = 42;
  const shop = unmovedShop((day) => (day < 16 ? first : then), { days, people: 1200, seed: 5 });
  expect(withPeople(recompute(shop.facts))).toEqual(withPeople(shop.cells));
  const query = {
    from: OPENS,
    to: OPENS + days - 1,
    metric: 'revenue' as const,
    now: (OPENS + 80) * 86_400_000,
  };
  const rows = [['slot'] as const, ['slot', 'variant'] as const].flatMap((by) => {
    const { whole, rows: all, experiments } = reportOf(shop.cells, then, { ...query, by });
    return [whole, ...all, ...experiments.flatMap((each) => each.rows)];
  });
  const { experiments } = reportOf(shop.cells, then, { ...query, by: [] });
  expect(experiments.flatMap((each) => each.rows.filter(isLarge))).not.toEqual([]);
  const told = rows.map(({ verdict, sampleRatio }) => [verdict.code, sampleRatio?.isTrusted ?? true]);
  for (const [code, isTrusted] of told) {
    expect(['not_known', 'no_control', 'nobody', 'no_difference']).toContain(code);
    expect(isTrusted).toBe(true);
  }
  for (const row of rows.filter(isLarge)) expect(Math.abs(zOf(row)), JSON.stringify(row)).toBeLessThan(3.5);
});

type Compared = Pick<ReportRow, 'uplift' | 'control' | 'shown'>;

function isLarge({ uplift, control, shown }: Compared): boolean {
  return uplift !== null && Math.min(control.converted, shown.converted) >= 25;
}

function zOf({ uplift }: Compared): number {
  const { estimate = 0, standardError = 1 } = uplift?.revenue.difference ?? {};
  return estimate / standardError;
}

function withPeople(cells: readonly CellTotal[]): CellTotal[] {
  return cells.filter(({ sums }) => sums.visitors !== 0n);
}
