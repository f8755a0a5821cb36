import type { HealthCount, HealthNote } from '#core';
import { createLru } from '../cache/lru.ts';
import type { World } from '../world.ts';

/** ms that notes wait in the isolate: a busy shop costs one write in so many, and an isolate that ends loses as much. */
export const HEALTH_FLUSH_MS = 5000;
const SITES_MAX = 200;
/** Different things of one site between two writes; what is beyond them is counted with its kind alone. */
const COUNTS_MAX = 200;

export interface HealthCounter {
  /** Costs no I/O; what was counted is written after the answer. */
  count(site: string, notes: readonly HealthNote[]): void;
}

export function createHealthCounter(
  world: Pick<World, 'health' | 'now' | 'sleep' | 'waitUntil' | 'log'>,
): HealthCounter {
  const counted = createLru<string, Map<string, HealthCount>>(SITES_MAX);

  async function write(site: string): Promise<void> {
    await world.sleep(HEALTH_FLUSH_MS);
    const counts = [...(counted.get(site)?.values() ?? [])];
    counted.set(site, new Map());
    if (counts.length > 0) await world.health.add(site, counts);
  }

  return {
    count(site, notes) {
      if (notes.length === 0) return;
      const counts = counted.get(site) ?? new Map<string, HealthCount>();
      const isFirst = counts.size === 0;
      counted.set(site, counts);
      const now = world.now();
      for (const note of notes) {
        const isMore = counts.size >= COUNTS_MAX && !counts.has(keyOf(note));
        const { kind, subject, example } = isMore ? { ...note, subject: '' } : note;
        const before = counts.get(keyOf({ kind, subject }));
        const times = (before?.times ?? 0) + 1;
        const firstAt = before?.firstAt ?? now;
        counts.set(keyOf({ kind, subject }), { kind, subject, example, times, firstAt, lastAt: now });
      }
      if (!isFirst) return;
      const failed = (error: unknown) =>
        world.log({ what: 'health_not_written', site, error: String(error) });
      world.waitUntil(write(site).catch(failed));
    },
  };
}

function keyOf({ kind, subject }: Pick<HealthNote, 'kind' | 'subject'>): string {
  return `${kind} ${subject}`;
}
