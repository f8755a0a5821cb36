import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Field } from './policies.ts';
import type { Trial } from './try-seed.ts';

/** Leaves the machine something; more than four gain little, since the last trials are waited for. */
const WORKERS_MAX = 4;

export interface Job {
  world: string;
  seed: number;
  field: Field;
}

/** Every world with every seed, in the order asked for whatever ends first. */
export async function tryAll(
  worlds: readonly string[],
  seeds: readonly number[],
  field: Field,
  onDone: (done: number, all: number) => void,
): Promise<Trial[]> {
  const jobs: Job[] = worlds.flatMap((world) => seeds.map((seed) => ({ world, seed, field })));
  const trials: Trial[] = [];
  let next = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: Math.min(WORKERS_MAX, availableParallelism(), jobs.length) }, async () => {
      const worker = new Worker(new URL('worker.ts', import.meta.url));
      while (next < jobs.length) {
        const place = next++;
        trials[place] = await answer(worker, jobs[place]!);
        onDone(++done, jobs.length);
      }
      await worker.terminate();
    }),
  );
  return trials;
}

function answer(worker: Worker, job: Job): Promise<Trial> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(job);
  });
}
