import {
  fold,
  newProfile,
  readEvent,
  type EventName,
  type EventParams,
  type Profile,
  type TactEvent,
} from '#core';

/** One plausible value a field, so that an event can show what it does. */
const SAMPLE = {
  items: [{ item_id: 'a', item_variant: 'm', price: 10 }],
  item_id: 'a',
  transaction_id: 't',
  slot: 's',
  variant: 'v',
  region: 'reviews',
  engagement_time_msec: 5000,
  name: 'n',
  values: ['x'],
  state: 'stalled',
  value: 10,
  currency: 'EUR',
  case_id: 'c',
  message_id: 'm',
  channel: 'email',
} as const satisfies EventParams;

const PARTS: readonly (readonly [part: keyof Profile, words: string])[] = [
  ['items', 'items'],
  ['basket', 'basket'],
  ['orders', 'orders'],
  ['bought', 'things bought'],
  ['fates', 'what became of the order'],
  ['cases', 'cases'],
  ['messages', 'messages'],
  ['traces', 'intent'],
  ['showings', 'showings'],
  ['said', 'preferences'],
  ['traits', 'traits'],
];
const COUNTED = { pages: 'pages', activeMs: 'active time' } as const;

export interface ProbedEvent {
  /** Fields that the event is refused without. */
  needs: string[];
  /** Parts of the profile that it changes, beyond being counted; empty: none yet. */
  changes: string[];
}

/** What an event needs and does, found by sending one through the door and into an empty profile. */
export function probeEvent(name: EventName): ProbedEvent {
  const needs: string[] = [];
  const params: EventParams = {};
  for (;;) {
    const read = readSample(name, params);
    if (read.ok) break;
    const need = /^params\.(\w+): \w+ needs it$/.exec(read.detail)?.[1];
    if (need === undefined || !(need in SAMPLE) || needs.includes(need))
      throw new Error(`${name} cannot be made whole: ${read.detail}`);
    needs.push(need);
    Object.assign(params, { [need]: SAMPLE[need as keyof typeof SAMPLE] });
  }
  const whole = readSample(name, SAMPLE);
  if (!whole.ok) throw new Error(`${name} is refused with every field: ${whole.detail}`);
  return { needs, changes: changesOf(whole.event) };
}

function readSample(name: EventName, params: EventParams) {
  const raw = { id: '0199f000-0000-7000-8000-000000000001', name, at: 1_790_000_000_000, params };
  return readEvent(raw, { now: 1_790_000_000_000, offset: 0, session: 'visit', source: 'server' });
}

function changesOf(event: TactEvent): string[] {
  const before = newProfile('o');
  const after = fold(before, event);
  const counts = after.counts['o'];
  return [
    ...Object.entries(COUNTED).flatMap(([key, words]) =>
      counts?.[key as keyof typeof COUNTED] ? words : [],
    ),
    ...PARTS.flatMap(([part, words]) =>
      JSON.stringify(after[part]) === JSON.stringify(before[part]) ? [] : words,
    ),
  ];
}
