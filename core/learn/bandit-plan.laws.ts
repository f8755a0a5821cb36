import fc from 'fast-check';
import type { Plan, PlanInput } from '../plan/plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import type { ArmSums, Goal } from './learned.ts';

export const SLOT = 'hero';
export const DAY_MS = 86_400_000;
/** Well after every day of `sumsOf`, so that all windows are over unless a test says otherwise. */
export const NOW = 20_050 * DAY_MS;
export const VARIANTS = ['a', 'b', 'c'] as const;

type VariantInput = NonNullable<PlanInput['slots'][string]['variants']>[number];

export function banditPlan(
  variants: readonly (Pick<VariantInput, 'id' | 'prior'> | string)[] = VARIANTS,
  goal: Goal = 'margin',
): Plan {
  const read = readPlan({
    site: 'shop',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    slots: {
      [SLOT]: {
        kind: 'content',
        policy: { kind: 'bandit', goal },
        variants: variants.map((each) => ({
          ...(typeof each === 'string' ? { id: each } : each),
          content: { kind: 'banner', title: 'Hello' },
        })),
      },
    },
  });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.value;
}

export function sumsOf(given: Partial<ArmSums> & { variant: string }): ArmSums {
  const { converted = 0 } = given;
  const money = 3000 * converted;
  return {
    slot: SLOT,
    segment: 'new/-',
    day: 20_030,
    visitors: 0,
    clicked: 0,
    converted,
    revenue: money,
    revenueSquared: 12_000_000 * converted,
    margin: money,
    marginSquared: 12_000_000 * converted,
    ...given,
  };
}

/** Sums as outcomes make them: nobody clicks or converts who was not there. Margins may be losses. */
export const arbitrarySums: fc.Arbitrary<ArmSums[]> = fc.array(
  fc
    .record({
      variant: fc.constantFrom(...VARIANTS, 'gone'),
      segment: fc.constantFrom('new/-', 'new/women', 'customer/women', 'regular/men'),
      day: fc.integer({ min: 20_020, max: 20_050 }),
      visitors: fc.integer({ min: 0, max: 3000 }),
      clicked: fc.integer({ min: 0, max: 100 }),
      converted: fc.integer({ min: 0, max: 100 }),
      each: fc.integer({ min: -2000, max: 20_000 }),
    })
    .map(({ visitors, clicked, converted, each, ...rest }) => {
      const [clicks, orders] = [Math.min(visitors, clicked), Math.min(visitors, converted)];
      const [sum, squares] = [orders * each, orders * each * each];
      const money = { revenue: sum, revenueSquared: squares, margin: sum, marginSquared: squares };
      return { slot: SLOT, ...rest, visitors, clicked: clicks, converted: orders, ...money };
    }),
  { maxLength: 30 },
);
