import { bestOf } from './arm-tally.ts';
import { drawNormal } from './draws.ts';
import { FEATURES, featuresOf } from './features-of.ts';
import type { NamedPolicy } from './policy.ts';
import { createRidgeArm } from './ridge-arm.ts';

interface Options {
  name: string;
  width: number;
  /** Views that the prior weighs: of clicks, which are many, and of what clicks leave unexplained. */
  ridge: { clicks: number; rest: number };
}

/** Clicked views at a worth of 0 that what a click is worth begins with. */
const PRIOR_CLICKS = 50;

/**
 * Linear Thompson sampling that learns from clicks as well, which Tact does and textbooks do not: one regression of clicks, at
 * what a click is worth (the margin that follows clicked views, less that which follows the others), and one of the margin that
 * this leaves unexplained.
 */
export function linearWithClicks({ name, width, ridge }: Options): NamedPolicy {
  return {
    name,
    create({ world, random }) {
      const arms = world.variants.map(() => ({
        clicks: createRidgeArm(FEATURES, ridge.clicks),
        restMargin: createRidgeArm(FEATURES, ridge.rest),
        restClicks: createRidgeArm(FEATURES, ridge.rest),
      }));
      const tally = { views: 0, clicks: 0, margin: 0, marginClicked: 0, squared: 0 };
      const clickedLast = new Map<number, boolean>();

      return {
        choose(seen) {
          const views = Math.max(1, tally.views);
          const [rate, margin] = [tally.clicks / views, tally.margin / views];
          const noise = Math.sqrt(Math.max(1, tally.squared / views - margin * margin));
          const clickNoise = Math.sqrt(Math.max(0.01, rate * (1 - rate)));
          const worth = clickWorth();
          const x = featuresOf(seen);
          return bestOf(seen.variants, (variant) => {
            const { clicks, restMargin, restClicks } = arms[variant]!;
            const clicked = clicks.predict(x, rate);
            const rest = restMargin.predict(x, margin);
            const explained = restClicks.predict(x, rate).expected;
            const drawn = (spread: number) => width * Math.sqrt(spread) * drawNormal(random);
            return (
              worth * (clicked.expected + clickNoise * drawn(clicked.spread)) +
              rest.expected -
              worth * explained +
              noise * drawn(rest.spread)
            );
          });
        },
        shown(seen, variant) {
          for (const arm of Object.values(arms[variant]!)) arm.shown(featuresOf(seen));
          clickedLast.set(seen.shopper, false);
          tally.views += 1;
        },
        clicked(seen, variant) {
          const { clicks, restClicks } = arms[variant]!;
          for (const arm of [clicks, restClicks]) arm.rewarded(featuresOf(seen), 1);
          clickedLast.set(seen.shopper, true);
          tally.clicks += 1;
        },
        ordered({ after, shopper, margin }) {
          if (after === undefined) return;
          arms[after.variant]!.restMargin.rewarded(featuresOf(after.seen), margin);
          tally.margin += margin;
          tally.squared += margin * margin;
          if (clickedLast.get(shopper) === true) tally.marginClicked += margin;
        },
      };

      function clickWorth(): number {
        const { views, clicks, margin, marginClicked } = tally;
        const others = (margin - marginClicked) / Math.max(1, views - clicks);
        return Math.max(0, (marginClicked - clicks * others) / (clicks + PRIOR_CLICKS));
      }
    },
  };
}
