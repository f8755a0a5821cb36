/** A schema.org node: from JSON-LD, or made of microdata, RDFa or Open Graph. */
export type Node = Record<string, unknown>;

/** Texts of templates that had nothing to say; a field with one of them is as good as absent. */
const NOTHING = /^(0*|-+|n\/?a|nan|none|null|undefined|does not apply|.*\{\{.*)$/i;

/** Not by `flat`, which took half of the time that a page with many products takes. */
export const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];

export const nodesOf = (value: unknown): Node[] =>
  list(value).filter((one): one is Node => Object(one) === one);

/** What a value says: a text or number, or a node's `value` or `name` (`Brand`, `PropertyValue`). */
function valueOf(value: unknown): unknown {
  // Three steps: a node, whose name is a list, of nodes. A reference back to itself ends here, too.
  for (let step = 0; step < 3; step++) {
    const [node] = nodesOf(value);
    if (node) value = list(node['@value'] ?? node.value ?? node.name)[0];
  }
  return Object(value) === value ? '' : (value ?? '');
}

/**
 * The first of these values that says something, as a text; without the name of its kind (`sku:123`, as schema.org's own
 * examples write `productID`).
 */
export const textOf = (...values: unknown[]): string | undefined =>
  values
    .flatMap(list)
    .map((value) =>
      String(valueOf(value))
        .trim()
        .replace(/^(sku|mpn|gtin\d*|isbn|ean):/i, ''),
    )
    .find((text) => !NOTHING.test(text));
