import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('https://edge.example/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
}

test('a body of as many bytes as there may be is read, one more is too large', async () => {
  expect(await readBody(post('aé'), 3)).toEqual({ ok: true, value: 'aé' });
  expect(await readBody(post('aéb'), 3)).toMatchObject({ ok: false, code: 'body_too_large' });
});

test('reading stops at the bound, whatever the length that was claimed', async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled++;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  expect(await readBody(post(endless, { 'content-length': '10' }), 5000)).toMatchObject({
    code: 'body_too_large',
  });
  expect(pulled).toBeLessThan(10);
});

test('what is not UTF-8 is refused, not mended', async () => {
  expect(await readBody(post(new Uint8Array([0x22, 0xff, 0x22])), 100)).toMatchObject({
    code: 'malformed_utf8',
  });
});

test('no body is an empty text', async () => {
  expect(await readBody(new Request('https://edge.example/'), 10)).toEqual({ ok: true, value: '' });
});
