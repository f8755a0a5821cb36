import { CONSENT_SIGNALS, readId, SYNC_EVENTS_MAX, SYNC_SLOTS_MAX } from '#core';
import type { WireConsent, WirePage } from '#core';
import * as v from 'valibot';
import { checkShape, parseJson, refuseForbiddenKeys } from '../body/read-json.ts';
import { CREDENTIAL_CHARS_MAX } from '../credential/credential.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/** ms since the epoch: 15 digits reach far beyond any clock that is wrong by accident. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e14));
const state = v.picklist(['granted', 'denied']);
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** The contract's bound for an address, and as much of a title as anybody reads. */
const URL_MAX = 2048;
const TITLE_MAX = 300;

export const siteName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'lower case letters, digits and hyphens, at most 48'),
);
export const slotNames = v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(48)));

/**
 * What a page says of itself is cut where it is too long and left out where it is none, and never refused: a shop does not
 * choose the length of its visitors' addresses. An id is left whole, since half an id is another's.
 */
const saidText = (max: number) =>
  v.pipe(
    v.unknown(),
    v.transform((said) => (typeof said === 'string' ? said.slice(0, max) : undefined)),
  );
const BUSY = ['typing', 'invitation_open'] as const;

export const pageSchema = v.pipe(
  v.object({
    url: v.string(),
    referrer: v.optional(saidText(URL_MAX)),
    canonical: v.optional(saidText(URL_MAX)),
    title: v.optional(saidText(TITLE_MAX)),
    item_id: v.optional(v.unknown()),
    busy: v.optional(v.unknown()),
  }),
  v.transform(({ url, item_id: said, busy, ...texts }): WirePage => {
    const itemId = readId(said);
    const list: readonly unknown[] = Array.isArray(busy) ? busy : [];
    const page: WirePage = { url: url.slice(0, URL_MAX), busy: BUSY.filter((each) => list.includes(each)) };
    if (itemId !== undefined) page.item_id = itemId;
    for (const name of ['referrer', 'canonical', 'title'] as const)
      if (texts[name] !== undefined) page[name] = texts[name];
    return page;
  }),
);

/** Signals that this version does not know, and states that are none, count as not said: never as granted. */
const consentSignals = v.pipe(
  v.unknown(),
  v.transform((said): NonNullable<WireConsent['signals']> => {
    const states = new Map(Object.entries(said ?? {}));
    return Object.fromEntries(
      CONSENT_SIGNALS.flatMap((name) => {
        const value: unknown = states.get(name);
        return value === 'granted' || value === 'denied' ? [[name, value]] : [];
      }),
    );
  }),
);

/** Types are strict; keys that this version does not know pass unread, because a page may run the SDK of tomorrow. */
const syncSchema = v.object({
  site: siteName,
  visitor: v.optional(text(CREDENTIAL_CHARS_MAX)),
  consent: v.optional(
    v.object({
      personalization: v.exactOptional(state),
      analytics: v.exactOptional(state),
      signals: v.exactOptional(consentSignals),
    }),
  ),
  gpc: v.optional(v.boolean()),
  session: v.optional(text(64)),
  page: v.optional(pageSchema),
  sent: v.optional(instant),
  dropped: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))),
  // Each event is judged by itself: one bad event is rejected, and the others are taken in.
  events: v.optional(v.array(v.unknown()), []),
  slots: v.optional(slotNames, []),
  now: v.optional(instant),
  // Judged by itself too: a token that does not hold must not cost the events.
  identity: v.optional(v.unknown()),
});

export type ReadSync = v.InferOutput<typeof syncSchema>;

export function readSync(text: string): Outcome<ReadSync> {
  const json = parseJson(text);
  if (!json.ok) return json;
  // Events are looked at one by one, so that a poisoned one does not hold back a queue for ever.
  const clean = refuseForbiddenKeys(withoutWhatIsJudgedLater(json.value));
  if (!clean.ok) return clean;
  const read = checkShape(syncSchema, json.value);
  if (!read.ok) return read;
  const { events, slots } = read.value;
  if (events.length > SYNC_EVENTS_MAX)
    return refuse('too_many_events', `${events.length} of at most ${SYNC_EVENTS_MAX}`);
  if (slots.length > SYNC_SLOTS_MAX)
    return refuse('too_many_slots', `${slots.length} of at most ${SYNC_SLOTS_MAX}`);
  return read;
}

/** Entries, not a spread: what is looked for are the keys that a copy would trip over. */
function withoutWhatIsJudgedLater(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([key]) => !['events', 'identity'].includes(key)));
}
