/**
 * What is one and the same thing to a shopper, whatever its colour and size: the group (`item_group_id`), or the item where
 * it has none. Shops that report a group's id for an item (GA4's `item_id` often is one) mean the same.
 */
export function thingOf({ id, groupId }: { readonly id: string; readonly groupId?: string }): string {
  return groupId ?? id;
}
