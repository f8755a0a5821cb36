import * as v from 'valibot';
import { exact } from './exact.ts';
import { byForm } from './by-form.ts';

const ms = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 3_600_000));
const days = v.pipe(v.number(), v.minValue(0), v.maxValue(3650));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

/** `21:00`. */
const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 21:00'));

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
  /** What cannot be had is not offered. */
  offerWhatIsThere: v.optional(orOff(exact({})), {}),
  /** What lies in the basket is not sold once more; a variant about the focus or the basket may speak of it. */
  mindTheBasket: v.optional(orOff(exact({})), {}),
  /** What was bought is not offered again for as long as it lasts, nor what would do instead; where nothing says how long, for `days`. */
  knowWhenASaleIsMade: v.optional(orOff(exact({ days: v.optional(days, 30) })), {}),
  /** For `days` after a purchase, never the same thing for less than was paid. */
  neverCheaperThanPaid: v.optional(orOff(exact({ days: v.optional(days, 60) })), {}),
  /** Signs that a visitor has decided against a thing; half of what a sign says is over after `halfLifeDays`. */
  takeRuledOutAsRuledOut: v.optional(
    orOff(
      exact({
        score: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.6),
        halfLifeDays: v.optional(days, 60),
      }),
    ),
    {},
  ),
  /** While a visitor reads about one thing, what is shown has to do with it; reading ends `minutes` after the last sign of it. */
  stayOnTopic: v.optional(
    orOff(exact({ minutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1440)), 10) })),
    {},
  ),
  /** What a visitor says of itself filters. */
  hearWhatIsSaid: v.optional(orOff(exact({})), {}),
  /** Unanswered views of a variant (`views`) and of a topic (`topicViews`) tire; half of it is over after `halfLifeDays`. */
  stayFresh: v.optional(
    orOff(
      exact({
        views: v.optional(count, 3),
        topicViews: v.optional(count, 5),
        halfLifeDays: v.optional(days, 7),
      }),
    ),
    {},
  ),
  /** What refers to earlier visits, to a name or to orders needs a relationship that carries it, kept up within `days`. */
  presumeNothing: v.optional(orOff(exact({ days: v.optional(days, 90) })), {}),
  /** A discount needs evidence that it matters to this person (`evidence`, 0 to 1), and that what costs less was seen `tries` times and did nothing. */
  giveNoNeedlessDiscount: v.optional(
    orOff(
      exact({
        evidence: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
        tries: v.optional(count, 2),
      }),
    ),
    {},
  ),
  /** A question about something bought waits until it was delivered `days` ago. */
  waitForDelivery: v.optional(orOff(exact({ days: v.optional(days, 3) })), {}),
  /** Nothing promotional while a case of the visitor's is open, and for `days` after. */
  helpBeforeSelling: v.optional(orOff(exact({ days: v.optional(days, 1) })), {}),
  /**
   * One voice over invitations, offers in slots, and messages by other channels: promotional touches per day and week, and
   * the same thing not by two channels within `hours`.
   */
  speakWithOneVoice: v.optional(
    orOff(
      exact({
        perDay: v.optional(count, 3),
        perWeek: v.optional(count, 8),
        hours: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24 * 365)), 72),
      }),
    ),
    {},
  ),
  /** Hours, by the visitor's clock where it is known, else the plan's, in which nothing is sent out. The page itself is there when the visitor is. */
  keepQuietHours: v.optional(
    orOff(exact({ from: v.optional(clockTime, '21:00'), until: v.optional(clockTime, '08:00') })),
    {},
  ),
  /** What remembers the visitor needs consent for personalization. */
  respectConsent: v.optional(orOff(exact({})), {}),
});
