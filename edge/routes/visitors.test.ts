import { expect, test } from 'vitest';
import { idIn, problemOf, testShop, view } from '../test-shop.ts';

async function shopWithVisitor() {
  const shop = await testShop();
  const credential = await shop.credential();
  await shop.synced({ visitor: credential, events: [view(1)], slots: ['home-hero'] });
  await shop.world.settle();
  return { shop, credential, id: idIn(credential) };
}

test('a server reads a visitor by id or by credential, with decisions and, asked for, explanations', async () => {
  const { shop, credential, id } = await shopWithVisitor();
  for (const name of [id, credential]) {
    const told = await (await shop.call('GET', `/v1/visitors/${name}`)).json();
    expect(told).toMatchObject({ visitor: id, totals: { views: 1 }, decisions: expect.any(Array) });
  }
  const told = (await (await shop.call('GET', `/v1/visitors/${id}?explain=1`)).json()) as {
    decisions: unknown[];
  };
  expect(told.decisions[0]).toMatchObject({ explanation: { candidates: expect.any(Array) } });
});

test('erased, a visitor is unknown', async () => {
  const { shop, id } = await shopWithVisitor();
  expect((await shop.call('DELETE', `/v1/visitors/${id}`)).status).toBe(204);
  expect((await problemOf(await shop.call('GET', `/v1/visitors/${id}`))).code).toBe('unknown_visitor');
});

test('an id that was made up, or is another site’s, is unknown and touches no object', async () => {
  const { shop, id } = await shopWithVisitor();
  await shop.world.addToken('foreign', ['read', 'privacy'], { site: 'other' });
  shop.world.touched.length = 0;
  for (const [name, token] of [
    ['A'.repeat(30), 'server'],
    ['..', 'server'],
    [id, 'foreign'],
    ['%00', 'server'],
  ]) {
    for (const method of ['GET', 'DELETE']) {
      const response = await shop.call(method, `/v1/visitors/${name}`, undefined, {
        authorization: `Bearer ${token}`,
      });
      expect(response.status).toBe(404);
    }
  }
  expect(shop.world.touched).toEqual([]);
});

test('reading takes the scope read or privacy, erasing takes privacy', async () => {
  const { shop, id } = await shopWithVisitor();
  await shop.world.addToken('reader', ['read']);
  await shop.world.addToken('sender', ['events']);
  const as = async (token: string, method: string) =>
    (await shop.call(method, `/v1/visitors/${id}`, undefined, { authorization: `Bearer ${token}` })).status;
  expect([await as('reader', 'GET'), await as('reader', 'DELETE'), await as('sender', 'GET')]).toEqual([
    200, 403, 403,
  ]);
});
