import { test } from 'vitest';
import { memoryStorage } from './memory-storage.ts';
import { visitorStorageCases } from './visitor-storage.cases.ts';

for (const [name, run] of Object.entries(visitorStorageCases)) test(name, () => run(memoryStorage()));
