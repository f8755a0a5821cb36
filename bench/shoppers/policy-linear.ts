import { bestOf } from './arm-tally.ts';
import { drawNormal } from './draws.ts';
import { FEATURES, featuresOf } from './features-of.ts';
import { createMemoryOfShowings } from './memory-of-showings.ts';
import { DEFAULT, type NamedPolicy } from './policy.ts';
import { createRidgeArm, type Features } from './ridge-arm.ts';

export interface LinearOptions {
  name: string;
  /** `ucb`: LinUCB (Li and others 2010, disjoint). `thompson`: linear Thompson sampling (Agrawal and Goyal 2013). */
  explore: 'ucb' | 'thompson';
  /** In standard deviations of what is believed of the mean. */
  width: number;
  /** Views that the prior weighs, for each feature. */
  ridge: number;
  /** Holds back what is tired or was sent away, as Tact does; knows how tired each is (as Tact's manner counts), and learns what that means. */
  hasManners?: true;
}

/**
 * One ridge regression of margin a variant, on stage and taste as one-hot features with an intercept. Told of every order at once,
 * where Tact hears of them in batches. For a single decision only xᵀθ matters, and variants are independent, so that drawing
 * xᵀθ itself is the same as drawing θ.
 */
export function linear({ name, explore, width, ridge, hasManners }: LinearOptions): NamedPolicy {
  return {
    name,
    create({ world, random }) {
      const arms = world.variants.map(() => createRidgeArm(FEATURES, ridge));
      const memory = createMemoryOfShowings(world.variants.length);
      /** Features of each shopper's last showing: what an order is put down to. */
      const lastFeatures = new Map<number, Features>();
      const all = { views: 0, margin: 0, squared: 0 };

      return {
        ...(hasManners && { clicked: memory.clicked, dismissed: memory.dismissed }),
        choose(seen) {
          const allowed = hasManners
            ? seen.variants.filter((each) => memory.isAllowed(seen, each))
            : seen.variants;
          if (allowed.length === 0) return DEFAULT;
          const mean = all.margin / Math.max(1, all.views);
          const noise = Math.sqrt(Math.max(1, all.squared / Math.max(1, all.views) - mean * mean));
          const plain = featuresOf(seen);
          return bestOf(allowed, (variant) => {
            const x = hasManners ? featuresOf(seen, 1 - memory.freshness(seen, variant)) : plain;
            const { expected, spread } = arms[variant]!.predict(x, mean);
            const luck = explore === 'ucb' ? 1 : drawNormal(random);
            return expected + width * noise * Math.sqrt(spread) * luck;
          });
        },
        shown(seen, variant) {
          const x = featuresOf(seen, hasManners ? 1 - memory.freshness(seen, variant) : 0);
          arms[variant]!.shown(x);
          lastFeatures.set(seen.shopper, x);
          all.views += 1;
          if (hasManners) memory.shown(seen, variant);
        },
        ordered({ after, shopper, margin }) {
          if (after === undefined) return;
          arms[after.variant]!.rewarded(lastFeatures.get(shopper)!, margin);
          all.margin += margin;
          all.squared += margin * margin;
        },
      };
    },
  };
}
