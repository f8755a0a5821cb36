import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawHistory, sparkline, thinned } from './draw-days.ts';
import { drawInterval, scaleOf } from './draw-interval.ts';
import { fit, wrap } from './lay-out.ts';

const number = fc.double({ min: -1000, max: 1000, noNaN: true });
const interval = fc
  .tuple(number, number)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]);

describe('an interval', () => {
  test('is as wide as it has to be, and covers zero exactly when it holds it', () => {
    fc.assert(
      fc.property(
        interval,
        fc.array(interval, { maxLength: 5 }),
        fc.integer({ min: 10, max: 60 }),
        (one, more, cells) => {
          const estimate = (one[0] + one[1]) / 2;
          const drawn = drawInterval(one, estimate, scaleOf([one, ...more]), cells);
          expect(drawn).toHaveLength(cells);
          expect(drawn).toMatch(/[│┿●]/);
          if (one[0] > 0 || one[1] < 0) expect(drawn).not.toContain('┿');
        },
      ),
    );
  });

  test.each([
    [[-2, 8], 3, '━━┿━━●━━━━━', -2],
    [[2, 8], 5, '│ ━━━●━━━  ', 0],
    [[0.1, 8], 4, '│━━━●━━━━  ', 0],
    [[-20, 30], 5, '◂━┿━━━━●━━▸', -2],
    [[20, 30], 25, '│         ▸', 0],
    [null, 0, '│          ', 0],
  ] as const)('%j around %d', (range, estimate, drawn, low) => {
    expect(drawInterval(range, estimate, { low, high: 10 + low }, 11)).toBe(drawn);
  });

  test('one row of hardly any visitors does not press the others flat', () => {
    const rows = [
      [-1, 2],
      [0, 2],
      [-500, 700],
    ] as const;
    expect(scaleOf(rows)).toEqual({ low: -6, high: 6 });
    expect(scaleOf([])).toEqual({ low: 0, high: 0 });
  });
});

describe('days', () => {
  test('bars start at nothing, and the greatest is full', () => {
    expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█');
    expect(sparkline([0, 8], 2)).toBe('  ██');
    expect(sparkline([0, 0])).toBe('  ');
    expect(sparkline([])).toBe('');
  });

  test('thinned, the last is still there, and there are no more than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 80 }),
        (values, most) => {
          const kept = thinned(values, most);
          expect(kept.length).toBeLessThanOrEqual(most);
          expect(kept.at(-1)).toBe(values.at(-1));
        },
      ),
    );
  });

  test('a history crosses zero only where its interval does', () => {
    const { lines, top, bottom } = drawHistory(
      [
        { estimate: null, interval: null },
        { estimate: 2, interval: [-4, 8] },
        { estimate: 2, interval: [0.1, 4] },
      ],
      { rows: 7, cells: 1 },
    );
    expect({ top, bottom }).toEqual({ top: 8, bottom: -4 });
    expect(lines).toEqual([' ┃', ' ┃', ' ┃┃', ' ●●', '─┿─', ' ┃', ' ┃']);
  });
});

describe('lines', () => {
  test('wrapping loses no word and no line is too long unless a word is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
        fc.integer({ min: 12, max: 40 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test('what is cut is seen to be', () => {
    expect(fit('hero', 6)).toBe('hero  ');
    expect(fit('hero', 6, 'right')).toBe('  hero');
    expect(fit('home-hero', 6)).toBe('home-…');
  });
});
