/*
 * What speaks for having decided against a thing, and how loudly. The score is 1 − exp(−Σ), and the usual threshold of 0.6
 * is a sum of 0.916; a sign of weight w alone passes it for halfLives × halfLifeDays × log2(w / 0.916):
 *
 *   read_and_left  went_for_substitute  put_back  returned   not_for_me
 *   23 days        23 days              48 days   167 days   308 days         (at the usual 60 days of half-life)
 *
 * Three rules that the numbers keep, each with a test: each sign alone rules out while it is fresh; what was done weighs more
 * than what was only looked at, and what was said most; and coming back for it once, or checking whether it is there, takes
 * more off reading and leaving than there is to spare above the threshold.
 *
 * The numbers are a salesperson's judgement, not a fit: no public data tell why somebody did not buy.
 */
export interface RulingOut {
  /** What it adds when fresh; below 0 it speaks against. */
  weight: number;
  /** How much longer than `halfLifeDays` of the plan it takes for half of it to be over. */
  halfLives: number;
  why: string;
}

export const RULING_OUT = {
  read_and_left: {
    weight: 1.2,
    halfLives: 1,
    why: 'Who reads the reviews, the sizes or the terms of return wants to know, and leaves with an answer: no, or not now.',
  },
  read_more: {
    weight: 0.3,
    halfLives: 1,
    why: 'Each further of these parts read in the same stay: the more was weighed, the surer the answer.',
  },
  came_back: {
    weight: -0.5,
    halfLives: 1,
    why: 'Each time of coming back for it, an hour or more after a look: the opposite of having decided against it.',
  },
  checked_stock: {
    weight: -0.5,
    halfLives: 1,
    why: 'Whether it is there is asked by those who want it.',
  },
  put_back: {
    weight: 1.6,
    halfLives: 1,
    why: 'Had it in hand and put it back on the shelf; it may have been the price, or the wrong day.',
  },
  went_for_substitute: {
    weight: 1.2,
    halfLives: 1,
    why: 'Looked at both and bought the other. Nothing was said against this one, only that one is enough.',
  },
  returned: {
    weight: 2.4,
    halfLives: 2,
    why: 'Had it at home, and sent it back. It did not fit, and will not fit next month.',
  },
  not_for_me: {
    weight: 3,
    halfLives: 3,
    why: 'Said so in as many words.',
  },
} as const satisfies Record<string, RulingOut>;

/** What can be said of somebody; the others of the table add to it or take off. */
export type SignAgainst = Exclude<keyof typeof RULING_OUT, 'read_more' | 'came_back' | 'checked_stock'>;
