import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '../plan/rule.ts';
import { answersRule } from './answers-rule.ts';
import { decisiveComparison, describeComparison, describeValue } from './describe-trace.ts';
import { factsIn } from './facts-in.ts';
import type { Facts, RuleTrace } from './rule-trace.ts';

const facts: Facts = { 'orders.count': 3, 'campaign.source': undefined, gpc: false };
const HOLDS: Rule = { fact: 'orders.count', is: '>=', value: 3 };
const FAILS: Rule = { fact: 'orders.count', is: '<', value: 3 };
const UNKNOWN: Rule = { fact: 'campaign.source', is: '=', value: 'mail' };
const holds = (rule: Rule) => answersRule(rule, facts).holds;

const leaf = fc.constantFrom(HOLDS, FAILS, UNKNOWN);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));

test('the truth tables are Kleene’s', () => {
  expect(holds({ all: [HOLDS, UNKNOWN] })).toBe('unknown');
  expect(holds({ all: [FAILS, UNKNOWN] })).toBe(false);
  expect(holds({ all: [HOLDS, HOLDS] })).toBe(true);
  expect(holds({ any: [HOLDS, UNKNOWN] })).toBe(true);
  expect(holds({ any: [FAILS, UNKNOWN] })).toBe('unknown');
  expect(holds({ any: [FAILS, FAILS] })).toBe(false);
  expect(holds({ not: UNKNOWN })).toBe('unknown');
  expect(holds({ not: FAILS })).toBe(true);
});

test('De Morgan holds with unknowns, and two nots are none', () => {
  fc.assert(
    fc.property(rule, rule, (a, b) => {
      expect(holds({ not: { all: [a, b] } })).toBe(holds({ any: [{ not: a }, { not: b }] }));
      expect(holds({ not: { not: a } })).toBe(holds(a));
    }),
  );
});

test('learning a fact never turns a known answer round', () => {
  fc.assert(
    fc.property(rule, fc.constantFrom('mail', 'advert'), (any, source) => {
      const before = answersRule(any, facts).holds;
      const after = answersRule(any, { ...facts, 'campaign.source': source }).holds;
      return before === 'unknown' || after === before;
    }),
  );
});

test('the trace holds every operand, also of parts that settle nothing', () => {
  expect(answersRule({ all: [FAILS, UNKNOWN] }, facts).trace).toEqual({
    kind: 'all',
    holds: false,
    parts: [
      { kind: 'fact', fact: 'orders.count', is: '<', value: 3, found: 3, holds: false },
      { kind: 'fact', fact: 'campaign.source', is: '=', value: 'mail', found: null, holds: 'unknown' },
    ],
  });
});

test('an audience answers through its name', () => {
  const audiences = { vip: HOLDS, both: { all: [{ audience: 'vip' }, UNKNOWN] } };
  expect(answersRule({ audience: 'vip' }, facts, audiences).holds).toBe(true);
  expect(answersRule({ not: { audience: 'both' } }, facts, audiences).holds).toBe('unknown');
});

test('an audience that is missing, inherited or goes round in a circle is unknown', () => {
  const audiences: Record<string, Rule> = { a: { not: { audience: 'b' } }, b: { audience: 'a' } };
  expect(answersRule({ audience: 'nobody' }, facts, audiences).holds).toBe('unknown');
  expect(answersRule({ audience: 'constructor' }, facts, audiences).holds).toBe('unknown');
  expect(answersRule({ audience: 'a' }, facts, audiences).holds).toBe('unknown');
  expect(answersRule({ fact: 'constructor', is: 'known' }, facts).holds).toBe(false);
});

test('audiences that refer to each other many times over are answered once each', () => {
  const audiences: Record<string, Rule> = { a0: HOLDS };
  for (let n = 1; n <= 30; n += 1)
    audiences[`a${n}`] = { all: Array.from({ length: 9 }, () => ({ audience: `a${n - 1}` })) };
  expect(answersRule({ audience: 'a30' }, facts, audiences).holds).toBe(true);
  expect(factsIn({ audience: 'a30' }, audiences)).toEqual(['orders.count']);
});

test('the comparison that decided is found through not, audiences and lists', () => {
  const decided = (any: Rule) => {
    const trace: RuleTrace = answersRule(any, facts, { vip: HOLDS }).trace;
    const decisive = decisiveComparison(trace);
    return decisive && describeComparison(decisive);
  };
  expect(decided({ all: [HOLDS, UNKNOWN, FAILS] })).toBe('orders.count < 3');
  expect(decided({ all: [HOLDS, UNKNOWN] })).toBe('campaign.source = mail');
  expect(decided({ not: { audience: 'vip' } })).toBe('orders.count >= 3');
  expect(decided({ audience: 'nobody' })).toBeNull();
});

test('a value in a sentence carries no markup and stays short', () => {
  expect(describeValue('<img src=x>')).toBe('img src=x');
  expect(describeValue(['a', 'b'])).toBe('a, b');
  expect(describeValue([])).toBe('none');
  expect(describeValue('x'.repeat(500))).toHaveLength(80);
});
