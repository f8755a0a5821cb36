import { heldOut } from '../learn/held-out.ts';
import { servedTerms } from '../outcomes/served-terms.ts';
import type { Served } from '../outcomes/served.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import type { Choice } from './choose.ts';
import type { Decision } from './decision.ts';
import { segmentAt, type Moment } from './moment.ts';
import { MANNER_CODES, type MannerCode } from './reason.ts';
import { SOFT_MANNERS, type SoftManner } from './spared.ts';

/** Where nothing else is said, decisions are for the page. */
const PAGE = 'site';

/** Who, when and where something is meant for is the plan's choice: it holds nothing back. */
const TARGETING: ReadonlySet<string> = new Set(['not_in_audience', 'not_scheduled', 'wrong_page']);
const HOLDING: ReadonlySet<string> = new Set(MANNER_CODES.filter((code) => !TARGETING.has(code)));

/** What a decision's outcomes are counted by; nothing where nobody is known, or nothing was to be shown. */
export function servedOf(made: {
  decision: Decision;
  slot: Slot;
  choice: Choice | null;
  moment: Moment;
  spared: SoftManner | undefined;
}): Served | undefined {
  const { decision, slot, choice, moment } = made;
  const { plan, visitor, context } = moment;
  const side = visitor === '' ? undefined : sideOf(made);
  if (side === undefined) return undefined;
  const { arm, variant } = side;
  const counts = arm === 'held' || arm === 'lifted' || slot.kind === 'invitation';
  return {
    id: decision.id,
    at: context.now,
    slot: decision.slot,
    ...side,
    ...(counts && { atOnce: true as const }),
    channel: context.channel ?? PAGE,
    segment: segmentAt(moment),
    propensity: decision.propensity * chanceOf(side, plan),
    ...(choice?.shares && { shares: choice.shares }),
    ...servedTerms(plan, slot, variant),
  };
}

/** With which chance somebody is spared the manner, or is not; whatever else would have held back is not known. */
function chanceOf({ arm, manner }: Pick<Served, 'arm' | 'manner'>, { restraint }: Plan): number {
  if (!SOFT_MANNERS.some((soft) => soft === manner)) return 1;
  const spared = restraint.share / SOFT_MANNERS.length;
  return arm === 'lifted' ? spared : 1 - spared;
}

function sideOf({
  decision,
  slot,
  choice,
  moment: { plan, visitor },
  spared,
}: Parameters<typeof servedOf>[0]): Pick<Served, 'arm' | 'variant' | 'manner'> | undefined {
  // Counted whether it came to be shown or not: otherwise only those whom nothing else held back would be compared.
  if (spared !== undefined) return { arm: 'lifted', variant: decision.variant ?? '', manner: spared };
  if (decision.action === 'show') return { arm: 'shown', variant: decision.variant ?? '' };
  const { by } = heldOut({
    visitor,
    slot: decision.slot,
    siteHoldout: plan.holdout,
    slotHoldout: slot.holdout,
  });
  if (decision.reason.code === 'control')
    return { arm: by === 'site' ? 'site_control' : 'control', variant: choice?.variant ?? '' };
  // Who is held out is held back by that first.
  if (by !== null || !HOLDING.has(decision.reason.code)) return undefined;
  return { arm: 'held', variant: '', manner: decision.reason.code as MannerCode };
}
