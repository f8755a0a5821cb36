import * as P from './parameters.ts';
import type { World } from './world.ts';

/** What showing again has done to each shopper and variant. Begins anew for each policy. */
export interface Weariness {
  /** The factor on the pull at `at`. */
  freshness(shopper: number, variant: number, at: number): number;
  /** A showing that was not answered. */
  ignored(shopper: number, variant: number, at: number): void;
  refused(shopper: number, variant: number): void;
}

export function createWeariness({ laws, shoppers, variants }: World): Weariness {
  const size = shoppers.length * variants.length;
  const worn = new Float64Array(size);
  const wornAt = new Float64Array(size);
  const isRefused = new Uint8Array(size);
  const keyOf = (shopper: number, variant: number) => shopper * variants.length + variant;

  /** Showings that are still felt, each fading. */
  function felt(shopper: number, key: number, at: number): number {
    if (worn[key] === 0) return 0;
    const days = (at - wornAt[key]!) / P.DAY_MS;
    return worn[key]! * 2 ** (-days / shoppers[shopper]!.wearHalfLifeDays);
  }

  return {
    freshness(shopper, variant, at) {
      const key = keyOf(shopper, variant);
      const left = isRefused[key] === 1 ? P.PULL_AFTER_NO : 1;
      switch (laws.again) {
        case 'nothing':
          return left;
        case 'bores':
          return left * Math.exp(-shoppers[shopper]!.wear * felt(shopper, key, at));
        case 'pleases':
          return left * (1 + P.EXPOSURE.gain * Math.min(P.EXPOSURE.showingsMax, felt(shopper, key, at)));
        default:
          return laws.again satisfies never;
      }
    },
    ignored(shopper, variant, at) {
      const key = keyOf(shopper, variant);
      worn[key] = felt(shopper, key, at) + 1;
      wornAt[key] = at;
    },
    refused(shopper, variant) {
      isRefused[keyOf(shopper, variant)] = 1;
    },
  };
}
