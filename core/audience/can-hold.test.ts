import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../plan/rule.ts';
import { answersRule } from './answers-rule.ts';
import { canHold } from './can-hold.ts';

const count = (is: '>=' | '<' | '=' | '!=' | '>' | '<=', value: number): Rule => ({
  fact: 'orders.count',
  is,
  value,
});
const stage = (is: '=' | '!=' | 'in', value: string | string[]): Rule => ({ fact: 'stage', is, value });

const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    fact: fc.constantFrom('orders.count', 'basket.count'),
    is: fc.constantFrom('=', '!=', '>', '>=', '<', '<='),
    value: fc.nat(4),
  }),
  fc.record({
    fact: fc.constant('stage'),
    is: fc.constantFrom('=', '!='),
    value: fc.constantFrom('new', 'vip'),
  }),
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));

test('a rule that holds for somebody can hold', () => {
  const facts = fc.record({
    'orders.count': fc.nat(6),
    'basket.count': fc.nat(6),
    stage: fc.constantFrom('new', 'vip', 'regular'),
  });
  fc.assert(
    fc.property(rule, facts, (each, known) => {
      fc.pre(answersRule(each, known).holds === true);
      expect(canHold(each, {})).toBe(true);
    }),
  );
});

test('what contradicts every rule contradicts it too', () => {
  fc.assert(
    fc.property(rule, (each) => {
      expect(canHold({ all: [each, count('<', 0)] }, {})).toBe(false);
    }),
  );
});

describe('contradictions', () => {
  test.each<[string, Rule]>([
    ['at least three and fewer than two', { all: [count('>=', 3), count('<', 2)] }],
    ['two stages at once', { all: [stage('=', 'vip'), stage('=', 'new')] }],
    [
      'one of some, and none of them',
      { all: [stage('in', ['vip', 'new']), { not: stage('in', ['new', 'vip']) }] },
    ],
    ['fewer than none', count('<', 0)],
    ['more intent than there is', { fact: 'intent.score', is: '>', value: 1 }],
    [
      'known and compared with',
      {
        all: [
          { fact: 'tier', is: 'known', value: false },
          { fact: 'tier', is: '=', value: 'x' },
        ],
      },
    ],
    ['through an audience', { all: [{ audience: 'regulars' }, count('=', 0)] }],
  ])('%s', (_, each) => {
    expect(canHold(each, { regulars: count('>=', 3) })).toBe(false);
  });
});

describe('no contradictions', () => {
  test.each<[string, Rule]>([
    ['either or', { any: [{ all: [count('>=', 3), count('<', 2)] }, count('=', 2)] }],
    ['between two numbers next to each other', { all: [count('>', 2), count('<', 3)] }],
    [
      'two things looked at',
      {
        all: [
          { fact: 'viewed.categories', is: 'contains', value: 'Cars' },
          { fact: 'viewed.categories', is: 'contains', value: 'Women' },
        ],
      },
    ],
    ['a part of a text', { fact: 'page.path', is: 'contains', value: '/sale' }],
  ])('%s', (_, each) => {
    expect(canHold(each, {})).toBe(true);
  });
});
