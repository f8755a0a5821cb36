/** What is not 0 of a row of features: places and values, alike in length. */
export interface Features {
  places: readonly number[];
  values: readonly number[];
}

/**
 * Ridge regression of reward on features for one variant, kept up one showing at a time: the inverse of λI + Σxxᵀ by Sherman and
 * Morrison. `mean` is what the reward is shrunk to: coefficients are of what is above it.
 */
export interface RidgeArm {
  shown(x: Features): void;
  rewarded(x: Features, reward: number): void;
  /** Expected reward, and xᵀA⁻¹x. */
  predict(x: Features, mean: number): { expected: number; spread: number };
}

export function createRidgeArm(size: number, ridge: number): RidgeArm {
  const inverse = new Float64Array(size * size);
  for (let n = 0; n < size; n += 1) inverse[n * size + n] = 1 / ridge;
  const features = new Float64Array(size);
  const rewards = new Float64Array(size);
  const product = new Float64Array(size);
  /** A⁻¹ times the sums above, made anew after they have changed. */
  const ofFeatures = new Float64Array(size);
  const ofRewards = new Float64Array(size);
  let isStale = false;

  return {
    shown(x) {
      product.fill(0);
      for (const [n, place] of x.places.entries()) {
        for (let row = 0; row < size; row += 1) product[row]! += inverse[row * size + place]! * x.values[n]!;
        features[place]! += x.values[n]!;
      }
      const scale = 1 + at(x, product);
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1)
          inverse[row * size + column]! -= (product[row]! * product[column]!) / scale;
      isStale = true;
    },
    rewarded(x, reward) {
      for (const [n, place] of x.places.entries()) rewards[place]! += reward * x.values[n]!;
      isStale = true;
    },
    predict(x, mean) {
      if (isStale) refresh();
      let spread = 0;
      for (let n = 0; n < x.places.length; n += 1)
        for (let m = 0; m < x.places.length; m += 1)
          spread += inverse[x.places[n]! * size + x.places[m]!]! * x.values[n]! * x.values[m]!;
      return { expected: mean + at(x, ofRewards) - mean * at(x, ofFeatures), spread };
    },
  };

  function refresh(): void {
    for (let row = 0; row < size; row += 1) {
      ofFeatures[row] = 0;
      ofRewards[row] = 0;
      for (let column = 0; column < size; column += 1) {
        ofFeatures[row]! += inverse[row * size + column]! * features[column]!;
        ofRewards[row]! += inverse[row * size + column]! * rewards[column]!;
      }
    }
    isStale = false;
  }
}

function at({ places, values }: Features, list: Float64Array): number {
  let total = 0;
  for (let n = 0; n < places.length; n += 1) total += values[n]! * list[places[n]!]!;
  return total;
}
