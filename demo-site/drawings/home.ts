import { box, line, oval, shape, stands, type Draw } from './drawing.ts';

const GLOW = '#fbe3b0';

export const tableLamp: Draw = (t) => {
  const pleats = Array.from({ length: 15 }, (_, at) =>
    line('#d9c9a8', `M${152 + at * 6.9} 122 L${112 + at * 12.6} 256`, 1.3, 0.8),
  ).join('');
  return stands(
    200,
    88,
    oval(GLOW, 200, 262, 150, 120).replace('/>', ' opacity=".28"/>') +
      shape(t.dark, 'M192 254 h16 v24 h-16 Z') +
      shape(
        t.base,
        'M186 274 H214 C218 290 258 306 262 350 C264 388 246 412 232 424 H168 C154 412 136 388 138 350 C142 306 182 290 186 274 Z',
      ) +
      shape(
        t.light,
        'M186 274 H196 C192 296 164 312 162 352 C160 388 172 412 182 424 H168 C154 412 136 388 138 350 C142 306 182 290 186 274 Z',
        0.7,
      ) +
      shape(
        t.deep,
        'M214 274 C218 290 258 306 262 350 C264 388 246 412 232 424 H212 C228 406 236 384 234 350 C232 316 212 298 206 274 Z',
        0.7,
      ) +
      line(t.dark, 'M140 338 C170 346 230 346 260 338', 2, 0.35) +
      line(t.dark, 'M140 358 C170 366 230 366 261 358', 2, 0.35) +
      shape('#f6ead0', 'M148 120 H252 L292 258 H108 Z') +
      shape('#e6d5b2', 'M232 120 H252 L292 258 H262 Z', 0.9) +
      shape('#fff7e6', 'M148 120 H166 L136 258 H108 Z', 0.8) +
      pleats +
      line('#cbb88f', 'M148 121 H252 M108 257 H292', 3),
  );
};

export const floorLamp: Draw = (t) =>
  stands(
    262,
    70,
    shape(GLOW, 'M84 190 L20 420 H236 L162 190 Z', 0.24) +
      oval(t.dark, 264, 424, 62, 10) +
      oval(t.base, 264, 419, 62, 10) +
      oval(t.light, 252, 417, 40, 5) +
      line(t.deep, 'M266 418 V170 C266 84 148 60 124 142', 7) +
      line(t.light, 'M264 416 V170 C264 88 150 64 126 140', 2.4) +
      shape(t.base, 'M124 134 C156 138 172 164 174 194 H72 C74 164 92 138 124 134 Z') +
      shape(t.light, 'M124 134 C104 140 92 164 90 194 H72 C74 164 92 138 124 134 Z', 0.8) +
      shape(t.deep, 'M124 134 C156 138 172 164 174 194 H154 C152 164 142 142 124 134 Z', 0.7) +
      oval(GLOW, 123, 194, 50, 6),
  );

export const deskLamp: Draw = (t) =>
  stands(
    228,
    84,
    shape(GLOW, 'M74 240 L40 424 H210 L156 214 Z', 0.3) +
      oval(t.dark, 248, 422, 68, 12) +
      oval(t.base, 248, 416, 68, 12) +
      oval(t.light, 236, 413, 42, 6) +
      line('#b08d4f', 'M250 412 L284 280 L170 164', 7) +
      line('#d9bd82', 'M249 410 L281 281 L170 168', 2) +
      oval(t.dark, 283, 280, 12) +
      oval(t.base, 281, 278, 9) +
      shape(t.base, 'M150 130 C176 126 200 146 202 172 L166 208 L66 248 C58 206 92 146 150 130 Z') +
      shape(t.light, 'M150 130 C104 150 78 198 82 242 L66 248 C58 206 92 146 150 130 Z', 0.7) +
      shape(t.deep, 'M202 172 L166 208 L118 228 C150 206 170 176 168 132 C186 138 200 154 202 172 Z', 0.8) +
      shape(GLOW, 'M66 248 L166 208 C156 232 92 258 66 248 Z'),
  );

