import type { Rule } from '../plan/rule.ts';

export type Comparison = Extract<Rule, { fact: string }>;

/** Every comparison that a rule stands on, also by way of the audiences that it names; each audience once. */
export function comparisonsIn(
  rule: Rule,
  audiences: Readonly<Record<string, Rule>>,
  met: Set<string> = new Set(),
): Comparison[] {
  if ('all' in rule) return rule.all.flatMap((each) => comparisonsIn(each, audiences, met));
  if ('any' in rule) return rule.any.flatMap((each) => comparisonsIn(each, audiences, met));
  if ('not' in rule) return comparisonsIn(rule.not, audiences, met);
  if ('fact' in rule) return [rule];
  const { audience } = rule;
  if (met.has(audience) || !Object.hasOwn(audiences, audience)) return [];
  met.add(audience);
  return comparisonsIn(audiences[audience]!, audiences, met);
}
