import type { FactValue, Operator } from '../plan/rule.ts';

/** True, false, or not to be known from what is at hand. */
export type Holds = boolean | 'unknown';

/** A rule's answer with the answers it was made from; every part is answered, so that the trace is whole. */
export type RuleTrace =
  | { kind: 'all' | 'any'; holds: Holds; parts: RuleTrace[] }
  | { kind: 'not'; holds: Holds; part: RuleTrace }
  /** `part` is null where the plan has no such audience, or where audiences refer to each other in a circle. */
  | { kind: 'audience'; audience: string; holds: Holds; part: RuleTrace | null }
  | {
      kind: 'fact';
      fact: string;
      is: Operator;
      /** What the rule asks for. */
      value: FactValue | null;
      /** What is the case; null where it is not known. */
      found: FactValue | null;
      holds: Holds;
    };

/** What is known when a decision is made. A name that is missing or undefined is unknown. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;
