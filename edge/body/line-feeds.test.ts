import { expect, test } from 'vitest';
import { lineFeeds } from './line-feeds.ts';

async function read(text: string, size: number) {
  async function* parts() {
    for (let at = 0; at < text.length; at += size)
      yield { ok: true as const, value: text.slice(at, at + size) };
  }
  let read = '';
  for await (const part of lineFeeds(parts())) read += part.ok ? part.value : part.code;
  return read;
}

test.each([
  ['id\ra\rb\r', 'id\na\nb\n'],
  ['id\r', 'id\n'],
  ['id\r\na\rb\r\n', 'id\r\na\rb\r\n'],
  ['id\na\rb\n', 'id\na\rb\n'],
  ['id', 'id'],
])('%j is %j, in whatever pieces it comes', async (said, text) => {
  for (const size of [1, 2, 3, 100]) expect(await read(said, size)).toBe(text);
});
