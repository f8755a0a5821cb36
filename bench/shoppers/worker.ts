import { parentPort } from 'node:worker_threads';
import type { Job } from './try-all.ts';
import { trySeed } from './try-seed.ts';

parentPort?.on('message', ({ world, seed, field }: Job) => {
  parentPort?.postMessage(trySeed(world, seed, field));
});
