import * as v from 'valibot';
import { exact } from './exact.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

/** When a stage of the relationship begins. All have defaults. */
export const lifecycleSchema = exact({
  /** Orders from which on somebody is a regular. */
  regularOrders: v.optional(count, 3),
  /** Orders from which on a regular is a VIP. */
  vipOrders: v.optional(count, 8),
  /** Net value of all orders, in whole units of the plan's currency, that makes a VIP as well; without it only orders count. */
  vipValue: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000_000))),
  /** Drifting away: no order for so many times the visitor's own usual gap between two. */
  driftingGaps: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(20)), 2),
  /** Drifting away, where there is no own gap to go by: days since the last order. */
  driftingDays: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3650)), 180),
});
