import type { Tones } from './tones.ts';

/**
 * One item, drawn on a board of 400 by 500. Light falls from the upper left.
 * `stands`: its foot is near y = 425 and it throws an oval shadow `[centre x, half width]`.
 * `hangs`: it hangs from the peg at (200, 46), and its outline throws the shadow on the wall.
 * `fills`: a view that covers the board by itself.
 */
export type Drawing = { readonly body: string } & (
  | { readonly pose: 'stands'; readonly shadow: readonly [x: number, halfWidth: number] }
  | { readonly pose: 'hangs'; readonly outline: string }
  | { readonly pose: 'fills' }
);

export type Draw = (tones: Tones) => Drawing;

export const stands = (x: number, halfWidth: number, body: string): Drawing => ({
  pose: 'stands',
  shadow: [x, halfWidth],
  body,
});

export const hangs = (outline: string, body: string): Drawing => ({ pose: 'hangs', outline, body });

export const shape = (fill: string, d: string, opacity = 1): string =>
  `<path fill="${fill}"${opacity === 1 ? '' : ` opacity="${opacity}"`} d="${d}"/>`;

export const line = (stroke: string, d: string, width = 2, opacity = 1): string =>
  `<path fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity === 1 ? '' : ` opacity="${opacity}"`} d="${d}"/>`;

export const oval = (fill: string, x: number, y: number, rx: number, ry = rx): string =>
  `<ellipse fill="${fill}" cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/>`;

export const box = (fill: string, x: number, y: number, width: number, height: number, r = 0): string =>
  `<rect fill="${fill}" x="${x}" y="${y}" width="${width}" height="${height}"${r ? ` rx="${r}"` : ''}/>`;
