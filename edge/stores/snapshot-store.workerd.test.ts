import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import { kvSnapshots } from './snapshot-store.ts';
import { snapshotStoreCases } from './snapshot-store.cases.ts';

describe('SnapshotStore for real', () => snapshotStoreCases(() => kvSnapshots(env.PROFILES)));
