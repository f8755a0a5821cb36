import { hashShare } from './hash.ts';

export interface Share {
  id: string;
  /** Relative to the others; 0 is never chosen. */
  weight: number;
}

export interface Assignment {
  id: string;
  /** The hash in (0, 1) that won. */
  bucket: number;
  /** Share of visitors that each id gets, summing to 1. */
  shares: Record<string, number>;
}

/**
 * Which of `choices` this key belongs to, in proportion to the weights; null when none has weight.
 *
 * Weighted rendezvous hashing: every choice draws an exponential waiting time from its own hash of the key, at the rate of
 * its weight, and the shortest wins. Cumulative buckets would be simpler, but there a changed or missing choice shifts all
 * borders after it, and visitors change sides between choices that nobody touched. Here raising a weight moves visitors
 * only towards that choice, removing one moves only its own visitors: as few as there can be. And a visitor to whom one
 * variant is not allowed today stays where it was with the others.
 *
 * Source: Schindelhauer and Schomaker, "Weighted Distributed Hash Tables" (SPAA 2005), the logarithmic method.
 * Cost: one hash a choice.
 */
export function assign(key: string, salt: string, choices: readonly Share[]): Assignment | null {
  const total = choices.reduce((sum, each) => sum + each.weight, 0);
  let best: { id: string; bucket: number; wait: number } | null = null;
  for (const { id, weight } of choices) {
    if (weight <= 0) continue;
    const bucket = hashShare(key, `${salt}:${id}`);
    const wait = -Math.log(bucket) / weight;
    if (best === null || wait < best.wait) best = { id, bucket, wait };
  }
  if (best === null) return null;
  const shares = Object.fromEntries(choices.map(({ id, weight }) => [id, Math.max(0, weight) / total]));
  return { id: best.id, bucket: best.bucket, shares };
}
