import type { FactValue, Rule } from '../plan/rule.ts';
import { answersRule } from './answers-rule.ts';
import { comparisonsIn, type Comparison } from './comparisons-in.ts';

type Audiences = Readonly<Record<string, Rule>>;

/** Past so many combinations a rule is taken to be one that can hold: each takes some µs. */
const COMBINATIONS_MAX = 20_000;
/** A text that no rule names. */
const OTHER = 'something else';

/**
 * Whether there can be anybody for whom a rule holds; false where it contradicts itself (`orders.count >= 3` and
 * `orders.count < 2`). Tries every combination of the values at which the answer to one of its comparisons can change, with
 * counts and days never below 0 and intent from 0 to 1. Facts are taken to be independent of each other.
 */
export function canHold(rule: Rule, audiences: Audiences): boolean {
  const asked = new Map<string, (FactValue | undefined)[]>();
  for (const each of comparisonsIn(rule, audiences)) {
    const values = asked.get(each.fact) ?? [];
    asked.set(each.fact, [...values, ...turningPoints(each)]);
  }
  const facts = [...asked].map(([fact, values]) => ({ fact, values: possible(fact, values) }));
  const combinations = facts.reduce((product, { values }) => product * values.length, 1);
  if (combinations > COMBINATIONS_MAX) return true;
  for (let n = 0; n < combinations; n++) {
    let rest = n;
    const tried = Object.fromEntries(
      facts.map(({ fact, values }) => {
        const value = values[rest % values.length];
        rest = Math.floor(rest / values.length);
        return [fact, value];
      }),
    );
    if (answersRule(rule, tried, audiences).holds === true) return true;
  }
  return false;
}

/** Values on either side of where the comparison turns; undefined is a fact that is not known. */
function turningPoints({ is, value }: Comparison): (FactValue | undefined)[] {
  if (is === 'known') return [undefined, OTHER, 1];
  if (typeof value === 'number') return [value - 0.5, value, value + 0.5];
  if (typeof value === 'boolean') return [true, false];
  if (value === undefined) return [undefined];
  const texts = typeof value === 'string' ? [value] : value;
  // As a text of its own, and as a list that has it among others.
  return [OTHER, ...texts, ...texts.map((text) => [text]), [...texts], []];
}

/** Without doubles and what cannot be; lists also all together, since two conditions may each ask for a part. */
function possible(fact: string, values: readonly (FactValue | undefined)[]): (FactValue | undefined)[] {
  const lists = values.filter((value) => typeof value === 'object');
  const all = lists.length > 1 ? [...values, [...new Set(lists.flat())]] : values;
  const most = fact === 'intent.score' ? 1 : Infinity;
  const distinct = new Map(all.map((value) => [JSON.stringify(value) ?? '', value]));
  return [...distinct.values()].filter((value) => typeof value !== 'number' || (value >= 0 && value <= most));
}
