import { build, buildSvg } from './build.ts';
import { scoreAt, type IntentReading } from './intent-curve.ts';
import { duration, inWords } from './words.ts';

/** The chart's window, ms: most half-lives are 20 min, so a rise and the first of its fall are in it. */
const WINDOW_MS = 10 * 60 * 1000;
const POINTS = 120;
const WIDTH = 360;
const HEIGHT = 96;

/** Intent over time, from an honest zero to one, with the threshold that invites and the signs behind it. */
export function intentView(
  reading: IntentReading | undefined,
  threshold: number | undefined,
  now: number,
): HTMLElement {
  if (!reading)
    return build('p', { class: 'quiet' }, 'Not yet known: nothing has been explained about this visitor.');
  const score = scoreAt(reading, now);
  const { evidence } = reading.intent;
  const needed = threshold === undefined ? '' : `, and ${threshold} invites`;
  return build(
    'div',
    {},
    build('p', {}, build('strong', {}, score.toFixed(2)), ` now${needed}.`),
    chart(reading, threshold, now),
    evidence.length > 0
      ? build(
          'table',
          {},
          build('caption', { class: 'unseen' }, 'Signs of intent'),
          build(
            'tr',
            {},
            ...['Sign', 'Age', 'Left', 'Halves in'].map((name) => build('th', { scope: 'col' }, name)),
          ),
          ...evidence.map((sign) =>
            build(
              'tr',
              {},
              build(
                'td',
                {},
                inWords(sign.kind),
                ...(sign.item ? [build('small', {}, ' ' + sign.item)] : []),
              ),
              build('td', {}, duration(now - sign.at)),
              build('td', {}, `${sign.now.toFixed(2)} of ${sign.weight.toFixed(2)}`),
              build('td', {}, duration(sign.halfLifeMs)),
            ),
          ),
        )
      : build('p', { class: 'quiet' }, 'No sign of intent so far.'),
  );
}

function chart(reading: IntentReading, threshold: number | undefined, now: number): SVGElement {
  const y = (score: number): number => HEIGHT - score * HEIGHT;
  const from = now - WINDOW_MS;
  const even = Array.from({ length: POINTS + 1 }, (_, index) => from + (index / POINTS) * WINDOW_MS);
  // Before and at each sign, so that a rise is upright and stands where it belongs.
  const signs = reading.intent.evidence.flatMap(({ at }) => (at > from && at < now ? [at - 1, at] : []));
  const points = [...even, ...signs]
    .sort((a, b) => a - b)
    .map((at) => `${(((at - from) / WINDOW_MS) * WIDTH).toFixed(1)},${y(scoreAt(reading, at)).toFixed(1)}`);
  const line = (at: number, name: string): SVGElement =>
    buildSvg('line', { class: name, x1: 0, x2: WIDTH, y1: y(at), y2: y(at) });
  const label = (x: number, at: number, words: string, anchor: string): SVGElement =>
    buildSvg('text', { x, y: at, 'text-anchor': anchor }, words);
  const latest = scoreAt(reading, now);
  return buildSvg(
    'svg',
    {
      viewBox: `-22 -8 ${WIDTH + 30} ${HEIGHT + 26}`,
      role: 'img',
      'aria-label': `Intent over the last ten minutes, now ${latest.toFixed(2)}`,
    },
    ...[0, 0.5, 1].flatMap((at) => [
      line(at, at === 0 ? 'base' : 'grid'),
      label(-5, y(at) + 3.5, String(at), 'end'),
    ]),
    buildSvg('polygon', { class: 'area', points: `0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}` }),
    buildSvg('polyline', { class: 'curve', points: points.join(' ') }),
    ...(threshold === undefined
      ? []
      : [line(threshold, 'threshold'), label(2, y(threshold) - 3, `invites from ${threshold}`, 'start')]),
    buildSvg('circle', { cx: WIDTH, cy: y(latest), r: 3 }),
    label(0, HEIGHT + 13, '10 min ago', 'start'),
    label(WIDTH, HEIGHT + 13, 'now', 'end'),
  );
}
