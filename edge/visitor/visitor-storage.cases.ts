import { expect } from 'vitest';
import type { DecisionRecord } from '#core';
import type { VisitorStorage } from './visitor-storage.ts';

const recordOf = (id: string, planVersion = 1) => ({ decision: { id }, planVersion }) as DecisionRecord;
const idsOf = (storage: VisitorStorage) => storage.decisions().map(({ decision }) => decision.id);

/** Functions of an empty storage rather than tests, because in workerd they run inside an object. */
export const visitorStorageCases: Record<string, (storage: VisitorStorage) => void> = {
  'a value is what was set last, and nothing before and after'(storage) {
    expect(storage.value('profile')).toBeNull();
    storage.setValue('profile', '1');
    storage.setValue('profile', 'é “2”');
    expect(storage.value('profile')).toBe('é “2”');
    expect(storage.value('sealed')).toBeNull();
    storage.unsetValue('profile');
    expect(storage.value('profile')).toBeNull();
  },

  'seen keys are found among any number of others'(storage) {
    storage.addSeen(['a', 'tx:1'], 10);
    const asked = [...Array.from({ length: 300 }, (_, n) => `k${n}`), 'a', 'tx:1', `"'`];
    expect(storage.seenAmong(asked).sort()).toEqual(['a', 'tx:1']);
    expect(storage.seenAmong([])).toEqual([]);
  },

  'a turn that throws writes nothing'(storage) {
    storage.setValue('profile', 'before');
    const turn = () =>
      storage.turn(() => {
        storage.setValue('profile', 'after');
        storage.addSeen(['a'], 1);
        storage.addDecisions([recordOf('d1')], 5);
        throw new Error('stop');
      });
    expect(turn).toThrow('stop');
    expect(storage.value('profile')).toBe('before');
    expect(storage.seenAmong(['a'])).toEqual([]);
    expect(idsOf(storage)).toEqual([]);
  },

  'pruning forgets events and transactions by their own times'(storage) {
    storage.addSeen(['old', 'tx:old'], 10);
    storage.addSeen(['mid', 'tx:mid'], 20);
    storage.addSeen(['new', 'tx:new'], 30);
    storage.pruneSeen({ event: 30, transaction: 20 }, 100);
    const all = ['old', 'tx:old', 'mid', 'tx:mid', 'new', 'tx:new'];
    expect(storage.seenAmong(all).sort()).toEqual(['new', 'tx:mid', 'tx:new']);
  },

  'pruning forgets the oldest beyond the bound, transactions never'(storage) {
    storage.addSeen(['tx:1'], 1);
    for (let n = 2; n <= 6; n++) storage.addSeen([`e${n}`], n);
    storage.pruneSeen({ event: 0, transaction: 0 }, 3);
    expect(storage.seenAmong(['tx:1', 'e2', 'e3', 'e4', 'e5', 'e6']).sort()).toEqual(['e5', 'e6', 'tx:1']);
  },

  'a key keeps the time of its first receipt'(storage) {
    storage.addSeen(['a'], 10);
    storage.addSeen(['a'], 20);
    storage.pruneSeen({ event: 15, transaction: 0 }, 100);
    expect(storage.seenAmong(['a'])).toEqual([]);
  },

  'decisions are kept newest first up to the bound, each once'(storage) {
    storage.addDecisions([recordOf('d1'), recordOf('d2')], 3);
    storage.addDecisions([recordOf('d2', 9), recordOf('d3'), recordOf('d4')], 3);
    expect(idsOf(storage)).toEqual(['d4', 'd3', 'd2']);
    expect(storage.decisions()[2]?.planVersion).toBe(1);
    expect(storage.decision(idsOf(storage)[1] ?? '')).toEqual(storage.decisions()[1]);
    expect(storage.decision('none')).toBeNull();
    storage.addDecisions([], 3);
    expect(idsOf(storage)).toEqual(['d4', 'd3', 'd2']);
  },

  'seen keys are given page by page, each once'(storage) {
    const keys = ['tx:1', ...Array.from({ length: 24 }, (_, n) => `key-${n}`)];
    keys.forEach((key, n) => storage.addSeen([key], n));
    const told: [string, number][] = [];
    for (let page = storage.seenAfter('', 10); page.length > 0;) {
      told.push(...page);
      page = storage.seenAfter(page.at(-1)?.[0] ?? '', 10);
    }
    expect(new Map(told)).toEqual(new Map(keys.map((key, n) => [key, n])));
    expect(told).toHaveLength(keys.length);
    storage.clearSeen();
    expect(storage.seenAfter('', 10)).toEqual([]);
  },

  'what another hands over is apart until it is admitted, and keeps the earlier time'(storage) {
    storage.addSeen(['a', 'tx:1'], 50);
    storage.stage('other', [
      ['a', 10],
      ['b', 10],
    ]);
    storage.stage('other', [
      ['b', 99],
      ['tx:1', 10],
    ]);
    storage.stage('third', [['c', 10]]);
    expect(storage.seenAmong(['b', 'c'])).toEqual([]);
    expect(storage.stagedSeen('other').sort()).toEqual(['a', 'tx:1']);
    storage.admitStaged('other');
    expect(storage.stagedSeen('other')).toEqual([]);
    expect(storage.seenAfter('', 10).sort()).toEqual([
      ['a', 50],
      ['b', 10],
      ['tx:1', 50],
    ]);
    storage.dropStaged('third');
    storage.admitStaged('third');
    storage.stage('third', [['c', 10]]);
    storage.clearStaged();
    storage.admitStaged('third');
    expect(storage.seenAmong(['c'])).toEqual([]);
  },

  'a turn that throws stages nothing'(storage) {
    storage.stage('other', [['a', 1]]);
    const turn = () =>
      storage.turn(() => {
        storage.stage('other', [['b', 1]]);
        storage.admitStaged('other');
        throw new Error('stop');
      });
    expect(turn).toThrow('stop');
    expect(storage.seenAmong(['a', 'b'])).toEqual([]);
    storage.admitStaged('other');
    expect(storage.seenAmong(['a', 'b'])).toEqual(['a']);
  },

  'decisions can be replaced as a whole'(storage) {
    storage.addDecisions([recordOf('d1'), recordOf('d2')], 5);
    storage.replaceDecisions([recordOf('d2'), recordOf('d3')]);
    expect(idsOf(storage)).toEqual(['d3', 'd2']);
    storage.replaceDecisions([]);
    expect(idsOf(storage)).toEqual([]);
  },

  'clearing leaves nothing'(storage) {
    storage.setValue('profile', '1');
    storage.addSeen(['a'], 1);
    storage.addDecisions([recordOf('d1')], 5);
    storage.stage('other', [['b', 1]]);
    storage.clear();
    storage.admitStaged('other');
    expect(storage.value('profile')).toBeNull();
    expect(storage.seenAmong(['a', 'b'])).toEqual([]);
    expect(idsOf(storage)).toEqual([]);
  },
};
