import { describe } from 'vitest';
import { healthStoreCases } from './health-store.cases.ts';
import { memoryHealth } from './memory-health.ts';

describe('HealthStore in memory', () => healthStoreCases(memoryHealth));
