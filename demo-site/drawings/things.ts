import { box, line, oval, shape, stands, type Draw } from './drawing.ts';
import type { Tones } from './tones.ts';

const shredder = (t: Tones, piece: string): string =>
  shape('#fbf8f2', 'M148 84 H252 V176 H148 Z') +
  line('#d5cdc2', 'M164 104 H236 M164 118 H236 M164 132 H214 M164 146 H230', 3) +
  shape('#e9e3d8', 'M236 84 H252 V176 H236 Z') +
  shape(t.base, 'M116 168 H284 C292 168 298 174 298 182 V236 H102 V182 C102 174 108 168 116 168 Z') +
  shape(t.light, 'M116 168 H134 V236 H102 V182 C102 174 108 168 116 168 Z', 0.6) +
  shape(t.dark, 'M270 168 H284 C292 168 298 174 298 182 V236 H270 Z', 0.5) +
  box('#1d1b1c', 138, 172, 124, 8, 4) +
  oval('#9db88f', 254, 208, 6) +
  box(t.light, 206, 203, 32, 10, 5) +
  shape(t.deep, 'M108 238 H292 L284 420 C284 425 280 428 276 428 H124 C120 428 116 425 116 420 Z') +
  shape(t.base, 'M108 238 H130 L136 428 H124 C120 428 116 425 116 420 Z', 0.9) +
  box('#e8e1d5', 152, 268, 96, 122, 6) +
  box('#cfc6b8', 152, 268, 96, 30, 6) +
  piece +
  shape(t.dark, 'M268 238 H292 L284 420 C284 425 280 428 276 428 H262 Z', 0.5);

const strips = Array.from({ length: 26 }, (_, at) =>
  line(
    at % 3 ? '#fbf8f2' : '#d9c3c4',
    `M${158 + ((at * 37) % 80)} ${310 + ((at * 23) % 70)} l${6 + (at % 3) * 3} ${(at % 2 ? 1 : -1) * 7}`,
    3.4,
  ),
).join('');
const crumbs = Array.from({ length: 60 }, (_, at) =>
  box(at % 4 ? '#fbf8f2' : '#c9d3da', 157 + ((at * 37) % 84), 302 + ((at * 29) % 80), 4.5, 3.4),
).join('');

export const crossCutShredder: Draw = (t) => stands(200, 112, shredder(t, strips));
export const microCutShredder: Draw = (t) => stands(200, 112, shredder(t, crumbs));

const praline = (x: number, y: number, fill: string, lit: string, kind: number): string =>
  oval('#3b251b', x, y + 4, 21, 17) +
  (kind === 1 ? box(fill, x - 16, y - 14, 32, 28, 6) : oval(fill, x, y, 18, 15)) +
  oval(lit, x - 5, y - 5, 8, 4) +
  (kind === 2 ? line('#f1e2c8', `M${x - 12} ${y - 2} q6 -8 12 0 t12 0`, 2) : '') +
  (kind === 3 ? oval('#c4737d', x + 3, y - 2, 5) : '');

/** An open box seen from above and in front: lid behind, sweets in rows. */
const chocolateBox = (t: Tones, columns: number, rows: number): string => {
  const width = columns * 50 + 20;
  const left = 200 - width / 2;
  const top = 424 - rows * 40 - 24;
  const sweets = Array.from({ length: columns * rows }, (_, at) => {
    const fill = ['#5a3526', '#7a4a31', '#46281d'][(at * 7) % 3] ?? '#5a3526';
    return praline(
      left + 35 + (at % columns) * 50,
      top + 32 + Math.floor(at / columns) * 40,
      fill,
      '#9b6a4c',
      (at * 5 + Math.floor(at / columns)) % 4,
    );
  }).join('');
  return (
    shape(
      t.deep,
      `M${left + 6} ${top} L${left + 22} ${top - 110} H${left + width - 22} L${left + width - 6} ${top} Z`,
    ) +
    shape(
      t.base,
      `M${left + 18} ${top - 6} L${left + 31} ${top - 100} H${left + width - 31} L${left + width - 18} ${top - 6} Z`,
    ) +
    line(
      '#d9b569',
      `M${left + 40} ${top - 78} H${left + width - 40} M${left + 34} ${top - 30} H${left + width - 34}`,
      1.6,
      0.8,
    ) +
    oval('#d9b569', 200, top - 54, 17) +
    oval(t.base, 200, top - 54, 13) +
    oval('#d9b569', 200, top - 54, 5) +
    box(t.deep, left, top, width, rows * 40 + 28, 6) +
    box('#e9dcc6', left + 7, top + 7, width - 14, rows * 40 + 14, 4) +
    sweets
  );
};

