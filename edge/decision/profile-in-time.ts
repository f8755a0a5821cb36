import type { Profile } from '#core';
import type { Folded } from '../ports.ts';
import type { World } from '../world.ts';

/** What was at hand when the time was up, the freshest first. */
export type ProfileFound =
  | { from: 'object'; folded: Folded }
  | { from: 'erased' }
  | { from: 'snapshot'; profile: Profile }
  /** Neither answered in time: the page's context has to do. */
  | { from: 'page'; failed: boolean };

type ObjectAnswer = Extract<ProfileFound, { from: 'object' | 'erased' }> | { from: 'failed' };
const LATE = { from: 'late' } as const;

/*
 *   0 ───────────── half ───────────── deadline
 *   object asked    snapshot asked     the freshest that is there
 *
 * Most objects answer in a fraction of the first half, and then no KV read is paid for. An object that fails
 * brings the snapshot forward. The object's work goes on after the deadline, whatever was decided from.
 */
export async function profileInTime(
  world: Pick<World, 'sleep' | 'log' | 'waitUntil'>,
  sources: { object: Promise<Folded | 'erased'>; snapshot: () => Promise<Profile | null> },
  deadlineMs: number,
): Promise<ProfileFound> {
  const object = sources.object.then(
    (folded): ObjectAnswer => (folded === 'erased' ? { from: 'erased' } : { from: 'object', folded }),
    (error: unknown): ObjectAnswer => {
      world.log({ what: 'visitor_object_failed', error: String(error) });
      return { from: 'failed' };
    },
  );
  world.waitUntil(object);
  const first = await Promise.race([object, late(world, deadlineMs / 2)]);
  if (first.from === 'object' || first.from === 'erased') return first;

  const atRest = sources.snapshot().catch((error: unknown) => {
    world.log({ what: 'snapshot_failed', error: String(error) });
    return null;
  });
  const end = late(world, deadlineMs / 2);
  const second = first.from === 'failed' ? first : await Promise.race([object, end]);
  if (second.from === 'object' || second.from === 'erased') return second;
  // The snapshot has had the same half as the object's second: what is there by now resolves before a timer of 0.
  const profile = await Promise.race([atRest, second.from === 'failed' ? end : late(world, 0)]);
  if (profile !== null && !('from' in profile)) return { from: 'snapshot', profile };
  return { from: 'page', failed: second.from === 'failed' };
}

async function late(world: Pick<World, 'sleep'>, ms: number): Promise<typeof LATE> {
  await world.sleep(ms);
  return LATE;
}
