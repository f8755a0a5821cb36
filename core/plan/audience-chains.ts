import type { Flaw } from '../result.ts';
import { namedIn } from './audience-cycles.ts';
import type { Rule } from './rule.ts';

/** Audiences may stand on each other this high: rules are answered by recursion, and 500 in a row end the stack. */
export const AUDIENCE_CHAIN_MAX = 16;

/** One flaw for each audience that stands on more than AUDIENCE_CHAIN_MAX others in a row; asks for no cycles. */
export function audienceChains(audiences: Readonly<Record<string, Rule>>): Flaw[] {
  const heights = new Map<string, number>();
  const heightOf = (name: string): number => {
    const known = heights.get(name);
    if (known !== undefined || !Object.hasOwn(audiences, name)) return known ?? 0;
    const below = [...namedIn(audiences[name] as Rule)].map(heightOf);
    const height = 1 + Math.max(0, ...below);
    heights.set(name, height);
    return height;
  };
  return Object.keys(audiences)
    .filter((name) => heightOf(name) > AUDIENCE_CHAIN_MAX)
    .map((name) => ({
      path: `audiences.${name}`,
      code: 'too_deep',
      detail: `it stands on ${heightOf(name) - 1} audiences in a row, and ${AUDIENCE_CHAIN_MAX - 1} are allowed; join some of them`,
    }));
}
