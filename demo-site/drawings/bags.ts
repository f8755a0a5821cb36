import { box, line, oval, shape, stands, type Draw } from './drawing.ts';

export const tote: Draw = (t) =>
  stands(
    200,
    120,
    line(t.dark, 'M152 246 C150 160 176 122 206 122 C236 122 254 160 252 246', 9) +
      shape(t.deep, 'M102 236 L306 232 L322 424 H94 Z') +
      shape(t.base, 'M102 236 L270 238 L282 428 H94 Z') +
      shape(t.light, 'M102 236 L132 236 L122 428 H94 Z', 0.6) +
      shape(t.deep, 'M270 238 L306 232 L322 424 L282 428 Z') +
      shape(t.dark, 'M102 236 L306 232 L270 246 Z', 0.85) +
      line(t.base, 'M138 252 C138 170 158 134 190 134 C222 134 236 170 238 252', 9) +
      box(t.deep, 130, 246, 18, 30, 4) +
      box(t.deep, 229, 246, 18, 30, 4) +
      oval('#c9a063', 139, 256, 3) +
      oval('#c9a063', 238, 256, 3) +
      line(t.pale, 'M108 418 H276', 1.4, 0.7) +
      line(t.pale, 'M190 240 V426', 1.4, 0.5) +
      shape(t.deep, 'M212 330 h40 v26 h-40 Z', 0.5),
  );

export const clutch: Draw = (t) =>
  stands(
    200,
    130,
    shape(t.deep, 'M82 300 C86 290 314 290 318 300 L330 418 C326 430 74 430 70 418 Z') +
      shape(t.base, 'M82 300 C86 290 288 290 292 300 L304 420 C270 429 76 430 70 418 Z') +
      shape(t.light, 'M82 300 C84 294 120 292 146 291 L118 424 C94 424 74 422 70 418 Z', 0.6) +
      shape(t.pale, 'M82 300 C86 288 314 288 318 300 L206 376 C202 379 196 379 192 376 Z', 0.5) +
      shape(t.light, 'M82 300 C86 288 314 288 318 300 L206 372 C202 375 196 375 192 372 Z') +
      line(t.deep, 'M84 302 L192 374 C196 377 202 377 206 374 L316 302', 2, 0.8) +
      oval('#a97f3c', 199, 370, 11) +
      oval('#d9b569', 197, 368, 8),
  );

/** A standing paper bag with a folded top and a label. */
const pouch =
  (label: string, mark: string): Draw =>
  (t) =>
    stands(
      200,
      96,
      shape(t.deep, 'M120 150 L280 146 L292 424 H112 Z') +
        shape(t.base, 'M120 150 L252 150 L258 428 H112 Z') +
        shape(t.light, 'M120 150 L142 150 L136 428 H112 Z', 0.55) +
        shape(t.dark, 'M252 150 L280 146 L292 424 L258 428 Z', 0.45) +
        shape(t.deep, 'M116 116 H284 L282 156 H118 Z') +
        shape(t.light, 'M116 116 H262 L260 130 H117 Z', 0.5) +
        line(t.dark, 'M118 156 H282', 2, 0.5) +
        shape(t.dark, 'M128 200 C150 206 232 206 250 196 M252 170', 0) +
        box(label, 138, 226, 98, 128, 2) +
        mark,
    );

export const coffeeBag: Draw = (t) => {
  const bean = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${oval('#6b4531', 0, 0, 12, 17)}${line('#3f281c', 'M0 -15 C6 -6 -6 6 0 15', 2.4)}</g>`;
  const mark =
    bean(174, 266, -20) +
    bean(200, 262, 24) +
    line('#6b4531', 'M156 304 H218 M166 318 H208 M172 332 H202', 2.4);
  const bag = pouch('#f3ead9', mark)(t);
  return { ...bag, body: bag.body + bean(316, 414, 70) + bean(338, 424, 20) + bean(88, 424, -60) };
};

export const shredderBags: Draw = (t) => {
  const roll = (x: number, y: number, a: string, b: string) =>
    shape(b, `M${x} ${y} h150 a22 34 0 0 1 0 68 h-150 Z`) +
    shape(a, `M${x} ${y} h150 a22 34 0 0 1 10 8 h-160 Z`, 0.9) +
    oval(a, x, y + 34, 22, 34) +
    oval(b, x, y + 34, 15, 25) +
    oval('#f3ead9', x, y + 34, 7, 12) +
    box('#f3ead9', x + 64, y, 40, 68) +
    line('#9a5931', `M${x + 72} ${y + 26} h24 M${x + 72} ${y + 38} h24`, 2.4);
  return stands(
    206,
    120,
    roll(120, 288, t.light, t.deep) +
      roll(96, 356, t.light, t.base) +
      shape(t.dark, 'M118 416 h150 a22 34 0 0 0 12 -10 h-170 Z', 0.3),
  );
};

export const teaTin: Draw = (t) =>
  stands(
    200,
    92,
    box(t.base, 124, 214, 152, 214, 6) +
      shape(t.light, 'M124 220 h30 V428 h-24 a6 6 0 0 1 -6 -6 Z', 0.6) +
      shape(t.dark, 'M248 214 h22 a6 6 0 0 1 6 6 V422 a6 6 0 0 1 -6 6 h-22 Z', 0.5) +
      box(t.deep, 118, 176, 164, 44, 8) +
      shape(t.light, 'M126 176 h26 V220 h-34 V184 a8 8 0 0 1 8 -8 Z', 0.6) +
      shape(t.dark, 'M252 176 h22 a8 8 0 0 1 8 8 V220 h-30 Z', 0.4) +
      box('#f3ead9', 150, 262, 100, 108, 50) +
      shape('#7d9468', 'M200 346 C178 330 180 298 204 284 C222 304 220 334 200 346 Z') +
      line('#4f6340', 'M200 352 C200 330 202 312 204 292', 2) +
      line('#b08d4f', 'M150 396 H250', 2.4),
  );

export const shredderOil: Draw = (t) =>
  stands(
    196,
    78,
    shape(t.dark, 'M188 112 L206 112 L212 176 H182 Z') +
      shape(t.deep, 'M172 174 H222 V204 H172 Z') +
      shape(t.dark, 'M206 174 H222 V204 H206 Z', 0.5) +
      shape(
        t.base,
        'M168 206 H226 C250 222 256 238 256 262 V414 C256 422 250 428 242 428 H152 C144 428 138 422 138 414 V262 C138 238 144 222 168 206 Z',
      ) +
      shape(
        t.light,
        'M168 206 H182 C166 226 160 240 160 264 V428 H152 C144 428 138 422 138 414 V262 C138 238 144 222 168 206 Z',
        0.7,
      ) +
      shape(
        t.deep,
        'M226 206 C250 222 256 238 256 262 V414 C256 422 250 428 242 428 H228 V262 C228 240 222 222 212 206 Z',
        0.8,
      ) +
      box('#f3ead9', 146, 286, 102, 96, 2) +
      shape(
        '#c08a3e',
        'M197 302 C212 322 214 332 207 341 C202 347 192 347 187 341 C180 332 182 322 197 302 Z',
      ) +
      line('#6b6158', 'M166 360 H228 M176 370 H218', 2.4),
  );
