import { box, line, oval, shape, stands, type Draw } from './drawing.ts';
import type { Tones } from './tones.ts';

const wheel = (x: number): string =>
  oval('#2b2829', x, 398, 34) +
  oval('#8f8c8a', x, 398, 21) +
  oval('#d9d6d1', x - 2, 396, 17) +
  [0, 72, 144, 216, 288]
    .map(
      (turn) =>
        `<rect fill="#8f8c8a" x="${x - 1.5}" y="382" width="3" height="15" transform="rotate(${turn} ${x} 398)"/>`,
    )
    .join('') +
  oval('#5c5a59', x, 398, 4);

type Shape = {
  readonly roof: string;
  readonly glass: string;
  readonly pillar: string;
  readonly plug: boolean;
};

/** A car from its right side, nose to the right; the lower body is common to all. */
function car(t: Tones, { roof, glass, pillar, plug }: Shape) {
  return stands(
    200,
    178,
    shape(t.base, roof) +
      shape('#3c4650', glass) +
      shape('#7d8b95', glass.replace(/Z.*$/, 'Z'), 0.35) +
      line(t.base, pillar, 7) +
      shape(
        t.base,
        'M22 372 C18 340 30 322 60 316 L300 312 C344 318 376 334 384 364 C386 384 380 394 370 398 H34 C26 394 23 386 22 372 Z',
      ) +
      shape(
        t.light,
        'M32 330 C40 321 48 318 60 316 L300 312 C326 316 348 323 362 334 C270 324 130 326 32 330 Z',
        0.75,
      ) +
      shape(
        t.deep,
        'M24 372 C140 380 280 380 384 366 C386 384 380 394 370 398 H34 C27 394 24 386 24 372 Z',
        0.85,
      ) +
      shape(t.dark, 'M60 398 a42 42 0 0 1 84 0 Z M262 398 a42 42 0 0 1 84 0 Z', 0.8) +
      wheel(102) +
      wheel(304) +
      shape('#fff3cf', 'M352 336 C366 340 376 348 381 360 L362 356 Z') +
      shape('#b5303a', 'M24 344 C28 334 34 330 42 330 L40 348 Z') +
      line(
        t.dark,
        'M196 322 L194 386 M120 326 C114 350 122 366 140 388 M258 320 C268 344 268 366 258 388',
        1.4,
        0.45,
      ) +
      box(t.dark, 164, 336, 20, 4, 2) +
      box(t.dark, 238, 334, 16, 4, 2) +
      (plug ? oval(t.dark, 66, 344, 8) + shape('#9fd0b4', 'M67 337 l-5 8 h4 l-1 6 l6 -8 h-4 Z') : ''),
  );
}

export const hatchback: Draw = (t) =>
  car(t, {
    roof: 'M40 322 C48 268 72 244 110 240 C170 234 214 238 240 256 C266 274 288 298 308 316 Z',
    glass:
      'M62 314 C68 276 84 256 112 253 L152 251 L150 314 Z M162 251 C204 248 228 254 244 268 C260 282 274 298 284 312 L162 314 Z',
    pillar: 'M156 250 V316',
    plug: true,
  });
export const estate: Draw = (t) =>
  car(t, {
    roof: 'M30 324 C34 284 46 252 72 246 C140 236 220 238 248 258 C272 276 290 298 308 316 Z',
    glass:
      'M48 314 C50 286 56 262 78 258 L104 256 L104 314 Z M114 255 L172 252 L170 314 H114 Z M182 252 C218 250 236 258 250 270 C264 284 276 300 284 312 L182 314 Z',
    pillar: 'M109 254 V316 M176 250 V316',
    plug: true,
  });
export const crossover: Draw = (t) =>
  car(t, {
    roof: 'M34 322 C44 264 66 236 108 230 C172 224 222 228 250 252 C272 272 292 296 312 316 Z',
    glass:
      'M56 312 C64 268 80 248 110 243 L154 240 L152 312 Z M164 240 C212 238 234 246 250 264 C264 280 276 298 286 312 L164 312 Z',
    pillar: 'M158 240 V316',
    plug: true,
  });
export const saloon: Draw = (t) =>
  car(t, {
    roof: 'M78 322 C96 284 112 258 142 252 C184 246 222 248 244 262 C268 278 286 298 306 316 Z',
    glass:
      'M98 314 C112 286 122 268 146 264 L176 262 L174 314 Z M186 262 C218 260 232 264 246 274 C262 286 276 300 286 312 L186 314 Z',
    pillar: 'M181 260 V316',
    plug: false,
  });
