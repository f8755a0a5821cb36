import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import { d1Health } from './d1-health.ts';
import { healthStoreCases } from './health-store.cases.ts';

describe('HealthStore for real', () => healthStoreCases(() => d1Health(env.DB)));
