import { readFileSync } from 'node:fs';
import { gallery } from './drawings/gallery.ts';
import { drawScene, type View } from './drawings/scene.ts';
import { tonesOf } from './drawings/tones.ts';
import { groupOf, itemOf, shades, type Item } from './shop-items.ts';

const drawings = JSON.parse(
  readFileSync(new URL('./shop-data/drawings.json', import.meta.url), 'utf8'),
) as Record<string, { draw: string; shade?: string }>;

function draw(item: Item) {
  const entry = drawings[groupOf(item)];
  const shade = entry?.shade ?? shades[item.color ?? ''] ?? '#b9a18c';
  const drawing = gallery[entry?.draw ?? '']?.(tonesOf(shade));
  return drawing && { shade, drawing };
}

/** The picture of an item as SVG; in the wide view beside things that go with it. null: no such picture. */
export function pictureOf(id: string, view: View): string | null {
  const item = itemOf(id);
  const drawn = item && draw(item);
  if (!drawn) return null;
  const company = view === 'wide' ? (item.goes_with ?? []).slice(0, 2) : [];
  const beside = company.flatMap((other) => {
    const companion = itemOf(other);
    return (companion && draw(companion)?.drawing) ?? [];
  });
  return drawScene(drawn.shade, view, drawn.drawing, beside);
}
