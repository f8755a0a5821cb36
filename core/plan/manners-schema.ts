import * as v from 'valibot';
import { exact } from './exact.ts';
import { byForm } from './by-form.ts';

const ms = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 3_600_000));
const days = v.pipe(v.number(), v.minValue(0), v.maxValue(3650));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

/** `false` switches a manner off. */
const orOff = <S extends v.GenericSchema<object, object>>(schema: S) => byForm(v.literal(false), schema);

/** Site-wide manners, all with defaults. */
export const mannersSchema = exact({
  /** No invitation until a new arrival has looked round: active time AND pages of this visit. */
  newVisitorsGetBearings: v.optional(
    orOff(exact({ activeMs: v.optional(ms, 15_000), pages: v.optional(count, 2) })),
    {},
  ),
  /** An invitation waits until intent passes this score; a slot's own `intent` goes before it. */
  askOnceIntentShows: v.optional(
    orOff(exact({ score: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.6) })),
    {},
  ),
  /** Never while typing, checking out, or while another invitation is open. */
  doNotInterrupt: v.optional(
    orOff(
      exact({
        /** Pages on which a visitor is paying. */
        checkoutPages: v.optional(v.pipe(v.array(v.pipe(v.string(), v.startsWith('/'))), v.maxLength(20)), [
          '/checkout*',
        ]),
      }),
    ),
    {},
  ),
  /** After a "no", away for `days`, times `factor` for every further "no". */
  takeNoForAnAnswer: v.optional(
    orOff(
      exact({
        days: v.optional(days, 30),
        factor: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), 3),
      }),
    ),
    {},
  ),
  /** How often an invitation may be shown, where the slot sets no caps of its own. */
  askSparingly: v.optional(
    orOff(
      exact({
        perVisit: v.optional(count, 1),
        perDay: v.optional(count, 1),
        perWeek: v.optional(count, 3),
      }),
    ),
    {},
  ),
  /** What remembers the visitor needs consent for personalization. */
  respectConsent: v.optional(orOff(exact({})), {}),
});
