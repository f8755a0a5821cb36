import type { Flaw } from '../result.ts';
import type { Rule } from './rule.ts';

/** One flaw for each audience that comes back to itself by the audiences it names. */
export function audienceCycles(audiences: Readonly<Record<string, Rule>>): Flaw[] {
  const named = new Map(Object.entries(audiences).map(([name, rule]) => [name, [...namedIn(rule)]]));
  return [...named.keys()].flatMap((name) => {
    const way = wayBack(name, named);
    if (way === undefined) return [];
    const detail = `it is defined by itself: ${way.join(' → ')}; take one of these out`;
    return [{ path: `audiences.${name}`, code: 'audience_cycle', detail }];
  });
}

/** Names of the audiences that a rule refers to by itself. */
export function* namedIn(rule: Rule): Generator<string> {
  if ('audience' in rule) yield rule.audience;
  else if ('not' in rule) yield* namedIn(rule.not);
  else if ('all' in rule) for (const each of rule.all) yield* namedIn(each);
  else if ('any' in rule) for (const each of rule.any) yield* namedIn(each);
}

/** The shortest way from a name back to itself. */
function wayBack(start: string, named: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const open: string[][] = [[start]];
  const met = new Set<string>();
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    for (const next of named.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return [...way, next];
      if (!met.has(next)) open.push([...way, next]);
      met.add(next);
    }
  }
  return undefined;
}
