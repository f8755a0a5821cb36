import * as v from 'valibot';
import { exact } from './exact.ts';

/** A visitor is enrolled once in so many days; a longer window would reach into the next enrolment. */
export const WINDOW_DAYS_MAX = 28;

/** The plan's `measurement`: what counts as an outcome, and for how long. */
export const measurementSchema = exact({
  /** An order within so many days after something was first seen counts for it. */
  windowDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WINDOW_DAYS_MAX)), 7),
  /** Whose word an order is taken on: `confirmed` leaves out what only a browser told of. */
  orders: v.optional(v.picklist(['all', 'confirmed']), 'all'),
  /**
   * What one visitor's orders within a window count at most, in major units: a single large order would otherwise decide a comparison. Money above it
   * is told apart. Without it, 2,000 of euros or dollars, and of other currencies what is about as much (`orderCapOf`, which also says where sums are
   * exact no more: 900,000 in a currency of two decimals).
   */
  cap: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(90_000_000))),
  /** Whether the site's own visits move the weights of intent. With `false` they are those that Tact comes with. */
  learnIntent: v.optional(v.boolean(), true),
  /** Margin of what the catalogue gives neither a margin nor costs for, as a share of its price. */
  margin: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.4),
});
