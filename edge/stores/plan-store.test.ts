import { describe } from 'vitest';
import { memoryPlans } from './memory-plans.ts';
import { planStoreCases } from './plan-store.cases.ts';

describe('PlanStore in memory', () => planStoreCases(memoryPlans));
