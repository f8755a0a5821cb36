import type { Facts } from '../audience/rule-trace.ts';
import type { CatalogLookup } from '../catalog/item.ts';
import type { Action, Decision, Explanation } from '../decide/decision.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { audienceReaches, membersOf, overlapsOf } from './audience-reach.ts';
import { findingsOf } from './findings.ts';
import { incentiveCost } from './incentive-cost.ts';
import { missingWords } from './missing-words.ts';
import { reachOf, visitorsOf, type Counted } from './reach-of.ts';
import type { ActorReport, LookUps, Rehearsal, SlotReach } from './rehearsal.ts';
import type { Actor } from './rehearse.ts';
import { unreachableIn } from './unreachable-in.ts';
import { variantReach } from './variant-reach.ts';

/** One slot of one page, as one actor met it. */
export interface Performance {
  actor: Actor;
  path: string;
  decision: Decision;
  explanation: Explanation;
  catalog: CatalogLookup;
}

/** Fewer stored visitors than this say nothing about shares; then the sample ones are counted. */
const STORED_MIN = 20;
const PAGES_TOLD_MAX = 5;

/** What many performances add up to. */
export function tally(
  plan: Plan,
  performances: readonly Performance[],
  known: readonly { actor: Actor; facts: Facts }[],
  counts: Omit<LookUps, 'words'>,
): Omit<Rehearsal, 'experiments'> {
  const stored = known.filter(({ actor }) => actor.kind === 'stored').length;
  const by = stored >= STORED_MIN ? 'stored' : 'sample';
  const isCounted = ({ actor }: { actor: Actor }) => actor.kind === by;
  const counting = known.filter(isCounted);
  const counted = { by, of: new Set(counting.map(({ actor }) => actor.visitor)).size } as const;
  const there = performances.filter(isCounted);
  const slots = Object.entries(plan.slots).map(([name, slot]) => {
    const here = there.filter(({ decision }) => decision.slot === name);
    return slotReach(plan, name, slot, here, counted);
  });
  const members = membersOf(plan, counting);
  const audiences = audienceReaches(plan, members, counted);
  const overlaps = overlapsOf(members);
  const unreachable = unreachableIn(plan, performances);
  const visitors = { stored, sample: known.length - stored };
  const missing = missingWords(counts);
  const lookUps = { ...counts, ...(missing !== undefined && { words: missing }) };
  return {
    counted: by,
    visitors,
    lookUps,
    audiences,
    overlaps,
    slots,
    unreachable,
    incentives: incentiveCost(plan, there),
    findings: findingsOf({ audiences, lookUps, overlaps, slots, unreachable, visitors }),
    actors: actorReports(performances),
  };
}

function slotReach(
  plan: Plan,
  name: string,
  slot: Slot,
  here: readonly Performance[],
  counted: Counted,
): SlotReach {
  const best = [...bestOf(here).values()].map(({ decision }) => decision);
  const actions: Record<Action, number> = { show: 0, default: 0, hold: 0 };
  for (const { action } of best) actions[action] += 1;
  const shown = here.filter(({ decision }) => decision.action === 'show');
  return {
    slot: name,
    kind: slot.kind,
    pages: [...new Set(here.map(({ path }) => path))].slice(0, PAGES_TOLD_MAX),
    reach: reachOf(visitorsOf(shown), counted),
    actions,
    reasons: countBy(best.map(({ reason }) => reason.code)).map(([code, visitors]) => ({ code, visitors })),
    variants: slot.variants.map((variant) => variantReach(plan, variant, here, counted)),
  };
}

/** Per visitor what happens at best, over the slot's pages. */
function bestOf(here: readonly Performance[]): Map<string, Performance> {
  const best = new Map<string, Performance>();
  for (const each of here) {
    const before = best.get(each.actor.visitor);
    if (before === undefined || (before.decision.action !== 'show' && each.decision.action === 'show'))
      best.set(each.actor.visitor, each);
  }
  return best;
}

function actorReports(performances: readonly Performance[]): ActorReport[] {
  const reports = new Map<string, ActorReport>();
  for (const { actor, path, decision } of performances) {
    const { visitor, kind } = actor;
    const { slot, action, variant, reason } = decision;
    const report = reports.get(`${kind} ${visitor}`) ?? { visitor, kind, slots: [] };
    report.slots.push({
      slot,
      path,
      action,
      ...(variant !== undefined && { variant }),
      reason: { code: reason.code, words: reason.words },
    });
    reports.set(`${kind} ${visitor}`, report);
  }
  return [...reports.values()];
}

function countBy<T extends string>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1));
}
