import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import { d1Outcomes } from './d1-outcomes.ts';
import { outcomeStoreCases } from './outcome-store.cases.ts';

describe('OutcomeStore for real', () => outcomeStoreCases(() => d1Outcomes(env.DB)));
