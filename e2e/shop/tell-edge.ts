import { randomUUID } from 'node:crypto';
import { edgeCall, visitorOf } from '../edge.ts';
import type { TactWatch } from './watch-tact.ts';

export interface ServerEvent {
  name: string;
  /** How long ago it happened; 0 is now. */
  daysAgo?: number;
  params?: Record<string, unknown>;
}

const DAY_MS = 24 * 3_600_000;

/** What the shop's own systems tell of the visitor whose page this is; all of it has to be taken in. */
export async function tellEdge(
  tact: TactWatch,
  events: readonly ServerEvent[],
  site?: string,
): Promise<void> {
  const visitor = visitorOf(tact.credential() ?? '');
  const lines = events.map(({ name, daysAgo = 0, params = {} }) =>
    JSON.stringify({
      id: uuidV7(),
      visitor,
      name,
      at: Math.round(Date.now() - daysAgo * DAY_MS),
      params,
    }),
  );
  const { rejected, again } = await edgeCall<{ rejected: unknown[]; again: unknown[] }>(
    'POST',
    '/v1/events',
    lines.join('\n'),
    site,
  );
  if (rejected.length + again.length > 0) throw new Error(JSON.stringify({ rejected, again }));
}

/** A random id of version 7 (RFC 9562). */
export function uuidV7(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
