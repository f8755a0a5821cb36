import { box, hangs, line, oval, shape, stands, type Draw, type Drawing } from './drawing.ts';
import type { Tones } from './tones.ts';

const STITCH = '#d9a766';

type Cut = { readonly knee: number; readonly foot: number; readonly gap: number };

/** Jeans held by their waistband from two clips; `knee` and `foot` are half widths of a leg. */
function jeans(t: Tones, { knee, foot, gap }: Cut): Drawing {
  const left = 168 - gap;
  const right = 232 + gap;
  const outline = `M146 96 H254 L262 170 C262 220 ${right + knee} 250 ${right + knee} 300 L${right + foot} 440 H${right - foot} L${right - knee} 300 C${right - knee} 260 206 214 200 196 C194 214 ${left + knee} 260 ${left + knee} 300 L${left + foot} 440 H${left - foot} L${left - knee} 300 C${left - knee} 250 138 220 138 170 Z`;
  const body =
    line('#8d8378', 'M200 70 V62 c0 -8 11 -7 11 -17 a11 11 0 0 0 -22 0', 3) +
    line('#b48a62', 'M140 74 H260', 6) +
    box('#a59c93', 154, 72, 9, 26, 2) +
    box('#a59c93', 237, 72, 9, 26, 2) +
    shape(t.base, outline) +
    shape(
      t.light,
      `M146 96 H158 C152 150 150 230 ${left - 2} 300 L${left - foot + 12} 440 H${left - foot} L${left - knee} 300 C${left - knee} 250 138 220 138 170 Z`,
      0.55,
    ) +
    shape(
      t.deep,
      `M254 96 H236 C244 170 240 240 ${right + 4} 300 L${right + foot - 14} 440 H${right + foot} L${right + knee} 300 C${right + knee} 250 262 220 262 170 Z`,
      0.75,
    ) +
    shape(t.pale, `M158 190 C150 240 ${left - 6} 270 ${left} 330 C${left + 10} 290 172 240 166 190 Z`, 0.28) +
    shape(
      t.pale,
      `M226 190 C222 240 ${right - 12} 270 ${right - 6} 330 C${right + 6} 290 236 240 236 190 Z`,
      0.22,
    ) +
    shape(t.deep, 'M146 96 H254 L256 112 H144 Z') +
    line(STITCH, 'M144 113 H256', 1, 0.8) +
    line(STITCH, 'M200 113 V176 C200 188 196 194 192 196 M208 113 V170', 1, 0.8) +
    line(STITCH, 'M144 140 C158 142 170 132 174 113 M256 140 C242 142 230 132 226 113', 1.2, 0.8) +
    line(t.dark, 'M200 112 V196', 1.4, 0.5) +
    [162, 186, 214, 238].map((x) => box(t.dark, x - 3, 94, 6, 20, 1)).join('') +
    oval('#c9a063', 200, 104, 4) +
    line(t.pale, `M${left - foot} 430 H${left + foot} M${right - foot} 430 H${right + foot}`, 1.2, 0.7);
  return hangs(outline, body);
}

export const straightJeans: Draw = (t) => jeans(t, { knee: 28, foot: 25, gap: 0 });
export const wideJeans: Draw = (t) => jeans(t, { knee: 37, foot: 43, gap: 8 });
export const slimJeans: Draw = (t) => jeans(t, { knee: 23, foot: 17, gap: -2 });

