import { box, line, oval, shape, type Draw, type Drawing } from './drawing.ts';
import { mix, type Tones } from './tones.ts';

/** A poster of a city: sky, sun, far hills, and what the artist puts before them. */
function poster(t: Tones, sun: readonly [number, number], front: string): Drawing {
  const sky = Array.from({ length: 5 }, (_, at) =>
    box(mix(t.pale, '#fdf1df', at / 5), 0, at * 70, 400, 71),
  ).join('');
  return {
    pose: 'fills',
    body:
      sky +
      oval('#fff4da', sun[0], sun[1], 64).replace('/>', ' opacity=".6"/>') +
      oval('#fbd9a5', sun[0], sun[1], 44) +
      front,
  };
}

const windows = (
  x: number,
  y: number,
  columns: number,
  rows: number,
  fill: string,
  dx = 16,
  dy = 26,
): string =>
  Array.from({ length: columns * rows }, (_, at) =>
    box(fill, x + (at % columns) * dx, y + Math.floor(at / columns) * dy, 6, 11, 1),
  ).join('');
const house = (
  x: number,
  width: number,
  top: number,
  wall: string,
  roof: string,
  glass: string,
  foot = 400,
): string =>
  shape(roof, `M${x - 4} ${top} L${x + width / 2} ${top - width * 0.42} L${x + width + 4} ${top} Z`) +
  box(wall, x, top, width, foot - top) +
  windows(x + 9, top + 12, Math.floor((width - 8) / 16), Math.floor((foot - top - 14) / 28), glass);

export const lisbon: Draw = (t) =>
  poster(
    t,
    [300, 120],
    shape(mix(t.base, '#ffffff', 0.5), 'M0 300 C60 230 130 240 190 262 C260 230 340 236 400 280 V500 H0 Z') +
      house(14, 64, 280, '#f3e3cc', '#c9694a', '#8a6a58', 420) +
      house(84, 54, 250, '#e6b9a0', '#b85a3f', '#7a5040', 420) +
      house(144, 70, 290, '#faf0e0', '#c9694a', '#9a7a66', 420) +
      house(222, 56, 262, '#a9c0c9', '#b85a3f', '#56707c', 420) +
      house(284, 70, 300, '#f0d4b0', '#c9694a', '#8a6a58', 420) +
      house(350, 60, 276, '#e6b9a0', '#b85a3f', '#7a5040', 420) +
      shape('#8c7a70', 'M0 412 L400 380 V500 H0 Z') +
      shape('#7a6a61', 'M0 470 L400 440 V500 H0 Z') +
      `<g transform="rotate(-4.6 200 420)">${box('#f0b73f', 108, 334, 176, 96, 12)}${box('#fbf3e2', 108, 334, 176, 40, 12)}${[120, 152, 184, 216, 248].map((x) => box('#4d5a63', x, 344, 24, 32, 3)).join('')}${box('#c98f22', 108, 404, 176, 10)}${oval('#3a3335', 144, 430, 13)}${oval('#3a3335', 248, 430, 13)}${line('#3a3335', 'M190 334 L206 296', 3)}</g>` +
      line('#5a4f4b', 'M0 312 L400 280', 1.4, 0.7),
  );

export const copenhagen: Draw = (t) =>
  poster(
    t,
    [96, 110],
    [
      ['#c4574a', 0, 170],
      ['#e3b04b', 62, 196],
      ['#6f95a8', 124, 158],
      ['#f0e2cc', 186, 204],
      ['#b86b4b', 248, 176],
      ['#7f9c84', 310, 192],
      ['#d9a08c', 362, 168],
    ]
      .map(([fill, x, top]) => house(Number(x), 56, Number(top), String(fill), '#6a4a45', '#fff6e6', 372))
      .join('') +
      box('#a39a90', 0, 366, 400, 14) +
      box(t.base, 0, 380, 400, 120) +
      [396, 420, 446, 474]
        .map((y, at) =>
          line(
            t.pale,
            `M${20 + at * 30} ${y} h70 M${180 - at * 20} ${y + 6} h90 M${320 + at * 8} ${y} h60`,
            3,
            0.6,
          ),
        )
        .join('') +
      shape('#4d3a35', 'M106 410 H280 C272 440 256 450 238 450 H146 C126 450 112 436 106 410 Z') +
      shape('#f0e2cc', 'M106 410 H280 L277 420 H109 Z') +
      line('#4d3a35', 'M188 410 V250', 5) +
      shape('#fbf3e2', 'M182 262 V396 H116 C146 360 168 316 182 262 Z') +
      shape('#efe0c6', 'M195 276 C212 320 234 362 262 396 H195 Z'),
  );

