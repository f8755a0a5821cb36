import { describe } from 'vitest';
import { memorySnapshots } from './snapshot-store.ts';
import { snapshotStoreCases } from './snapshot-store.cases.ts';

describe('SnapshotStore in memory', () => snapshotStoreCases(memorySnapshots));
