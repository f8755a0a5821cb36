import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../problem.ts';
import { splitLines } from './split-lines.ts';
import { textParts } from './text-parts.ts';

function put(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('https://edge.example/', {
    method: 'PUT',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
}

/** A body that comes in pieces of so many bytes. */
function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

async function textOf(request: Request, bytesMax = 1_000_000): Promise<Outcome<string>> {
  let text = '';
  for await (const part of textParts(request, bytesMax)) {
    if (!part.ok) return part;
    text += part.value;
  }
  return { ok: true, value: text };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test('a text is the same in whatever pieces it comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), async (text, size) => {
      fc.pre(!text.startsWith('\ufeff'));
      expect(await textOf(put(inPieces(utf8(text), size)))).toEqual({ ok: true, value: text });
    }),
  );
});

test('a part is short, however long the piece is that came', async () => {
  const lengths: number[] = [];
  for await (const part of textParts(put('x'.repeat(300_000)), 1_000_000)) {
    lengths.push(part.ok ? part.value.length : -1);
  }
  expect(Math.max(...lengths)).toBeLessThanOrEqual(65_536);
  expect(lengths.reduce((sum, length) => sum + length)).toBe(300_000);
});

test('a byte order mark is no part of the text', async () => {
  expect(await textOf(put(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])))).toEqual({ ok: true, value: 'a' });
});

test('as many bytes as there may be are read, one more is too large', async () => {
  expect(await textOf(put('aé'), 3)).toMatchObject({ ok: true });
  expect(await textOf(put('aéb'), 3)).toMatchObject({ ok: false, code: 'body_too_large' });
});

test('what claims to be too long is not read', async () => {
  expect(await textOf(put('a', { 'content-length': '11' }), 10)).toMatchObject({ code: 'body_too_large' });
});

test.each([
  [[0x61, 0x0a, 0xe9, 0x22], 'a\né"'],
  [[0x61, 0x0a, 0xc3], 'a\nÃ'],
  [[0xc3, 0xa9, 0x0a, 0x80], 'é\n€'],
  [[0xe2, 0x82, 0x0a, 0xe2, 0x82, 0xac], 'â‚\n€'],
  [[0x0a, 0xed, 0xa0, 0x80], '\ní\u00a0€'],
])('bytes that are no UTF-8 are read as windows-1252, and told: %j', async (bytes, text) => {
  for (const size of [1, 2, 100]) {
    const lines: number[] = [];
    let read = '';
    for await (const part of textParts(put(inPieces(new Uint8Array(bytes), size)), 100, (line) =>
      lines.push(line),
    ))
      read += part.ok ? part.value : part.code;
    expect(read).toBe(text);
    expect(lines).toEqual([text.startsWith('â') ? 1 : 2]);
  }
});

test('what is no text is refused', async () => {
  expect(await textOf(put(new Uint8Array([0x61, 0, 0, 0, 0x62])))).toMatchObject({ code: 'malformed_utf8' });
  for (const magic of ['PK\u0003\u0004', '%PDF-1.7'])
    expect(await textOf(put(`${magic}…`))).toMatchObject({ code: 'unsupported_media_type' });
});

const utf16 = (text: string, little: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(little ? bytes : bytes.swap16());
};
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const CAFE = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Café grün</a>';

test.each([
  ['UTF-16LE with its mark, as Excel writes Unicode text', utf16('\ufeffid\tCafé', true), '', 'id\tCafé'],
  ['UTF-16BE with its mark', utf16('\ufeffid\tCafé', false), '', 'id\tCafé'],
  ['UTF-16LE without a mark', utf16('id\tCafé', true), '', 'id\tCafé'],
  ['what the XML declaration says', latin1(CAFE), '', CAFE],
  ['what the declaration says, against the content type', latin1(CAFE), 'text/xml; charset=utf-8', CAFE],
  ['what the content type says', new Uint8Array([0xe1, 0xe2]), 'text/csv; charset="windows-1251"', 'бв'],
  [
    'UTF-8 that calls itself UTF-16',
    utf8('<?xml version="1.0" encoding="utf-16"?>é'),
    '',
    '<?xml version="1.0" encoding="utf-16"?>é',
  ],
])('%s is read', async (_, bytes, type, text) => {
  const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
  expect(await textOf(put(inPieces(bytes, 3), headers))).toEqual({ ok: true, value: text });
});

test('an encoding that nobody knows is refused by its name', async () => {
  const refusal = await textOf(put(utf8('<?xml version="1.0" encoding="klingon-8"?><a/>')));
  expect(refusal).toMatchObject({
    code: 'unsupported_media_type',
    detail: expect.stringContaining('klingon-8'),
  });
});

test('gzip that nobody announced is unpacked, and so is a .gz that was packed again', async () => {
  const packed = gzipSync('é'.repeat(10_000));
  expect(await textOf(put(new Uint8Array(packed)))).toEqual({ ok: true, value: 'é'.repeat(10_000) });
  const twice = new Uint8Array(gzipSync(packed));
  expect(await textOf(put(twice, { 'content-encoding': 'gzip' }))).toEqual({
    ok: true,
    value: 'é'.repeat(10_000),
  });
  expect(await textOf(put(new Uint8Array(packed)), 19_999)).toMatchObject({ code: 'body_too_large' });
  expect(await textOf(put(new Uint8Array(packed).slice(0, 30)))).toMatchObject({ code: 'invalid_request' });
});

test('gzip is unpacked, and counted as what it unpacks to', async () => {
  const packed = new Uint8Array(gzipSync('é'.repeat(10_000)));
  const gzip = { 'content-encoding': 'gzip' };
  expect(await textOf(put(packed, gzip))).toEqual({ ok: true, value: 'é'.repeat(10_000) });
  expect(await textOf(put(packed, gzip), 19_999)).toMatchObject({ code: 'body_too_large' });
  expect(await textOf(put(packed.slice(0, 30), gzip))).toMatchObject({ code: 'invalid_request' });
  expect(await textOf(put('text', gzip))).toMatchObject({ code: 'invalid_request' });
  expect(await textOf(put('text', { 'content-encoding': 'br' }))).toMatchObject({
    code: 'unsupported_media_type',
  });
});

async function linesOf(text: string, size: number, unitsMax = 1000) {
  const lines = [];
  for await (const part of splitLines(textParts(put(inPieces(utf8(text), size)), 1_000_000), unitsMax)) {
    lines.push(...(part.ok ? part.value : []));
  }
  return lines;
}

test('lines are those of the whole text, in whatever pieces it comes', async () => {
  const line = fc.string().filter((text) => !/[\n\r]/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
      const ends = texts.map((text, at) => text + (at % 2 ? '\r\n' : '\n')).join('');
      expect(await linesOf(ends, size)).toEqual(texts.map((text, at) => ({ line: at + 1, text })));
    }),
  );
});

test('the last line needs no end; a line that is too long is only counted', async () => {
  expect(await linesOf('a\n1234567890\nb', 4, 9)).toEqual([
    { line: 1, text: 'a' },
    { line: 2, text: null },
    { line: 3, text: 'b' },
  ]);
});
