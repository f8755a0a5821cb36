import { expect, test } from 'vitest';
import { samplePlan } from '../memory-world.ts';
import { problemOf, testShop } from '../test-shop.ts';

function retitled(title: string) {
  const plan = samplePlan();
  plan.slots['home-hero']!.variants[0]!.content = { kind: 'banner', title };
  return plan;
}
const HEROES = { slots: ['home-hero'], page: { url: 'https://shop.example/' } };

test('a draft is nothing to the shop until it is published', async () => {
  const shop = await testShop();
  await shop.call('PUT', '/v1/plan', retitled('New'));
  expect((await shop.synced(HEROES)).decisions[0]).toMatchObject({ content: { title: 'Welcome' } });
  const published = await shop.call('POST', '/v1/plan/publish');
  expect(await published.json()).toMatchObject({ version: 2, note: 'server', warnings: [] });
  expect((await shop.synced(HEROES)).decisions[0]).toMatchObject({ content: { title: 'New' } });
});

test('what is read can be put back as it is', async () => {
  const shop = await testShop();
  const draft = await (await shop.call('GET', '/v1/plan')).json();
  expect(draft).toEqual(samplePlan());
  expect((await shop.call('PUT', '/v1/plan', draft)).status).toBe(200);
});

test('?live=1 gives what is in force and its version', async () => {
  const shop = await testShop();
  await shop.call('PUT', '/v1/plan', retitled('Draft'));
  const live = await shop.call('GET', '/v1/plan?live=1');
  expect(live.headers.get('tact-plan-version')).toBe('1');
  expect(await live.json()).toEqual(samplePlan());
});

test('an earlier version comes back under a new number', async () => {
  const shop = await testShop();
  await shop.call('PUT', '/v1/plan', retitled('Worse'));
  await shop.call('POST', '/v1/plan/publish');
  const rolled = await shop.call('POST', '/v1/plan/rollback', { version: 1 });
  expect(await rolled.json()).toMatchObject({ version: 3, note: 'rollback to 1' });
  expect((await shop.synced(HEROES)).decisions[0]).toMatchObject({ content: { title: 'Welcome' } });
  const listed = (await (await shop.call('GET', '/v1/plan/versions')).json()) as {
    live: number;
    versions: { version: number }[];
  };
  expect(listed.live).toBe(3);
  expect(listed.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
});

test.each([
  [
    'an unknown fact',
    'audiences.regulars',
    'unknown_fact',
    { audiences: { regulars: { fact: 'shoe.size', is: '>', value: 1 } } },
  ],
  [
    'an unknown operator',
    'audiences.regulars',
    'unknown_operator',
    { audiences: { regulars: { fact: 'orders.count', is: '~', value: 1 } } },
  ],
  ['an audience that is not there', 'slots', 'unknown_audience', { audiences: {} }],
  ['another site', 'site', 'wrong_site', { site: 'other' }],
  ['a field nobody knows', 'colour', undefined, { colour: 'red' }],
])('a plan that names %s is refused with its path, and nothing changes', async (_, path, code, change) => {
  const shop = await testShop();
  const response = await shop.call('PUT', '/v1/plan', { ...samplePlan(), ...change });
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ status: 422, code: 'plan_invalid' });
  expect(problem.errors?.[0]?.path).toContain(path);
  if (code !== undefined) expect(problem.errors?.map((error) => error.code)).toContain(code);
  expect(await shop.world.plans.draft('demo')).toEqual(samplePlan());
  expect(await shop.world.plans.liveVersion('demo')).toBe(1);
});

test('a draft that has become unreadable cannot be published', async () => {
  const shop = await testShop();
  await shop.world.plans.saveDraft('demo', { ...samplePlan(), slots: { 'home-hero': 7 } });
  expect(await problemOf(await shop.call('POST', '/v1/plan/publish'))).toMatchObject({
    code: 'plan_invalid',
  });
  expect(await shop.world.plans.liveVersion('demo')).toBe(1);
});

test('HTML is published clean, and what was taken out is told before and then', async () => {
  const shop = await testShop();
  const plan = samplePlan();
  plan.slots['product-aside']!.variants[0]!.content = {
    kind: 'html',
    html: '<p onclick="x()">Hi</p><script>x()</script>',
  };
  const warning = { path: 'slots.product-aside.variants.0.content.html', code: 'html_cleaned' };
  expect(await (await shop.call('PUT', '/v1/plan', plan)).json()).toMatchObject({ warnings: [warning] });
  expect(await (await shop.call('POST', '/v1/plan/publish')).json()).toMatchObject({ warnings: [warning] });
  const { decisions } = await shop.synced({ slots: ['product-aside'] });
  expect(decisions[0]?.content).toEqual({ kind: 'html', html: '<p>Hi</p>' });
  const draft = (await (await shop.call('GET', '/v1/plan')).json()) as typeof plan;
  expect(draft.slots['product-aside']?.variants[0]?.content).toMatchObject({
    html: expect.stringContaining('onclick'),
  });
});

test('broken JSON, a body too large, a version that is not there, nothing to publish: each says so', async () => {
  const shop = await testShop();
  const code = async (answer: Promise<Response>) => (await problemOf(await answer)).code;
  expect(await code(shop.call('PUT', '/v1/plan', '{'))).toBe('malformed_json');
  expect(await code(shop.call('PUT', '/v1/plan', `"${'x'.repeat(1024 * 1024)}"`))).toBe('body_too_large');
  expect(await code(shop.call('PUT', '/v1/plan', '{"__proto__":{}}'))).toBe('invalid_request');
  expect(await code(shop.call('POST', '/v1/plan/rollback', { version: 9 }))).toBe('unknown_version');
  expect(await code(shop.call('POST', '/v1/plan/rollback', { version: 'one' }))).toBe('invalid_request');
  await shop.world.addToken('new', ['plan'], { site: 'new' });
  const asNew = { authorization: 'Bearer new' };
  expect(await code(shop.call('POST', '/v1/plan/publish', undefined, asNew))).toBe('no_draft');
  expect(await code(shop.call('GET', '/v1/plan', undefined, asNew))).toBe('no_plan');
});

test('a reader may read the plan and not change it', async () => {
  const shop = await testShop();
  await shop.world.addToken('reader', ['read']);
  const reader = { authorization: 'Bearer reader' };
  expect((await shop.call('GET', '/v1/plan', undefined, reader)).status).toBe(200);
  for (const [method, path] of [
    ['PUT', '/v1/plan'],
    ['POST', '/v1/plan/publish'],
    ['POST', '/v1/plan/rollback'],
  ] as const) {
    expect((await problemOf(await shop.call(method, path, {}, reader))).code).toBe('scope_missing');
  }
});
