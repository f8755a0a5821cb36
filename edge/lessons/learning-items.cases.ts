import { expect, test } from 'vitest';
import { splitOrder, type ItemFact, type TaughtOrder } from '#core';
import type { LearningItems, LessonsStore } from '../ports.ts';

/** A world to see items learn in, their alarms driven by hand. */
export interface LearningWorld {
  items: LearningItems;
  lessons: LessonsStore;
  /** Runs the item's alarm now; false where none is set. */
  alarm(site: string, item: string): Promise<boolean>;
}

const DAY_MS = 86_400_000;

export function learningCases(make: () => LearningWorld): void {
  let made = 0;
  const newItem = () => `tea/${++made}`;
  const ordersOf = (item: string, count: number): TaughtOrder[] =>
    Array.from({ length: count }, (_, n) => ({
      order: `T${n}`,
      at: n * DAY_MS,
      items: [item, 'cup', ...(n % 2 === 0 ? ['pot'] : [])],
      before: n % 4 === 3 ? { [item]: (n - 2) * DAY_MS } : {},
    }));
  const factsAbout = (item: string, orders: readonly TaughtOrder[]): ItemFact[] =>
    orders.flatMap((order) => splitOrder(order).get(item) ?? []);

  async function published({ items, lessons, alarm }: LearningWorld, item: string, batches: ItemFact[][]) {
    for (const batch of batches) await items.of('demo', item).learn(batch);
    await alarm('demo', item);
    const [found] = await lessons.get('demo', [item]);
    return found;
  }

  test('what was learned is published by the alarm, and then nothing is due', async () => {
    const [world, item] = [make(), newItem()];
    expect(await world.alarm('demo', item)).toBe(false);
    await world.items.of('demo', item).learn(factsAbout(item, ordersOf(item, 12)));
    expect(await world.lessons.get('demo', [item])).toEqual([]);
    expect(await world.alarm('demo', item)).toBe(true);
    const [found] = await world.lessons.get('demo', [item]);
    expect(found).toMatchObject({ item, orders: 12 });
    expect(found?.together.map(({ item, orders }) => [item, orders])).toEqual([
      ['cup', 12],
      ['pot', 6],
    ]);
    expect(await world.alarm('demo', item)).toBe(false);
  });

  test('orders redelivered, reordered and split into other batches teach exactly the same', async () => {
    const world = make();
    const [once, again] = [newItem(), newItem()];
    const facts = (item: string) => factsAbout(item, ordersOf(item, 30));
    const wanted = await published(world, once, [facts(once)]);
    const mixed = facts(again);
    const batches = [mixed.slice(20).toReversed(), mixed.slice(0, 25), mixed.slice(5, 9), mixed.toReversed()];
    const found = await published(world, again, batches);
    expect({ ...found, item: once }).toEqual(wanted);
    expect(wanted?.gap?.n).toBe(7);
  });

  test('what teaches nothing new sets no alarm', async () => {
    const [world, item] = [make(), newItem()];
    const facts = factsAbout(item, ordersOf(item, 5));
    await published(world, item, [facts]);
    await world.items.of('demo', item).learn(facts);
    await world.items.of('demo', item).learn([]);
    expect(await world.alarm('demo', item)).toBe(false);
  });

  test('batches told at once count once each', async () => {
    const [world, item] = [make(), newItem()];
    const facts = factsAbout(item, ordersOf(item, 20));
    const target = world.items.of('demo', item);
    await Promise.all([
      target.learn(facts.slice(0, 12)),
      target.learn(facts.slice(8)),
      target.learn(facts.toReversed()),
    ]);
    await world.alarm('demo', item);
    expect((await world.lessons.get('demo', [item]))[0]?.orders).toBe(20);
  });

  test('items and sites know nothing of each other', async () => {
    const [world, item] = [make(), newItem()];
    await published(world, item, [factsAbout(item, ordersOf(item, 3))]);
    expect(await world.lessons.get('other', [item])).toEqual([]);
    expect(await world.lessons.get('demo', [`${item}x`, item, item])).toHaveLength(1);
  });
}