export const prague: Draw = (t) =>
  poster(
    t,
    [210, 140],
    shape(mix(t.base, '#ffffff', 0.42), 'M0 280 C80 230 150 220 210 236 C280 216 350 236 400 262 V500 H0 Z') +
      box('#e5d3bd', 90, 216, 220, 44) +
      windows(100, 226, 13, 1, '#9a8778', 16) +
      [
        [150, 96],
        [186, 80],
        [232, 110],
      ]
        .map(
          ([x = 0, top = 0]) =>
            shape('#5d5157', `M${x} ${top} l12 60 h-24 Z`) + box('#8d7a70', x - 11, top + 58, 22, 64),
        )
        .join('') +
      [0, 58, 110, 250, 306, 356]
        .map((x, at) =>
          house(x, 50, 300 + (at % 3) * 12, at % 2 ? '#f0dcc0' : '#e3c3a4', '#b85f45', '#8a6a58', 400),
        )
        .join('') +
      shape(t.base, 'M0 400 H400 V500 H0 Z') +
      shape('#8d7a6c', 'M0 366 H400 V396 H0 Z') +
      [14, 114, 214, 314]
        .map((x) =>
          shape(
            '#8d7a6c',
            `M${x - 16} 390 H${x + 116} V470 H${x + 92} C${x + 92} 410 ${x + 8} 410 ${x + 8} 470 H${x - 16} Z`,
          ),
        )
        .join('') +
      box('#a8937f', 0, 362, 400, 8) +
      [40, 140, 240, 340]
        .map((x) => oval('#5d5157', x + 14, 340, 5) + shape('#5d5157', `M${x + 8} 362 l2 -18 h8 l2 18 Z`))
        .join('') +
      [420, 446, 474]
        .map((y, at) => line(t.pale, `M${40 + at * 20} ${y} h60 M${230 - at * 20} ${y + 8} h80`, 3, 0.5))
        .join(''),
  );

export const seville: Draw = (t) => {
  const tree = (x: number, y: number) =>
    line('#6d5240', `M${x} ${y} V${y + 90}`, 8) +
    oval('#5b7a4f', x, y - 20, 46, 42) +
    oval('#6f8f5e', x - 12, y - 30, 30, 26) +
    [
      [-20, -8],
      [10, -34],
      [22, -6],
      [-4, 6],
      [-28, -32],
    ]
      .map(([dx = 0, dy = 0]) => oval('#e8913a', x + dx, y + dy, 7))
      .join('');
  const arch = (x: number) =>
    shape('#6d4a3d', `M${x} 400 V300 a32 36 0 0 1 64 0 V400 Z`) +
    shape('#8a6150', `M${x + 10} 400 V304 a22 26 0 0 1 44 0 V400 Z`, 0.6);
  return poster(
    t,
    [90, 120],
    box('#e8cfa6', 246, 96, 58, 320) +
      shape('#b85f45', 'M240 98 L275 46 L310 98 Z') +
      [120, 170].map((y) => shape('#7a5b45', `M262 ${y + 30} v-18 a13 14 0 0 1 26 0 v18 Z`)).join('') +
      line('#7a5b45', 'M275 46 V28', 3) +
      box('#f7ead2', 0, 232, 400, 176) +
      box('#e3b04b', 0, 226, 400, 12) +
      box('#e3b04b', 0, 388, 400, 14) +
      [24, 120, 216, 312].map(arch).join('') +
      box('#d9b48a', 0, 402, 400, 98) +
      Array.from({ length: 8 }, (_, at) =>
        line('#c49b6e', `M${200 + (at - 3.5) * 30} 402 L${200 + (at - 3.5) * 74} 500`, 1.6, 0.8),
      ).join('') +
      tree(66, 340) +
      tree(338, 352) +
      oval('#b9c9c9', 200, 456, 74, 18) +
      oval('#7fa6b0', 200, 452, 62, 12) +
      line('#fbf6ea', 'M200 450 C196 424 182 424 176 442 M200 450 C204 424 218 424 224 442 M200 450 V414', 3),
  );
};

export const edinburgh: Draw = (t) =>
  poster(
    t,
    [320, 104],
    shape(mix(t.base, '#ffffff', 0.4), 'M0 300 L90 232 L150 262 L250 190 L330 250 L400 226 V500 H0 Z') +
      shape(mix(t.base, '#3b4a3c', 0.35), 'M40 372 L96 268 L150 236 L236 232 L270 262 L330 376 Z') +
      box('#8a8078', 112, 194, 150, 46) +
      Array.from({ length: 8 }, (_, at) => box('#8a8078', 112 + at * 19.6, 184, 11, 12)).join('') +
      box('#7a7069', 140, 158, 34, 60) +
      box('#7a7069', 214, 144, 30, 70) +
      windows(122, 206, 8, 1, '#f5d9a0', 17) +
      line('#7a7069', 'M229 144 V108', 3) +
      shape('#b5303a', 'M229 110 h26 l-6 7 l6 7 h-26 Z') +
      [0, 46, 96, 146, 200, 250, 304, 352]
        .map(
          (x, at) =>
            house(x, 46, 336 + (at % 3) * 10, at % 2 ? '#a89b8c' : '#bcae9c', '#57525a', '#f5d9a0', 440) +
            box('#6d655f', x + 30, 300 + (at % 3) * 10, 9, 22),
        )
        .join('') +
      box('#6f7a5e', 0, 436, 400, 64) +
      [30, 90, 290, 350]
        .map((x) => oval('#5b6b4d', x, 440, 34, 26) + oval('#6f8160', x - 8, 434, 20, 14))
        .join(''),
  );