export const candle: Draw = (t) =>
  stands(
    200,
    92,
    oval(GLOW, 200, 196, 74, 84).replace('/>', ' opacity=".4"/>') +
      shape(
        '#f2a742',
        'M200 150 C218 180 220 196 212 208 C206 216 194 216 188 208 C180 196 182 180 200 150 Z',
      ) +
      shape(
        '#fbe3b0',
        'M200 178 C208 192 209 200 205 206 C202 210 198 210 195 206 C191 200 192 192 200 178 Z',
      ) +
      line('#4a3a33', 'M200 208 V236', 3) +
      shape(t.base, 'M120 236 H280 V410 C280 420 272 428 262 428 H138 C128 428 120 420 120 410 Z') +
      oval('#efe4cf', 200, 240, 80, 15) +
      oval('#fdf3dc', 190, 239, 54, 8) +
      line('#4a3a33', 'M200 214 V240', 3) +
      shape(t.light, 'M120 240 C128 246 140 250 150 252 V428 H138 C128 428 120 420 120 410 Z', 0.65) +
      shape(t.deep, 'M280 240 C272 246 260 250 246 253 V428 H262 C272 428 280 420 280 410 Z', 0.8) +
      box('#f6efe2', 154, 300, 92, 74, 2) +
      line(t.dark, 'M172 328 H228 M182 342 H218', 2.6) +
      oval(t.deep, 200, 314, 4),
  );

export const towels: Draw = (t) => {
  const folded = (y: number, height: number, a: string, b: string, inset: number) =>
    box(a, 86 + inset, y, 228 - inset * 2, height, height / 2) +
    shape(
      b,
      `M230 ${y} H${314 - inset - height / 2} a${height / 2} ${height / 2} 0 0 1 0 ${height} H250 Z`,
      0.5,
    ) +
    line(t.pale, `M${108 + inset} ${y + height / 2} H${300 - inset}`, 1.6, 0.6) +
    box(t.pale, 128 + inset / 2, y, 12, height) +
    box(t.pale, 146 + inset / 2, y, 4, height);
  return stands(
    200,
    132,
    folded(366, 62, t.base, t.deep, 0) +
      folded(308, 58, t.light, t.base, 6) +
      folded(258, 50, t.base, t.deep, 16) +
      folded(212, 46, t.light, t.base, 24),
  );
};

export const mug: Draw = (t) =>
  stands(
    190,
    100,
    line(t.deep, 'M262 300 C330 290 334 388 256 390', 20) +
      line(t.base, 'M262 300 C326 292 328 384 256 388', 11) +
      shape(
        t.base,
        'M104 262 H272 C274 330 270 384 254 416 C248 426 242 428 232 428 H146 C136 428 128 426 122 416 C106 384 102 330 104 262 Z',
      ) +
      shape(
        t.light,
        'M104 262 H132 C130 330 136 390 152 428 H146 C136 428 128 426 122 416 C106 384 102 330 104 262 Z',
        0.7,
      ) +
      shape(
        t.deep,
        'M272 262 C274 330 270 384 254 416 C248 426 242 428 232 428 H216 C238 390 244 330 242 262 Z',
        0.7,
      ) +
      shape(
        '#a9794f',
        'M108 364 C150 372 224 372 267 364 C264 384 260 404 254 416 C248 426 242 428 232 428 H146 C136 428 128 426 122 416 C114 402 110 384 108 364 Z',
        0.55,
      ) +
      oval(t.pale, 188, 262, 84, 17) +
      oval('#4b2f22', 188, 265, 72, 12) +
      line('#8d6a4f', 'M140 264 C160 258 200 257 226 260', 2, 0.7) +
      line('#cfc4b6', 'M168 226 C160 210 180 200 170 182 M206 226 C198 208 218 198 208 178', 4, 0.7),
  );

