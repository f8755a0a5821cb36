import { test } from 'vitest';
import { memoryStorage } from './memory-storage.ts';
import { outcomeTablesCases } from './outcome-tables.cases.ts';
import { visitorStorageCases } from './visitor-storage.cases.ts';

for (const [name, run] of Object.entries({ ...visitorStorageCases, ...outcomeTablesCases }))
  test(name, () => run(memoryStorage()));
