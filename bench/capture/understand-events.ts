import { readEvent } from '#core';
import type { EventItem, TactEvent, WireEvent } from '#core';

/** An item as the edge understands it; the last two where it knows them. */
export type ReadItem = EventItem & { availability?: string; item_group_id?: string };

export interface Understood {
  events: TactEvent[];
  refused: string[];
}

/** Wire events by the edge's own understanding. `currency` is the plan's. */
export function understandEvents(wire: readonly WireEvent[], currency: string): Understood {
  const understood: Understood = { events: [], refused: [] };
  for (const event of wire) {
    const read = readEvent(event, {
      now: Date.now(),
      offset: 0,
      session: 'bench',
      source: 'browser',
      currency,
    });
    if (read.ok) understood.events.push(read.event);
    else understood.refused.push(`${event.name}: ${read.detail}`);
  }
  return understood;
}

export function itemsOf(event: TactEvent): ReadItem[] {
  return event.params.items ?? [];
}
