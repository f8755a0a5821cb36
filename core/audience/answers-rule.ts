import type { Rule } from '../plan/rule.ts';
import { compare } from './compare.ts';
import { allOf, anyOf, notOf } from './kleene.ts';
import type { Facts, Holds, RuleTrace } from './rule-trace.ts';

type Audiences = Readonly<Record<string, Rule>>;

/**
 * Whether a rule holds over what is known: true, false or unknown, with every operand in the trace.
 * A reference to an audience that does not exist, or to one that is being answered already, is unknown; `readPlan` lets
 * neither into force. Cost: every audience is answered once, however often it is referred to.
 */
export function answersRule(
  rule: Rule,
  facts: Facts,
  audiences: Audiences = {},
): { holds: Holds; trace: RuleTrace } {
  const trace = answer(rule, facts, audiences, new Map());
  return { holds: trace.holds, trace };
}

/** `answered` holds null for an audience whose answer is under way: meeting it again is a circle. */
function answer(
  rule: Rule,
  facts: Facts,
  audiences: Audiences,
  answered: Map<string, RuleTrace | null>,
): RuleTrace {
  const part = (each: Rule) => answer(each, facts, audiences, answered);
  if ('all' in rule) {
    const parts = rule.all.map(part);
    return { kind: 'all', holds: allOf(parts.map(({ holds }) => holds)), parts };
  }
  if ('any' in rule) {
    const parts = rule.any.map(part);
    return { kind: 'any', holds: anyOf(parts.map(({ holds }) => holds)), parts };
  }
  if ('not' in rule) {
    const inner = part(rule.not);
    return { kind: 'not', holds: notOf(inner.holds), part: inner };
  }
  if ('audience' in rule) {
    const name = rule.audience;
    const definition = Object.hasOwn(audiences, name) ? audiences[name] : undefined;
    if (!answered.has(name) && definition !== undefined) {
      answered.set(name, null);
      answered.set(name, part(definition));
    }
    const inner = answered.get(name) ?? null;
    return { kind: 'audience', audience: name, holds: inner?.holds ?? 'unknown', part: inner };
  }
  const found = Object.hasOwn(facts, rule.fact) ? facts[rule.fact] : undefined;
  return {
    kind: 'fact',
    fact: rule.fact,
    is: rule.is,
    value: rule.value ?? null,
    found: found ?? null,
    holds: compare(found, rule.is, rule.value),
  };
}
