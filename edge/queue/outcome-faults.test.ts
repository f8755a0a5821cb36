import { describe } from 'vitest';
import { memoryOutcomes } from '../stores/memory-outcomes.ts';
import { outcomeFaultCases } from './outcome-faults.cases.ts';

describe('faults of outcomes in memory', () =>
  outcomeFaultCases((next) => {
    const store = memoryOutcomes();
    return {
      ...store,
      async apply(messages) {
        const { kind } = next();
        if (kind === 'refused' || kind === 'failed') throw new Error(kind);
        await store.apply(messages);
        if (kind === 'killed after the commit') throw new Error(kind);
      },
    };
  }, 30));
