import { expect, test } from 'vitest';
import type { DecisionRecord, ReasonCode } from '#core';
import { decisionRecord } from '../visitor/sample-events.ts';
import { createKept } from './worth-keeping.ts';

function record(code: ReasonCode, action: 'default' | 'hold' | 'show' = 'hold'): DecisionRecord {
  const base = decisionRecord('d');
  return { ...base, decision: { ...base.decision, action, reason: { code, words: '' } } };
}

test('a repetition within the visit is not worth a write, a change is', () => {
  const kept = createKept();
  const keeps = (code: ReasonCode, session = 's') => kept.worthKeeping('v', session, [record(code)]).length;
  expect([
    keeps('getting_bearings'),
    keeps('getting_bearings'),
    keeps('no_intent'),
    keeps('no_intent'),
  ]).toEqual([1, 0, 1, 0]);
  expect(keeps('no_intent', 'next visit')).toBe(1);
});

test('what is shown, and what the control group would have been shown, is kept every time', () => {
  const kept = createKept();
  for (const each of [record('pinned', 'show'), record('control', 'default')]) {
    expect(kept.worthKeeping('v', 's', [each])).toHaveLength(1);
    expect(kept.worthKeeping('v', 's', [each])).toHaveLength(1);
  }
});
