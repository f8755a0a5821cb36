import { expect, test } from 'vitest';
import { readLines } from './read-lines.ts';

const BOUNDS = { member: 'items', bytesMax: 10_000, linesMax: 3 };

function read(body: string, type?: string) {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  return readLines(
    new Request('https://edge.example/', { method: 'PUT', body: new TextEncoder().encode(body), headers }),
    BOUNDS,
  );
}
const two = [
  { line: 1, ok: true, json: { id: 'a' } },
  { line: 2, ok: true, json: { id: 'b' } },
];

test.each([
  ['NDJSON', '{"id":"a"}\n{"id":"b"}\n', 'application/x-ndjson'],
  ['NDJSON with Windows line ends', '{"id":"a"}\r\n{"id":"b"}\r\n', 'application/x-ndjson'],
  ['NDJSON that says nothing of its type', '{"id":"a"}\n{"id":"b"}', undefined],
  ['a list', '[{"id":"a"},{"id":"b"}]', 'application/json'],
  ['a list under its name', '{"items":[{"id":"a"},{"id":"b"}]}', 'application/json'],
])('%s gives the same lines', async (_, body, type) => {
  expect(await read(body, type)).toEqual({ ok: true, value: two });
});

test('one record without a type is one line', async () => {
  expect(await read('{"id":"a"}')).toEqual({ ok: true, value: two.slice(0, 1) });
});

test('a bad line has its number and leaves the others alone; empty lines count as lines and say nothing', async () => {
  const lines = await read('{"id":"a"}\n\nnonsense\n{"__proto__":{"x":1}}', 'application/x-ndjson');
  expect(lines).toMatchObject({
    ok: true,
    value: [
      { line: 1, ok: true },
      { line: 3, ok: false, code: 'malformed_json' },
      { line: 4, ok: false, code: 'forbidden_key' },
    ],
  });
});

test.each([
  ['too many lines', '[1,2,3,4]', 'application/json', 'too_many_lines'],
  ['JSON that is broken', '[1,', 'application/json', 'malformed_json'],
  ['JSON without a list', '{"things":[]}', 'application/json', 'invalid_request'],
  ['a form', 'a=b', 'application/x-www-form-urlencoded', 'unsupported_media_type'],
])('%s is refused as a whole', async (_, body, type, code) => {
  expect(await read(body, type)).toMatchObject({ ok: false, code });
});
