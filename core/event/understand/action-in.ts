import type { EventName } from '../event.ts';
import { isSaid, type Said } from './said.ts';

/**
 * Universal analytics' enhanced e-commerce, the key of the action first that says most: a page of a product tells its
 * `impressions` (what else there is) beside its `detail`.
 */
const ACTIONS = [
  ['purchase', 'purchase'],
  ['refund', 'refund'],
  ['add', 'add_to_cart'],
  ['remove', 'remove_from_cart'],
  ['checkout', 'begin_checkout'],
  ['detail', 'view_item'],
  ['click', 'select_item'],
  ['impressions', 'view_item_list'],
] as const satisfies readonly (readonly [key: string, name: EventName])[];

/** What an action says, at the level of GA4's params; of several the one that the event's name means, else the first. */
export function actionIn(
  said: Said,
  named: EventName | undefined,
): { name: EventName; said: Said } | undefined {
  const found = ACTIONS.filter(([key]) => isAction(said[key]));
  const [key, name] = found.find(([, each]) => each === named) ?? found[0] ?? [];
  if (key === undefined || name === undefined) return undefined;
  const action: unknown = said[key];
  const { actionField, ...rest } = isSaid(action) ? action : { products: action };
  const field: Said = isSaid(actionField) ? actionField : {};
  const items = rest.products ?? (key === 'impressions' && isSaid(action) ? action : undefined);
  return {
    name,
    said: {
      ...said,
      transaction_id: field.id,
      value: field.revenue ?? said.value,
      coupon: field.coupon ?? said.coupon,
      item_list_id: field.list ?? said.item_list_id,
      items: items ?? said.items,
    },
  };
}

function isAction(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isSaid);
  if (!isSaid(value)) return false;
  return value.products !== undefined || value.actionField !== undefined || Object.values(value).some(isSaid);
}
