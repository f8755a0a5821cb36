/** The few tones that one drawing is made of, all from the item's shade. `#rrggbb` each. */
export type Tones = {
  readonly base: string;
  readonly deep: string;
  readonly dark: string;
  readonly light: string;
  readonly pale: string;
};

// Shadows lean to aubergine and lights to cream, so that every shade seems lit by the same lamp.
const SHADOW = '#2a1c2b';
const LIGHT = '#fff6e9';

/** Mixes two `#rrggbb` colours; `share` from 0 (all of `a`) to 1 (all of `b`). */
export function mix(a: string, b: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => {
    const value = channel(a, at) * (1 - share) + channel(b, at) * share;
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

export function tonesOf(shade: string): Tones {
  return {
    base: shade,
    deep: mix(shade, SHADOW, 0.2),
    dark: mix(shade, SHADOW, 0.42),
    light: mix(shade, LIGHT, 0.24),
    pale: mix(shade, LIGHT, 0.58),
  };
}
