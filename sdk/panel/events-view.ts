import { breakable, build } from './build.ts';
import type { QueueChange } from './panel-host.ts';
import { clockTime } from './words.ts';

/** Events kept for the list: a visit's last few minutes. */
const EVENTS_MAX = 60;

export interface EventLine {
  id: string;
  name: string;
  /** ms since the epoch when it was first heard of. */
  at: number;
  state: string;
}

/** Newest first. Returns a new list; what is past EVENTS_MAX is let go. */
export function withChange(lines: readonly EventLine[], { state, at, events }: QueueChange): EventLine[] {
  const byId = new Map([...lines].reverse().map((line) => [line.id, line]));
  for (const { id, name, code } of events) {
    const known = byId.get(id);
    byId.set(id, {
      id,
      name: name ?? known?.name ?? 'of before the panel',
      at: known?.at ?? at,
      state: code ? `refused: ${code}` : state === 'queued' && known ? known.state : state,
    });
  }
  return [...byId.values()].reverse().slice(0, EVENTS_MAX);
}

export function eventsView(lines: readonly EventLine[]): HTMLElement {
  if (lines.length === 0) return build('p', { class: 'quiet' }, 'None since the panel was opened.');
  return build(
    'table',
    { class: 'events' },
    build('caption', { class: 'unseen' }, 'Events, newest first'),
    build('tr', {}, ...['Time', 'Event', 'State'].map((name) => build('th', { scope: 'col' }, name))),
    ...lines.map(({ id, name, at, state }) =>
      build(
        'tr',
        {},
        build('td', {}, clockTime(at)),
        build('td', { title: id }, ...breakable(name)),
        build('td', { class: state.startsWith('refused') ? 'refused' : '' }, state),
      ),
    ),
  );
}
