import type { Flaw } from '../result.ts';
import { didYouMean } from './near-miss.ts';
import { RULE_DEPTH_MAX, type FactValue, type Operator, type Rule } from './rule.ts';

/** What the schema cannot see in a rule: its depth, audiences that are not there, operators that do not fit. */
export function ruleFlaws(rule: Rule, path: string, audiences: readonly string[], depth = 1): Flaw[] {
  if (depth > RULE_DEPTH_MAX)
    return [
      {
        path,
        code: 'too_deep',
        detail: `rules nest at most ${RULE_DEPTH_MAX} deep; name a part of it as an audience`,
      },
    ];
  const inner = (each: Rule, at: string) => ruleFlaws(each, `${path}.${at}`, audiences, depth + 1);
  if ('all' in rule) return rule.all.flatMap((each, i) => inner(each, `all.${i}`));
  if ('any' in rule) return rule.any.flatMap((each, i) => inner(each, `any.${i}`));
  if ('not' in rule) return inner(rule.not, 'not');
  if ('audience' in rule) return audienceFlaws(rule.audience, `${path}.audience`, audiences);
  const wanted = wantedBy(rule.is, rule.value);
  return wanted === undefined ? [] : [{ path: `${path}.value`, code: 'operator_value', detail: wanted }];
}

export function audienceFlaws(name: string, path: string, audiences: readonly string[]): Flaw[] {
  if (audiences.includes(name)) return [];
  const detail = `no audience ${JSON.stringify(name.slice(0, 60))}${didYouMean(name, audiences)}`;
  return [{ path, code: 'unknown_audience', detail }];
}

/** What the operator compares with, if the value is not of that kind. */
function wantedBy(is: Operator, value: FactValue | undefined): string | undefined {
  switch (is) {
    case '>':
    case '>=':
    case '<':
    case '<=':
      return typeof value === 'number' ? undefined : `${is} compares with a number`;
    case 'in':
      return typeof value === 'object'
        ? undefined
        : 'in looks into a list: ["one", "two"]; for one value use =';
    case 'contains':
      return typeof value === 'string' || typeof value === 'object'
        ? undefined
        : 'contains looks for a text or for each text of a list';
    case '=':
    case '!=':
      return value !== undefined
        ? undefined
        : `${is} compares with a value; to ask whether there is one use known`;
    case 'known':
      return value === undefined || typeof value === 'boolean'
        ? undefined
        : 'known takes no value, or false to ask for what is not known';
    default:
      return is satisfies never;
  }
}
