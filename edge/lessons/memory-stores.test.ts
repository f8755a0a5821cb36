import { describe, test } from 'vitest';
import { memoryCatalog } from '../stores/memory-catalog.ts';
import { itemStorageCases } from './item-storage.cases.ts';
import { learningCases } from './learning-items.cases.ts';
import { lessonsStoreCases } from './lessons-store.cases.ts';
import { memoryLessons } from './lessons-store.ts';
import { memoryItemStorage } from './memory-item-storage.ts';
import { memoryItems } from './memory-learning-items.ts';
import { memoryPopular } from './memory-popular.ts';
import { NOON, popularStoreCases } from './popular-store.cases.ts';

describe('ItemStorage in memory', () => {
  for (const [name, run] of Object.entries(itemStorageCases)) test(name, () => run(memoryItemStorage()));
});

describe('items learning in memory', () =>
  learningCases(() => {
    const lessons = memoryLessons();
    const items = memoryItems(lessons);
    return { items, lessons, alarm: items.runAlarm };
  }));

describe('LessonsStore in memory', () => lessonsStoreCases(memoryLessons));

describe('PopularStore in memory', () =>
  popularStoreCases(() => {
    const catalog = memoryCatalog();
    return { catalog, popular: memoryPopular(catalog, () => NOON) };
  }));
