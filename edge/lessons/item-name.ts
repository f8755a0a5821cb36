export interface ItemName {
  site: string;
  item: string;
}

/** A site's name holds no slash (the plan's schema), an item's id may; so the first one parts the two. */
export function itemObjectName(site: string, item: string): string {
  return `${site}/${item}`;
}

/** undefined for an object that was not made by name, and for one that an alarm woke (the runtime knows no name then). */
export function readItemName(name: string | undefined): ItemName | undefined {
  const at = name?.indexOf('/') ?? -1;
  if (name === undefined || at < 1) return undefined;
  return { site: name.slice(0, at), item: name.slice(at + 1) };
}
