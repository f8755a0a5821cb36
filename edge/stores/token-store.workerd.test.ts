import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import { d1Tokens } from './d1-tokens.ts';
import { tokenStoreCases } from './token-store.cases.ts';

describe('TokenStore for real', () => tokenStoreCases(() => d1Tokens(env.DB)));
