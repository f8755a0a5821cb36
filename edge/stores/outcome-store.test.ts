import { describe } from 'vitest';
import { memoryOutcomes } from './memory-outcomes.ts';
import { outcomeStoreCases } from './outcome-store.cases.ts';

describe('OutcomeStore in memory', () => outcomeStoreCases(memoryOutcomes));
