import { describe } from 'vitest';
import { memoryCatalog } from './memory-catalog.ts';
import { catalogStoreCases } from './catalog-store.cases.ts';

describe('CatalogStore in memory', () => catalogStoreCases(memoryCatalog));
