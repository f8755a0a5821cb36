import type { Tried } from './replay-shoppers.ts';
import { seededRandom } from './seeded-random.ts';

/** How often each session is drawn when visitors are drawn with replacement. */
export function resampleVisitors(tried: readonly Tried[], times: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const users = [...new Set(tried.map(({ user }) => user))];
  return Array.from({ length: times }, () => {
    const drawn = new Map<string, number>();
    for (let i = 0; i < users.length; i++) {
      const user = users[Math.floor(random() * users.length)] ?? '';
      drawn.set(user, (drawn.get(user) ?? 0) + 1);
    }
    return tried.map(({ user }) => drawn.get(user) ?? 0);
  });
}
