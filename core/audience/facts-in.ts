import type { Rule } from '../plan/rule.ts';

/** Names of the facts that a rule looks at, through the audiences it refers to, each once. */
export function factsIn(rule: Rule, audiences: Readonly<Record<string, Rule>>): string[] {
  const names = new Set<string>();
  const within = new Set<string>();
  const visit = (each: Rule): void => {
    if ('all' in each) return each.all.forEach(visit);
    if ('any' in each) return each.any.forEach(visit);
    if ('not' in each) return visit(each.not);
    if ('fact' in each) return void names.add(each.fact);
    if (within.has(each.audience)) return;
    within.add(each.audience);
    const definition = Object.hasOwn(audiences, each.audience) ? audiences[each.audience] : undefined;
    if (definition !== undefined) visit(definition);
  };
  visit(rule);
  return [...names];
}
