import { DEFAULT, type NamedPolicy } from './policy.ts';

/** Knows what every shopper likes, how bored they are and what they pay: shows what is worth most now, or nothing. */
export const oracle: NamedPolicy = {
  name: 'oracle',
  create: ({ worth }) => ({
    choose({ variants }) {
      let best = DEFAULT;
      let most = worth(DEFAULT);
      for (const variant of variants) {
        const value = worth(variant);
        if (value > most) [best, most] = [variant, value];
      }
      return best;
    },
  }),
};
