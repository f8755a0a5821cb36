import { guard } from '../guard.ts';
import { toText } from '../native.ts';

type Layer = unknown[];

/**
 * Hears the page's data layer, what is there and what comes, and never stands in the way of the page's own push.
 * Returns the function that begins with it; called again now and then, it goes on with an array that was replaced, and hears
 * what came past a `push` that somebody has put back. No entry is heard twice: an object is known again, and so is its copy at
 * the same place.
 */
export function hearLayer(name: string, heard: (entry: object) => void): () => void {
  const host = window as unknown as Record<string, Layer | undefined>;
  const met = new WeakSet();
  let layer: Layer = [];

  function meet(entry: unknown): void {
    if (Object(entry) !== entry) return;
    met.add(entry as object);
    try {
      heard(entry as object);
    } catch {
      // A getter that throws, say: the page's own business.
    }
  }

  return () => {
    const before = layer;
    const own = (layer = host[name] ??= []);
    if (own !== before) {
      try {
        const push = own.push;
        own.push = function (...entries: Layer) {
          const length = push.apply(own, entries);
          entries.forEach(meet);
          return length;
        };
      } catch {
        // Frozen: it is read by its length.
      }
      own.forEach((entry, at) => {
        if (before[at] && nameOf(entry) === nameOf(before[at])) met.add(Object(entry) as object);
      });
    }
    own.forEach((entry) => met.has(Object(entry) as object) || meet(entry));
  };
}

/** Copies of one entry at one place of a layer have one name. */
function nameOf(entry: unknown): string | undefined {
  const { 0: command, 1: name, event, ecommerce } = Object(entry) as Record<string, unknown>;
  return guard(toText)([command, name, event, ecommerce]);
}
