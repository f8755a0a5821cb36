import { DRAW_SHARES_MAX, type Draw } from '../outcomes/draw.ts';
import { servedTerms } from '../outcomes/served-terms.ts';
import type { Served } from '../outcomes/served.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import type { Choice } from './choose.ts';
import type { Decision } from './decision.ts';
import { heldOutAt } from './held-out-at.ts';
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
    draw: drawFor(side, made),
    ...servedTerms(plan, slot, variant),
  };
}

/** With which chance somebody is spared the manner, or is not; whatever else would have held back is not known. */
function chanceOf({ arm, manner }: Pick<Served, 'arm' | 'manner'>, plan: Plan): number {
  const spared = sparedShare(manner, plan);
  return arm === 'lifted' ? spared : 1 - spared;
}

/** Share of visitors who are spared this manner. */
function sparedShare(manner: Served['manner'], { restraint }: Plan): number {
  return SOFT_MANNERS.some((soft) => soft === manner) ? restraint.share / SOFT_MANNERS.length : 0;
}

function drawFor(
  { arm, variant, manner }: Pick<Served, 'arm' | 'variant' | 'manner'>,
  { decision, slot, choice, moment }: Parameters<typeof servedOf>[0],
): Draw {
  if (arm === 'held' || arm === 'lifted') return { spared: sparedShare(manner, moment.plan) };
  const { site, slot: ofSlot } = heldOutAt(moment, decision.slot, slot);
  const shares = choice?.shares;
  const isDrawn = slot.policy.kind === 'experiment' && shares !== undefined && Object.keys(shares).length > 1;
  if (!isDrawn) return { site, slot: ofSlot };
  return {
    ...{ site, slot: ofSlot, share: shares[variant] ?? 1 },
    ...(Object.keys(shares).length <= DRAW_SHARES_MAX && { shares }),
  };
}

function sideOf({
  decision,
  slot,
  choice,
  moment,
  spared,
}: Parameters<typeof servedOf>[0]): Pick<Served, 'arm' | 'variant' | 'manner'> | undefined {
  // Counted whether it came to be shown or not: otherwise only those whom nothing else held back would be compared.
  if (spared !== undefined) return { arm: 'lifted', variant: decision.variant ?? '', manner: spared };
  if (decision.action === 'show') return { arm: 'shown', variant: decision.variant ?? '' };
  const { by } = heldOutAt(moment, decision.slot, slot);
  if (decision.reason.code === 'control')
    return { arm: by === 'site' ? 'site_control' : 'control', variant: choice?.variant ?? '' };
  // Who is held out is held back by that first.
  if (by !== null || !HOLDING.has(decision.reason.code)) return undefined;
  return { arm: 'held', variant: '', manner: decision.reason.code as MannerCode };
}
