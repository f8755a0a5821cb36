import type { FactValue, Operator } from '../plan/rule.ts';
import type { Holds } from './rule-trace.ts';

/**
 * One comparison of a rule. A missing fact is unknown under every operator but `known`; so is a comparison of kinds that
 * cannot be compared (a number with a text): neither it nor its opposite can be claimed.
 *
 * - `=`, `!=`: texts letter by letter, numbers, booleans; two lists when they hold the same values in any order.
 * - `>`, `>=`, `<`, `<=`: numbers only.
 * - `in`: the fact is one of the rule's values; a fact that is a list, when any of it is.
 * - `contains`: a list has the value (has all of them, when the rule names several); a text has it as a part.
 * - `known`: whether the fact is there; with the value `false`, whether it is not.
 */
export function compare(found: FactValue | undefined, is: Operator, value: FactValue | undefined): Holds {
  if (is === 'known') return (found !== undefined) === (value !== false);
  if (found === undefined || value === undefined) return 'unknown';
  switch (is) {
    case '=':
      return equal(found, value);
    case '!=': {
      const same = equal(found, value);
      return same === 'unknown' ? same : !same;
    }
    case '>':
      return ordered(found, value, (a, b) => a > b);
    case '>=':
      return ordered(found, value, (a, b) => a >= b);
    case '<':
      return ordered(found, value, (a, b) => a < b);
    case '<=':
      return ordered(found, value, (a, b) => a <= b);
    case 'in':
      return isIn(found, value);
    case 'contains':
      return contains(found, value);
    default:
      return is satisfies never;
  }
}

function isList(value: FactValue): value is readonly string[] {
  return typeof value === 'object';
}

function equal(a: FactValue, b: FactValue): Holds {
  if (isList(a) && isList(b))
    return a.every((each) => b.includes(each)) && b.every((each) => a.includes(each));
  return typeof a === typeof b ? a === b : 'unknown';
}

function ordered(a: FactValue, b: FactValue, holds: (a: number, b: number) => boolean): Holds {
  if (typeof a !== 'number' || typeof b !== 'number') return 'unknown';
  return Number.isNaN(a) || Number.isNaN(b) ? 'unknown' : holds(a, b);
}

function isIn(found: FactValue, value: FactValue): Holds {
  const wanted = isList(value) ? value : [value];
  // A plan's lists are texts; `orders.count in ["1", "2"]` means the numbers.
  if (!isList(found)) return wanted.map(String).includes(String(found));
  return found.some((each) => wanted.includes(each));
}

function contains(found: FactValue, value: FactValue): Holds {
  if (typeof found !== 'string' && !isList(found)) return 'unknown';
  const wanted = isList(value) ? value : [value];
  return wanted.every((each) => typeof each === 'string' && found.includes(each));
}
