import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import { d1Plans } from './d1-plans.ts';
import { planStoreCases } from './plan-store.cases.ts';

describe('PlanStore for real', () => planStoreCases(() => d1Plans(env.DB)));
