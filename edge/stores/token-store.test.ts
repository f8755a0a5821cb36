import { describe } from 'vitest';
import { memoryTokens } from './memory-tokens.ts';
import { tokenStoreCases } from './token-store.cases.ts';

describe('TokenStore in memory', () => tokenStoreCases(memoryTokens));