export const pralineBox: Draw = (t) => stands(200, 128, chocolateBox(t, 4, 4));
export const truffleBox: Draw = (t) => stands(200, 108, chocolateBox(t, 3, 3));

export const yogaMat: Draw = (t) =>
  stands(
    204,
    142,
    shape(t.base, 'M108 392 L340 360 L372 412 L130 432 Z') +
      shape(t.light, 'M108 392 L340 360 L346 370 L118 404 Z', 0.6) +
      shape(t.deep, 'M70 316 L286 288 C320 300 328 352 306 384 L116 420 Z') +
      shape(t.base, 'M76 312 L288 286 C304 290 314 304 317 320 L110 350 Z') +
      shape(t.light, 'M82 311 L288 286 C296 288 302 292 306 298 L96 324 Z', 0.7) +
      oval(t.deep, 96, 366, 44, 54) +
      oval(t.base, 96, 366, 38, 47) +
      line(
        t.dark,
        'M96 366 m-4 0 a6 7 0 1 1 12 0 a14 17 0 1 1 -26 0 a22 27 0 1 1 42 0 a28 35 0 1 1 -54 0',
        3,
        0.7,
      ) +
      line('#e9dcc6', 'M170 300 C196 320 206 370 190 406 M232 292 C258 312 268 360 252 394', 7) +
      line('#e9dcc6', 'M184 322 C204 314 230 312 250 314', 5),
  );

export const corkBlock: Draw = (t) => {
  const grains = Array.from({ length: 70 }, (_, at) =>
    oval(at % 3 ? t.deep : t.light, 100 + ((at * 53) % 176), 312 + ((at * 31) % 104), 1.6 + (at % 3)),
  ).join('');
  return stands(
    206,
    136,
    shape(t.light, 'M84 304 L134 262 H332 L290 304 Z') +
      shape(t.deep, 'M290 304 L332 262 V384 L290 428 Z') +
      box(t.base, 84, 304, 206, 124, 5) +
      grains +
      line(t.pale, 'M88 306 H288', 2, 0.8),
  );
};

export const wallbox: Draw = (t) =>
  stands(
    200,
    60,
    box(t.base, 132, 110, 136, 190, 30) +
      shape(t.light, 'M162 110 H176 V300 H162 A30 30 0 0 1 132 270 V140 A30 30 0 0 1 162 110 Z', 0.7) +
      shape(t.deep, 'M238 110 A30 30 0 0 1 268 140 V270 A30 30 0 0 1 238 300 H224 V110 Z', 0.6) +
      oval('#2f6f5b', 200, 176, 34) +
      oval('#3f8a72', 196, 172, 27) +
      shape('#f6efe2', 'M206 150 L184 182 H199 L194 204 L217 170 H202 Z') +
      box('#3a3638', 176, 258, 48, 18, 9) +
      line(
        '#3a3638',
        'M200 276 C200 420 316 440 306 350 C300 300 264 320 266 366 C268 404 250 420 226 420',
        8,
      ) +
      shape('#3a3638', 'M176 408 h52 v24 h-52 a12 12 0 0 1 0 -24 Z'),
  );
