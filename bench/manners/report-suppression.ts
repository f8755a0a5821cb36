import { reorderAfterDays, type ItemLessons } from '#core';
import { percent } from './percent.ts';
import type { Recorded } from './read-orders.ts';
import type { School } from './school.ts';
import { trySuppression, type Rule, type Suppression } from './try-suppression.ts';

const FIXED_DAYS = 30;
/** As many as a profile keeps of one item, and of orders (BUYS_MAX, ORDERS_MAX). */
const [OWN_MAX, ORDERS_MAX] = [4, 10];

/** The rule with lessons as they were when the window began, each part of it alone, and fixed times. */
export function reportSuppression(
  { purchases, orders }: Recorded,
  school: School,
  window: { from: number; to: number },
): void {
  const lessons = new Map<string, ItemLessons | undefined>();
  const lessonsAtFit = (item: string) => {
    if (!lessons.has(item)) lessons.set(item, school.lessons(item));
    return lessons.get(item);
  };
  const ordersOf = Map.groupBy(orders, ({ customer }) => customer);
  const ruleWith =
    (own: boolean, everyone: boolean, rhythm: boolean): Rule =>
    (customer, item, times) => {
      const now = times.at(-1)!;
      const before = rhythm ? (ordersOf.get(customer) ?? []).filter(({ at }) => at <= now) : [];
      const found = reorderAfterDays({
        own: own ? times.slice(-OWN_MAX) : times.slice(-1),
        lessons: everyone ? lessonsAtFit(item) : undefined,
        orders: before.slice(-ORDERS_MAX).map(({ at }) => at),
      });
      return found?.days ?? FIXED_DAYS;
    };
  const fixed = (days: number) => trySuppression(purchases, () => days, window);
  const learned = trySuppression(purchases, ruleWith(true, true, true), window);
  const sameDays = daysFor(learned.itemDays, (days) => fixed(days).itemDays);
  console.log(
    `just_bought: ${learned.repurchases} repurchases\n` +
      '                                       wrongly held back   suppressions that   item-days      wrong in\n' +
      '                                       repurchases         were right          held back      1,000 of them',
  );
  const rows: [string, Suppression][] = [
    [`fixed, ${FIXED_DAYS} days`, fixed(FIXED_DAYS)],
    [`fixed, ${sameDays.toFixed(1)} days (as long in sum)`, fixed(sameDays)],
    ['own pace alone, else 30 days', trySuppression(purchases, ruleWith(true, false, false), window)],
    ['everyone’s alone', trySuppression(purchases, ruleWith(false, true, false), window)],
    ['own, else everyone’s', trySuppression(purchases, ruleWith(true, true, false), window)],
    ['own, else everyone’s, with rhythm: Tact', learned],
  ];
  for (const [name, each] of rows) {
    const perThousand = (1000 * each.wrong * each.repurchases) / each.itemDays;
    console.log(
      `  ${name.padEnd(40)}${percent(each.wrong)}${percent(each.right).padStart(20)}` +
        `${Math.round(each.itemDays).toLocaleString('en').padStart(22)}${perThousand.toFixed(2).padStart(12)}`,
    );
  }
}

function daysFor(itemDays: number, itemDaysOf: (days: number) => number): number {
  let [low, high] = [1, 365];
  for (let n = 0; n < 12; n++) {
    const middle = (low + high) / 2;
    if (itemDaysOf(middle) < itemDays) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
