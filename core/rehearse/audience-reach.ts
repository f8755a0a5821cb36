import { answersRule } from '../audience/answers-rule.ts';
import type { Facts } from '../audience/rule-trace.ts';
import { namedIn } from '../plan/audience-cycles.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rule } from '../plan/rule.ts';
import { reachOf, type Counted } from './reach-of.ts';
import type { AudienceReach, Overlap } from './rehearsal.ts';
import type { Actor } from './rehearse.ts';

/** Two audiences of which the smaller is to this share in the larger are hardly two. */
const OVERLAP_SHARE_MIN = 0.8;

/** By audience: who belongs to it, and of how many it is not known. */
export type Members = ReadonlyMap<string, { yes: ReadonlySet<string>; unknown: number }>;

export function membersOf(plan: Plan, known: readonly { actor: Actor; facts: Facts }[]): Members {
  return new Map(
    Object.keys(plan.audiences).map((audience) => {
      const yes = new Set<string>();
      let unknown = 0;
      for (const { actor, facts } of known) {
        const { holds } = answersRule({ audience }, facts, plan.audiences);
        if (holds === true) yes.add(actor.visitor);
        else if (holds !== false) unknown += 1;
      }
      return [audience, { yes, unknown }];
    }),
  );
}

export function audienceReaches(plan: Plan, members: Members, counted: Counted): AudienceReach[] {
  return [...members].map(([audience, { yes, unknown }]) => ({
    audience,
    reach: reachOf(yes, counted),
    unknown,
    usedBy: usersOf(plan, audience),
  }));
}

/** Variants as `slot/variant`, and other audiences by their name. */
function usersOf({ slots, audiences }: Plan, audience: string): string[] {
  const variants = Object.entries(slots).flatMap(([slot, { variants: of }]) =>
    of.map((variant) => ({ user: `${slot}/${variant.id}`, rule: variant.audience })),
  );
  const others = Object.entries(audiences).map(([user, rule]) => ({ user, rule }));
  return [...variants, ...others]
    .filter(({ rule }) => rule !== undefined && names(rule, audience))
    .map(({ user }) => user);
}

function names(rule: Rule | string, audience: string): boolean {
  return typeof rule === 'string' ? rule === audience : [...namedIn(rule)].includes(audience);
}

export function overlapsOf(members: Members): Overlap[] {
  const sets = [...members].filter(([, { yes }]) => yes.size > 0);
  return sets.flatMap(([a, { yes: inA }], index) =>
    sets.slice(index + 1).flatMap(([b, { yes: inB }]): Overlap[] => {
      const both = [...inA].filter((visitor) => inB.has(visitor)).length;
      const share = both / Math.min(inA.size, inB.size);
      return share >= OVERLAP_SHARE_MIN ? [{ audiences: [a, b], both, share }] : [];
    }),
  );
}
