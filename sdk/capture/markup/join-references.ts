import { list, nodesOf, type Node } from './node.ts';

/** So many nodes are looked at, and so deep; what a product page says of its product comes before that. */
const NODES_MAX = 2000;
const DEPTH_MAX = 12;

const isFull = (node: Node) => Object.keys(node).some((key) => !key.startsWith('@'));

/**
 * Puts the node itself where only its `@id` stands, across all scripts of the page (JSON-LD §3.3), in place, and names
 * written in full (`schema:name`) or with a capital in short. The result may hold circles.
 */
export function joinReferences(documents: unknown, idOf: (id: unknown) => string | undefined): void {
  const byId = new Map<string | undefined, Node>();
  const all = new Set<Node>();
  function visit(value: unknown, depth: number) {
    for (const node of nodesOf(value)) {
      if (depth > DEPTH_MAX || all.size >= NODES_MAX || all.has(node)) continue;
      all.add(node);
      for (const key of Object.keys(node)) {
        const name = key.replace(/^(schema:|https?:\/\/schema\.org\/)/, '');
        // Wix writes `Offers` and `Availability`.
        node[name.charAt(0).toLowerCase() + name.slice(1)] ??= node[key];
        visit(node[key], depth + 1);
      }
      const id = idOf(node['@id']);
      if (id && isFull(node) && !byId.has(id)) byId.set(id, node);
    }
  }
  visit(documents, 0);
  const whole = (value: unknown) =>
    nodesOf(value).length && !isFull(value as Node)
      ? (byId.get(idOf((value as Node)['@id'])) ?? value)
      : value;
  for (const node of all)
    for (const key of Object.keys(node))
      node[key] = Array.isArray(node[key]) ? list(node[key]).map(whole) : whole(node[key]);
}
