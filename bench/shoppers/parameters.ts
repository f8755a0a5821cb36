/*
 * What the simulated shop is like. Chosen before any policy was run on it, for the reasons written here; where there is no published figure
 * it is judgement, and says so. Added later, to Tact's disadvantage, when it had come to learn from clicks: that variants differ in clicks for
 * the same orders, and the world where clicks mislead.
 */
export const DAY_MS = 24 * 3_600_000;
export const HOUR_MS = 3_600_000;

/** Six weeks of a shop of middling size: as long as a campaign's variants commonly stay up, with some 600 views of the slot a day. */
export const DAYS = 42;
export const VISITORS = 8000;
/** A Monday, so that weeks are whole. */
export const START_AT = Date.UTC(2026, 2, 2);
/** New variants come when half of the time is over, as collections do. */
export const MIDWAY_DAY = 21;
/** The plan's usual share that sees nothing from Tact. */
export const HOLDOUT = 0.1;

export const CATEGORIES = ['women', 'men', 'home', 'beauty', 'sport'] as const;
/** Dirichlet: most have one category that takes some 60% of what they like, and a second. Judgement. */
export const TASTE_CONCENTRATION = 0.4;

/** Share of visitors, chance to order at a visit whatever is shown, and visits beyond the first (mean; spread is exponential-like). */
export const STAGES = [
  { name: 'new', share: 0.55, base: 0.008, visits: 2, looksBefore: 0 },
  { name: 'customer', share: 0.3, base: 0.022, visits: 6, looksBefore: 4 },
  { name: 'regular', share: 0.15, base: 0.04, visits: 10, looksBefore: 10 },
] as const;
/** Visits beyond the first are Poisson with a gamma-spread rate of this shape: few visitors make many of the visits. */
export const VISITS_SHAPE = 0.7;
/** Days between visits: log-normal. Half come back within two and a half days, one in six after a week. Judgement. */
export const GAP_DAYS = { median: 2.5, sigma: 1 };

/** Items looked at per visit before the slot is seen, and how many of those are no sign of taste (gifts, curiosity, campaigns). */
export const LOOKS_PER_VISIT = 2;
export const LOOKS_NOISE = 0.2;
/** From as many looks on, and as large a share of them, a taste is seen at all. */
export const TASTE_LOOKS_MIN = 2;
export const TASTE_SHARE_MIN = 0.4;

/**
 * Orders that a variant brings about, per view, by one who likes its category as the average does. With the base it gives a conversion
 * of 2 to 4% a view, the usual range of shops, and a variant that meets the taste brings some three times as many as one shown to all.
 */
export const PULL = 0.01;
/** Variants differ among themselves by a factor of 1.4 either way (one standard deviation). Judgement. */
export const PULL_SIGMA = 0.35;
/** Nobody is more likely than this to be brought to an order by one view. */
export const PULL_MAX = 0.25;

/** What somebody spends on an order, EUR: most between 20 and 200. */
export const SPEND_EUR = { median: 60, visitorSigma: 0.35, orderSigma: 0.4 };
/** Share left after the cost of goods: of what is bought anyway, and of a category (fashion high, electronics and sport low). */
export const MARGIN_ANYWAY = 0.4;
export const MARGIN_RATES = [0.55, 0.48, 0.4, 0.33, 0.28] as const;
/** Price level of a category. */
export const PRICE_SIGMA = 0.25;

/**
 * Unanswered showings: each multiplies the pull by exp(-wear), and fades. DoubleClick found clicks of 3.6% at the first showing of a
 * banner, 2% at the next two, below 1% after (Ad Age, 1996: "New ammo for click-rate debate"): wear of 0.3 to 0.6. A shop's own slot
 * is taken at 0.4. Half-lives are days, since people come back after days and do not see all as stale. Both differ among visitors.
 */
export const WEAR = { median: 0.4, sigma: 0.4 };
export const WEAR_HALF_LIFE_DAYS = { median: 4, sigma: 0.4 };
/** In the world where showing again helps (mere exposure): each adds 15% up to three times. */
export const EXPOSURE = { gain: 0.15, showingsMax: 3 };

/**
 * Clicks for each order brought about: pulls of 1% give a click rate of 3%, the range of banners on a shop's own pages. Some variants are
 * clicked more for the same orders than others, by a factor of 1.5 either way: curiosity. Judgement.
 */
export const CLICKS_PER_PULL = { median: 3, sigma: 0.4 };
/** Where clicks mislead, they are as many as the pull is small, and know no taste: this, squared, over the pull. */
export const BAIT = 0.015;
/** Chance to send it away: at a first showing, more where the category leaves cold, and more as it bores. Judgement. */
export const DISMISS = { fresh: 0.004, cold: 0.006, coldBelow: 0.5, bored: 0.02 };
/** What is left of the pull for whoever has said no to it. */
export const PULL_AFTER_NO = 0.1;

/** How a visitor's chances change with what is given. */
export const PRICE_KINDS = [
  // Would have bought anyway: whatever is given is given away.
  { name: 'anyway', share: 0.5, none: 1, shipping: 1, ten: 1, twenty: 1 },
  { name: 'swayed', share: 0.25, none: 1, shipping: 1.1, ten: 1.2, twenty: 1.35 },
  // Buys only with something off.
  { name: 'deal-only', share: 0.25, none: 0, shipping: 0.3, ten: 0.6, twenty: 1 },
] as const;
export const SHIPPING_EUR = 4.9;

/** Half of the orders come in the same sitting (mean two hours), half after days (mean two); so 1.5% come after the week that counts. */
export const DELAY = { soonShare: 0.5, soonMs: 2 * HOUR_MS, lateMs: 2 * DAY_MS };
/** The plan's attribution window. */
export const WINDOW_DAYS = 7;

/** Visits by hour (a low at night, a peak at eight in the evening) and chance to order by weekday, Monday first. */
export const HOUR_WEIGHTS = [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 5, 5, 5, 5, 6, 7, 8, 9, 8, 6, 4] as const;
export const WEEKDAY_FACTORS = [1.05, 1, 0.95, 0.95, 0.95, 1, 1.1] as const;

/** In the drifting world a visitor's taste is another after this many days on average, and variants go in and out of favour. */
export const DRIFT = { tasteDays: 14, favourSigmaWeekly: 0.25 };
/** Heavy tail: spend of an order is Pareto with this exponent, so its variance is infinite (bulk orders among private ones). */
export const TAIL_EXPONENT = 1.6;
/** Reward on the basket: the variant moves what an order is worth, not whether it comes; some orders come back and cost. */
export const BASKET = { conversion: 1.6, gainPerPull: 20, returned: 0.25, returnEur: 5 };
