import type { Drawing } from './drawing.ts';
import { mix } from './tones.ts';

export const VIEWS = ['plain', 'close', 'wide'] as const;
/** `plain` 4:5, `close` 4:5 nearer by half, `wide` 16:10 with the item at the right third and room for company. */
export type View = (typeof VIEWS)[number];

/** A picture's ground: its wall and table take a breath of the shade. */
function ground(shade: string): string {
  const light = [mix(shade, '#f6f1ea', 0.84), mix(shade, '#ebe3d9', 0.8)];
  const dark = [mix(shade, '#27231f', 0.86), mix(shade, '#1e1b19', 0.88)];
  return `<style>.w{fill:${light[0]}}.f{fill:${light[1]}}@media (prefers-color-scheme:dark){.w{fill:${dark[0]}}.f{fill:${dark[1]}}}</style>
<defs><radialGradient id="s"><stop offset="0" stop-color="#2a1c1b" stop-opacity=".42"/><stop offset=".55" stop-color="#2a1c1b" stop-opacity=".2"/><stop offset="1" stop-color="#2a1c1b" stop-opacity="0"/></radialGradient>
<filter id="b" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9"/></filter></defs>`;
}

function place(drawing: Drawing): string {
  switch (drawing.pose) {
    case 'stands': {
      const [x, halfWidth] = drawing.shadow;
      return `<ellipse fill="url(#s)" cx="${x + 16}" cy="426" rx="${halfWidth * 1.25}" ry="${14 + halfWidth * 0.09}"/>${drawing.body}`;
    }
    case 'hangs':
      return `<path d="${drawing.outline}" transform="translate(16 16)" fill="#2a1c1b" opacity=".2" filter="url(#b)"/><circle cx="200" cy="44" r="5" fill="#b9924f"/>${drawing.body}`;
    case 'fills':
      return drawing.body;
  }
}

const FLOOR_Y = 372;

/** Several items on one wide board (1000 by 625), the first one foremost at the right. */
function wideBoard(drawings: readonly Drawing[]): string {
  const [first, second, third] = drawings;
  const at = (drawing: Drawing | undefined, x: number, y: number, size: number) => {
    if (!drawing) return '';
    if (drawing.pose === 'fills')
      return `<svg x="${x + 30 * size}" y="${y + 30 * size}" width="${340 * size}" height="${425 * size}" viewBox="0 0 400 500">${drawing.body}</svg>`;
    return `<g transform="translate(${x} ${y}) scale(${size})">${place(drawing)}</g>`;
  };
  return (
    `<rect class="w" width="1000" height="625"/><rect class="f" y="472" width="1000" height="153"/>` +
    at(third, 118, 296, 0.58) +
    at(second, 300, 214, 0.74) +
    at(first, 520, 22, 1.16)
  );
}

/** The finished picture. `company` is drawn beside the item in the wide view only. */
export function drawScene(
  shade: string,
  view: View,
  drawing: Drawing,
  company: readonly Drawing[] = [],
): string {
  const [width, height] = view === 'wide' ? [1000, 625] : [400, 500];
  const window = view === 'close' ? '90 60 220 275' : `0 0 ${width} ${height}`;
  const board =
    view === 'wide'
      ? wideBoard([drawing, ...company])
      : `<rect class="w" width="400" height="500"/>${drawing.pose === 'stands' ? `<rect class="f" y="${FLOOR_Y}" width="400" height="128"/>` : ''}${place(drawing)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${window}" width="${width}" height="${height}">${ground(shade)}${board}</svg>`;
}
