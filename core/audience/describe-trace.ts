import type { FactValue } from '../plan/rule.ts';
import type { RuleTrace } from './rule-trace.ts';

type Comparison = Extract<RuleTrace, { kind: 'fact' }>;

/** The first comparison that has `holds`, depth first: the one to name when a rule fails. A `not` turns it round. */
export function decisiveComparison(
  trace: RuleTrace,
  holds: RuleTrace['holds'] = trace.holds,
): Comparison | null {
  switch (trace.kind) {
    case 'fact':
      return trace.holds === holds ? trace : null;
    case 'not':
      return decisiveComparison(trace.part);
    case 'audience':
      return trace.part === null ? null : decisiveComparison(trace.part);
    case 'all':
    case 'any': {
      const part = trace.parts.find((each) => each.holds === holds);
      return part === undefined ? null : decisiveComparison(part);
    }
    default:
      return trace satisfies never;
  }
}

/** `orders.count >= 3` */
export function describeComparison({ fact, is, value }: Comparison): string {
  if (is === 'known') return value === false ? `${fact} is not known` : `${fact} is known`;
  return `${fact} ${is} ${describeValue(value)}`;
}

/** Longest value within a sentence: the rest of it stands in the trace. */
const VALUE_WORDS_MAX = 80;

/** For sentences: without angle brackets, since campaigns and titles come from outside and sentences carry no markup. */
export function describeValue(value: FactValue | null): string {
  if (value === null) return 'not known';
  const text = typeof value === 'object' ? value.join(', ') || 'none' : String(value);
  return text.replace(/[<>]/g, '').slice(0, VALUE_WORDS_MAX);
}
