import { readPlan, type Plan } from '#core';
import { assign } from '../../core/learn/assign.ts';
import { learnFrom } from '../../core/learn/learn-from.ts';
import type { Learned } from '../../core/learn/learned.ts';
import { sharesOf } from '../../core/learn/shares-of.ts';
import { createMemoryOfShowings } from './memory-of-showings.ts';
import { createOutcomeSums } from './outcome-sums.ts';
import { CATEGORIES, HOUR_MS, STAGES, START_AT } from './parameters.ts';
import { DEFAULT, type NamedPolicy, type Seen } from './policy.ts';
import type { WorldVariant } from './world.ts';

const SLOT = 'hero';
/**
 * A worker learns anew every few minutes. Here as often for a start, then each time that the time so far has grown by a tenth, and
 * every day at least: between two snapshots little is added then, and ten times as many would take ten times as long.
 */
const LEARN_MS_MIN = HOUR_MS / 12;
const LEARN_MS_MAX = 24 * HOUR_MS;
const LEARN_GROWTH = 1 / 10;

interface TactOptions {
  name: string;
  /** To see what a part is worth, it can be left out. */
  without?: 'clicks' | 'freshness' | 'segments';
}

/** Tact as the edge runs it: manners first, then the shares of what has been learned, then a hash of visitor and visit. */
export const tactWith = ({ name, without }: TactOptions): NamedPolicy => ({
  name,
  create({ world }) {
    const segmentOf = without === 'segments' ? () => 'new/-' : segmentNamed;
    const { variants } = world;
    const memory = createMemoryOfShowings(variants.length);
    const sums = createOutcomeSums(SLOT);
    let learned: Learned | undefined;
    let learnAt = START_AT;
    let plan: Plan | undefined;
    let up: readonly number[] = [];

    return {
      choose(seen) {
        if (seen.variants !== up) {
          up = seen.variants;
          plan = planOf(up.map((each) => variants[each]!));
        }
        if (seen.at >= learnAt && plan !== undefined) {
          learned = learnFrom([...sums.rows()], plan, seen.at);
          const wait = (seen.at - START_AT) * LEARN_GROWTH;
          learnAt = seen.at + Math.min(LEARN_MS_MAX, Math.max(LEARN_MS_MIN, wait));
        }
        const allowed = up.filter((each) => memory.isAllowed(seen, each));
        if (allowed.length === 0) return DEFAULT;
        const asked = allowed.map((each) => ({
          id: variants[each]!.id,
          freshness: without === 'freshness' ? 1 : memory.freshness(seen, each),
        }));
        const shares = sharesOf(learned?.slots[SLOT], segmentOf(seen), asked, exploreOf(plan));
        const choices = asked.map(({ id }) => ({ id, weight: shares[id]! }));
        const chosen = assign(`${world.seed}:${seen.shopper}/${seen.at}`, `bandit:${SLOT}`, choices)!.id;
        return allowed[asked.findIndex(({ id }) => id === chosen)]!;
      },
      shown(seen, variant) {
        memory.shown(seen, variant);
        sums.shown(seen.shopper, variants[variant]!.id, segmentOf(seen), seen.at);
      },
      clicked(seen, variant) {
        memory.clicked(seen, variant);
        if (without !== 'clicks') sums.clicked(seen.shopper, variants[variant]!.id, seen.at);
      },
      dismissed: memory.dismissed,
      ordered: ({ shopper, at, margin }) => sums.ordered(shopper, at, margin),
    };
  },
});

function segmentNamed({ stage, taste }: Seen): string {
  return `${STAGES[stage]!.name}/${taste < 0 ? '-' : CATEGORIES[taste]!}`;
}

function exploreOf(plan: Plan | undefined): number {
  const policy = plan?.slots[SLOT]?.policy;
  return policy?.kind === 'bandit' ? policy.explore : 0;
}

/** The plan that is live while these variants are up, with every default. */
function planOf(variants: readonly WorldVariant[]): Plan {
  const read = readPlan({
    site: 'shoppers',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    slots: {
      [SLOT]: {
        kind: 'content',
        policy: { kind: 'bandit', goal: 'margin' },
        variants: variants.map(({ id }) => ({ id, content: { kind: 'banner', title: id } })),
      },
    },
  });
  if (!read.ok) throw new Error(`The plan is refused: ${JSON.stringify(read)}`);
  return read.value;
}