export const casserole: Draw = (t) =>
  stands(
    200,
    140,
    box(t.dark, 44, 306, 40, 22, 11) +
      box(t.dark, 316, 306, 40, 22, 11) +
      shape(t.base, 'M66 290 H334 L322 404 C320 420 308 428 292 428 H108 C92 428 80 420 78 404 Z') +
      shape(t.light, 'M66 290 H104 L116 428 H108 C92 428 80 420 78 404 Z', 0.6) +
      shape(t.deep, 'M334 290 L322 404 C320 420 308 428 292 428 H260 C280 390 286 340 288 290 Z', 0.8) +
      shape(t.base, 'M58 288 C66 236 140 214 200 214 C260 214 334 236 342 288 Z') +
      shape(t.light, 'M58 288 C66 236 140 214 186 214 C130 226 102 252 96 288 Z', 0.65) +
      shape(t.deep, 'M342 288 C334 236 270 216 226 215 C280 228 300 256 304 288 Z', 0.8) +
      box(t.deep, 54, 284, 292, 11, 5) +
      shape('#3c3431', 'M186 196 h28 l5 22 h-38 Z') +
      oval('#544a45', 200, 194, 20, 9) +
      oval('#7a6f68', 195, 191, 10, 4),
  );

export const vase: Draw = (t) => {
  const sprig = (x: number, y: number, lean: number) =>
    line('#8a7d5c', `M200 226 C${200 + lean * 0.3} 180 ${x - lean * 0.2} 140 ${x} ${y}`, 2.4) +
    [0, 1, 2, 3]
      .map((at) =>
        oval(at % 2 ? '#b9ab84' : '#a2946c', x - lean * 0.1 * at + (at % 2 ? 9 : -8), y + 8 + at * 15, 7, 10),
      )
      .join('');
  return stands(
    200,
    86,
    sprig(150, 82, -60) +
      sprig(206, 58, 10) +
      sprig(256, 90, 60) +
      shape(
        t.base,
        'M178 214 H222 C222 244 276 262 280 322 C282 372 252 412 238 428 H162 C148 412 118 372 120 322 C124 262 178 244 178 214 Z',
      ) +
      shape(
        t.light,
        'M178 214 H192 C188 250 146 270 146 324 C146 372 166 408 176 428 H162 C148 412 118 372 120 322 C124 262 178 244 178 214 Z',
        0.65,
      ) +
      shape(
        t.deep,
        'M222 214 C222 244 276 262 280 322 C282 372 252 412 238 428 H214 C236 402 250 366 248 322 C246 272 208 250 206 214 Z',
        0.75,
      ) +
      oval(t.dark, 200, 214, 22, 5) +
      line(t.dark, 'M124 300 C160 310 240 310 277 300', 1.6, 0.3),
  );
};

export const throwBlanket: Draw = (t) => {
  const fringe = Array.from({ length: 22 }, (_, at) =>
    line(at % 2 ? t.deep : t.base, `M${96 + at * 9.8} 392 v32`, 3),
  ).join('');
  return stands(
    200,
    136,
    fringe +
      shape(t.deep, 'M84 300 C84 270 316 262 318 296 V394 H86 Z') +
      shape(t.base, 'M82 250 C82 226 300 222 312 246 L316 300 C318 318 110 322 84 304 Z') +
      shape(t.base, 'M84 304 C140 318 260 316 292 308 V394 H86 Z') +
      shape(
        t.light,
        'M82 250 C82 232 200 226 262 230 C180 240 120 250 104 306 C96 306 88 305 84 304 Z',
        0.7,
      ) +
      shape(t.light, 'M84 304 L112 310 V394 H86 Z', 0.6) +
      shape(t.dark, 'M292 308 C304 306 314 302 316 298 L318 394 H292 Z', 0.35) +
      [338, 350, 374].map((y) => line(t.pale, `M88 ${y} H316`, 3, 0.55)).join(''),
  );
};