export const cardigan: Draw = (t) => {
  const outline =
    'M150 104 C164 96 174 94 180 92 L200 170 L220 92 C226 94 236 96 250 104 C276 116 286 142 290 174 L304 330 L272 334 L256 196 C258 260 258 310 256 362 H144 C142 310 142 260 144 196 L128 334 L96 330 L110 174 C114 142 124 116 150 104 Z';
  const body =
    line('#8d8378', 'M200 78 V68 c0 -8 11 -7 11 -17 a11 11 0 0 0 -22 0', 3) +
    line('#b48a62', 'M150 102 C168 90 184 80 200 79 C216 80 232 90 250 102', 7) +
    shape(t.dark, 'M180 92 C190 98 210 98 220 92 L200 172 Z') +
    shape(t.base, outline) +
    shape(t.light, 'M150 106 C124 118 114 142 110 174 L96 330 L110 332 L136 160 Z', 0.8) +
    shape(t.deep, 'M250 106 C276 118 286 142 290 174 L304 330 L272 334 L256 196 Z', 0.6) +
    shape(t.light, 'M144 196 L152 130 L176 110 L190 170 V350 H144 C142 300 142 250 144 196 Z', 0.35) +
    shape(t.deep, 'M220 350 H256 C258 300 258 250 256 196 L244 130 C238 220 236 290 220 350 Z', 0.45) +
    shape(t.deep, 'M180 92 L200 170 V362 H212 V166 L226 94 L220 92 L206 150 L186 94 Z', 0.7) +
    shape(t.deep, 'M144 346 H256 V364 H144 Z', 0.7) +
    shape(t.deep, 'M97 316 L129 320 L128 336 L95 332 Z M271 320 L303 316 L305 332 L272 336 Z', 0.8) +
    [190, 224, 258, 292, 326]
      .map((y) => oval('#6e5440', 206, y, 5) + oval('#8f7057', 205, y - 1, 2))
      .join('') +
    Array.from({ length: 14 }, (_, at) => line(t.dark, `M${148 + at * 8} 348 V362`, 1, 0.3)).join('');
  return hangs(outline, body);
};

export const silkScarf: Draw = (t) =>
  stands(
    200,
    118,
    shape(
      t.deep,
      'M96 420 C88 340 112 236 150 170 L250 170 C288 236 312 340 304 420 C270 430 130 430 96 420 Z',
    ) +
      shape(
        t.base,
        'M96 420 C88 340 112 236 150 170 L232 170 C250 260 250 350 240 426 C190 430 130 428 96 420 Z',
      ) +
      shape(
        t.light,
        'M96 420 C88 340 112 236 150 170 L176 170 C156 250 142 340 140 426 C122 425 106 423 96 420 Z',
        0.8,
      ) +
      shape(t.pale, 'M112 404 C108 340 128 250 158 188 L166 188 C138 250 122 330 122 406 Z', 0.9) +
      shape(t.dark, 'M288 404 C292 340 272 250 242 188 L236 188 C262 250 278 330 278 406 Z', 0.35) +
      oval(t.pale, 196, 318, 44) +
      oval(t.base, 210, 308, 38) +
      [
        [150, 372],
        [176, 240],
        [232, 392],
        [244, 252],
        [262, 330],
        [136, 300],
      ]
        .map(([x = 0, y = 0]) => oval(t.pale, x, y, 2.6))
        .join('') +
      shape(t.deep, 'M146 172 C160 150 240 150 254 172 C250 186 150 186 146 172 Z') +
      shape(t.light, 'M150 170 C164 154 214 152 236 160 C214 160 176 166 160 180 Z', 0.7),
  );

export const woolScarf: Draw = (t) => {
  const outline = 'M158 74 H242 L248 330 H200 V418 H146 L152 200 Z';
  const fringe = (from: number, y: number, count: number, step: number) =>
    Array.from({ length: count }, (_, at) =>
      line(t.deep, `M${from + at * step} ${y} l${at % 2 ? 1 : -1} 22`, 2.4),
    ).join('');
  const body =
    oval('#b48a62', 200, 62, 9) +
    shape(t.deep, 'M196 76 C204 62 236 66 246 84 L252 336 H198 Z') +
    shape(t.base, 'M156 86 C164 62 206 58 222 78 C214 180 206 300 206 420 H144 C146 300 150 180 156 86 Z') +
    shape(
      t.light,
      'M156 86 C162 68 180 62 192 64 C176 180 166 300 164 420 H144 C146 300 150 180 156 86 Z',
      0.7,
    ) +
    [330, 344, 384].map((y) => shape(t.pale, `M145 ${y} H207 v7 H145 Z`, 0.75)).join('') +
    shape(t.dark, 'M199 290 H251 v6 H199 Z M199 302 H251 v6 H199 Z', 0.35) +
    fringe(148, 420, 9, 7) +
    fringe(202, 336, 7, 7.6);
  return hangs(outline, body);
};
