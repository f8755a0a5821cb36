import { describe, expect, test } from 'vitest';
import type { SyncAnswer, SyncRequest } from '#core';
import { totals } from '#core';
import { toBase64Url } from '../credential/base64url.ts';
import { sampleToken } from '../identity/sample-token.ts';
import { NOON, TEST_KEY } from '../memory-world.ts';
import { idIn, problemOf, testShop, view } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const MINUTE_MS = 60_000;

/** A browser: it keeps the credential of the last answer. */
function browser(shop: TestShop) {
  let credential: string | undefined;
  return {
    async sync(said: Partial<SyncRequest> = {}): Promise<SyncAnswer> {
      const answer = await shop.synced({
        ...(credential === undefined ? {} : { visitor: credential }),
        session: 's1',
        ...said,
      });
      credential = answer.visitor;
      await shop.world.settle();
      return answer;
    },
    id: () => idIn(credential ?? ''),
    credential: () => credential ?? '',
    forget: () => void (credential = undefined),
  };
}
const profileOf = async (shop: TestShop, visitor: string) =>
  (await shop.world.visitors.of('demo', visitor).read()).profile;
const viewsOf = async (shop: TestShop, visitor: string) => {
  const profile = await profileOf(shop, visitor);
  return profile && totals(profile).views;
};

describe('a token that the shop has signed', () => {
  test('joins the device, and later pages cost no further call', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    await page.sync({ events: [view(1), view(2)] });
    const device = page.id();
    const answer = await page.sync({ identity: await sampleToken('C-1'), events: [view(2), view(3)] });
    expect(answer.identity).toBe('known');
    expect(answer.accepted).toHaveLength(2);
    const person = page.id();
    expect(person).not.toBe(device);
    expect(await viewsOf(shop, person)).toBe(3);
    expect(await profileOf(shop, person)).toMatchObject({ identifiedAt: NOON, eldest: { id: device } });

    shop.world.touched.length = 0;
    const again = await page.sync({ identity: await sampleToken('C-1'), events: [view(4)] });
    expect(again).toMatchObject({ identity: 'known', visitor: page.credential() });
    expect(shop.world.touched).toEqual([`demo/${person} fold`]);
    expect(await viewsOf(shop, person)).toBe(4);
  });

  test('brings every device to one person', async () => {
    const shop = await testShop();
    const [phone, laptop] = [browser(shop), browser(shop)];
    for (const [n, page] of [phone, laptop].entries()) {
      await page.sync();
      await page.sync({ events: [view(10 * n + 1), view(10 * n + 2)] });
      await page.sync({ identity: await sampleToken('C-1') });
    }
    expect(phone.id()).toBe(laptop.id());
    expect(await viewsOf(shop, phone.id())).toBe(4);
  });

  test('of a first contact gives the person’s credential; events come again under it', async () => {
    const shop = await testShop();
    const [first, second] = [browser(shop), browser(shop)];
    await first.sync({ identity: await sampleToken('C-1') });
    const answer = await second.sync({ identity: await sampleToken('C-1'), events: [view(1)] });
    expect(answer).toMatchObject({ identity: 'known', accepted: [] });
    expect(second.id()).toBe(first.id());
    expect((await second.sync({ events: [view(1)] })).accepted).toHaveLength(1);
    expect(await viewsOf(shop, first.id())).toBe(1);
  });

  test('is one person’s on each site', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    const foreign = await sampleToken('C-1', { site: 'other' });
    expect((await page.sync({ identity: foreign })).identity).toBe('invalid');
  });

  test('of another person leaves what there is with the one before, and changes the credential', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync({ identity: await sampleToken('ada') });
    await page.sync({ events: [view(1), view(2)] });
    const ada = page.id();
    const answer = await page.sync({ identity: await sampleToken('ivo'), events: [view(2), view(3)] });
    expect(answer.identity).toBe('known');
    expect(answer.accepted.toSorted()).toEqual([view(2).id, view(3).id]);
    expect(page.id()).not.toBe(ada);
    expect(await viewsOf(shop, ada)).toBe(3);
    expect(await viewsOf(shop, page.id())).toBe(0);
    await page.sync({ events: [view(4)] });
    expect(await viewsOf(shop, page.id())).toBe(1);
    expect(await viewsOf(shop, ada)).toBe(3);
  });

  test('goes with the assignment that the device had', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    await page.sync({ events: [view(1)], slots: ['home-hero'] });
    const device = page.id();
    await page.sync({ identity: await sampleToken('C-1'), slots: ['home-hero'] });
    const { decisions } = await shop.world.visitors.of('demo', page.id()).read();
    expect(decisions.map(({ visitor }) => visitor)).toEqual(decisions.map(() => device));
    expect(decisions.length).toBeGreaterThan(1);
  });
});

describe('nothing else joins', () => {
  test.each([
    ['a forged token', toBase64Url(new Uint8Array(32).fill(7)), 'invalid'],
    ['no token', undefined, 'invalid'],
  ])('%s is said to be invalid, and the events are taken in all the same', async (_, signingKey, word) => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    const device = page.id();
    const identity = signingKey === undefined ? 'C-1' : await sampleToken('C-1', { signingKey });
    const answer = await page.sync({ identity, events: [view(1)] });
    expect(answer).toMatchObject({ identity: word, accepted: [view(1).id] });
    expect(page.id()).toBe(device);
  });

  test('what is no text is invalid, whatever it is', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    const strange: unknown[] = [17, {}, [], true, 'x'.repeat(5000), { constructor: 1 }];
    for (const [n, identity] of strange.entries()) {
      const answer = await page.sync({ identity: identity as string, events: [view(n)] });
      expect(answer).toMatchObject({ identity: 'invalid', accepted: [view(n).id] });
    }
  });

  test('a token of an hour ago is expired', async () => {
    const shop = await testShop();
    const page = browser(shop);
    const identity = await sampleToken('C-1');
    shop.world.clock.now += 6 * MINUTE_MS;
    expect((await page.sync({ identity })).identity).toBe('expired');
  });

  test('a login, or an id that a page tells, is nobody’s word', async () => {
    const shop = await testShop();
    const [a, b] = [browser(shop), browser(shop)];
    for (const [n, page] of [a, b].entries()) {
      await page.sync();
      await page.sync({
        events: [
          { ...view(n), name: 'login', params: { method: 'password', user_id: 'C-1' } as never },
          { ...view(10 + n), name: 'sign_up', params: { user_id: 'C-1', customer: 'C-1' } as never },
        ],
        ...({ customer: 'C-1', user_id: 'C-1' } as object),
      });
    }
    expect(a.id()).not.toBe(b.id());
    expect((await profileOf(shop, a.id()))?.identifiedAt).toBeUndefined();
  });

  test('without consent a token is not looked at', async () => {
    const shop = await testShop();
    const answer = await shop.synced({
      identity: await sampleToken('C-1'),
      consent: { personalization: 'denied', analytics: 'denied' },
    });
    expect(answer.identity).toBeUndefined();
    expect(answer.visitor).toBeUndefined();
    expect(shop.world.touched).toEqual([]);
  });
});

describe('signing out', () => {
  test('leaves the person, and what comes after is somebody new’s', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync({ identity: await sampleToken('C-1') });
    await page.sync({ events: [view(1)] });
    const person = page.id();
    const answer = await page.sync({ identity: null, events: [view(2)], slots: ['home-hero'] });
    expect(answer).toMatchObject({ identity: 'anonymous', accepted: [view(2).id] });
    expect(page.id()).not.toBe(person);
    await page.sync({ events: [view(3)] });
    expect(await viewsOf(shop, person)).toBe(2);
    expect(await viewsOf(shop, page.id())).toBe(1);
    await page.sync({ identity: await sampleToken('C-1') });
    expect(page.id()).toBe(person);
    expect(await viewsOf(shop, person)).toBe(3);
  });

  test('changes nothing for who is nobody', async () => {
    const shop = await testShop();
    const page = browser(shop);
    expect((await page.sync({ identity: null })).identity).toBe('anonymous');
    await page.sync({ events: [view(1)] });
    const credential = page.credential();
    expect(await page.sync({ identity: null })).toMatchObject({ identity: 'anonymous', visitor: credential });
  });

  test('under the old credential of a device is signing out of the person', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    const old = page.credential();
    await page.sync({ identity: await sampleToken('C-1'), events: [view(1)] });
    const answer = await page.sync({ visitor: old, identity: null });
    expect(answer.identity).toBe('anonymous');
    expect([idIn(old), page.id()]).toEqual([idIn(old), expect.not.stringMatching(idIn(old))]);
    expect(await viewsOf(shop, page.id())).toBeNull();
  });
});

describe('an object that does not answer', () => {
  test('leaves the page as it is, without a word, and the join is found done', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    await page.sync({ events: [view(1)] });
    const device = page.id();
    const { visitors } = shop.world;
    const of = visitors.of;
    visitors.of = (site, visitor) => ({
      ...of(site, visitor),
      join: async (...given) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return of(site, visitor).join(...given);
      },
    });
    const identity = await sampleToken('C-1');
    const late = await page.sync({ identity });
    expect(late.identity).toBeUndefined();
    expect(page.id()).toBe(device);
    await shop.world.settle();
    visitors.of = of;
    expect((await page.sync({ identity })).identity).toBe('known');
    expect(page.id()).not.toBe(device);
    expect(await viewsOf(shop, page.id())).toBe(1);
  });

  test('an old credential leads to the person, and is changed for theirs', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync();
    const old = page.credential();
    await page.sync({ identity: await sampleToken('C-1'), events: [view(1)] });
    const person = page.id();
    const answer = await page.sync({ visitor: old, events: [view(1), view(2)] });
    expect(answer.accepted).toHaveLength(2);
    expect(page.id()).toBe(person);
    expect(await viewsOf(shop, person)).toBe(2);
  });
});

describe('who has asked to be forgotten', () => {
  async function forgotten() {
    const shop = await testShop();
    const [phone, laptop] = [browser(shop), browser(shop)];
    for (const page of [phone, laptop]) {
      await page.sync();
      await page.sync({ events: [view(1)] });
      await page.sync({ identity: await sampleToken('C-1') });
    }
    const person = phone.id();
    const gone = await shop.app.request('/v1/me', {
      method: 'DELETE',
      headers: { authorization: `Visitor ${phone.credential()}` },
    });
    expect(gone.status).toBe(204);
    return { shop, phone, laptop, person };
  }

  test('is forgotten on all devices, and no credential brings anything back', async () => {
    const { shop, laptop } = await forgotten();
    const answer = await shop.sync({ visitor: laptop.credential(), events: [view(1), view(5)] });
    expect((await problemOf(answer)).code).toBe('credential_invalid');
  });

  test('is not known again by a token from before', async () => {
    const { shop, laptop, person } = await forgotten();
    laptop.forget();
    const answer = await laptop.sync({ identity: await sampleToken('C-1', { at: NOON - 1000 }) });
    expect(answer.identity).toBe('expired');
    expect(laptop.id()).not.toBe(person);
    expect(await profileOf(shop, person)).toBeNull();
  });

  test('and signs in again is a new person on every device, again and again', async () => {
    const { shop, phone, laptop, person } = await forgotten();
    const ids = [person];
    for (let again = 1; again < 4; again++) {
      shop.world.clock.now += MINUTE_MS;
      for (const page of [phone, laptop]) {
        page.forget();
        await page.sync({ identity: await sampleToken('C-1', { at: shop.world.clock.now }) });
      }
      expect(phone.id()).toBe(laptop.id());
      expect(ids).not.toContain(phone.id());
      ids.push(phone.id());
      await phone.sync({ events: [view(again)] });
      expect(await viewsOf(shop, phone.id())).toBe(1);
      const known = await phone.sync({ identity: await sampleToken('C-1', { at: shop.world.clock.now }) });
      expect(known.identity).toBe('known');
      await shop.world.visitors.of('demo', phone.id()).erase();
    }
  });
});

describe('a change of the signing key', () => {
  const NEXT_KEY = toBase64Url(new Uint8Array(32).fill(9));

  test('keeps the person: what was under the former id is joined into the new one', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync({ identity: await sampleToken('C-1') });
    await page.sync({ events: [view(1), view(2)] });
    const before = page.id();
    const changed = await testShop({ signingKeys: [NEXT_KEY, TEST_KEY] });
    Object.assign(changed.world.visitors, shop.world.visitors);
    const next = browser(changed);
    await next.sync({ visitor: page.credential(), identity: await sampleToken('C-1'), events: [view(2)] });
    expect(next.id()).not.toBe(before);
    expect(await viewsOf(changed, next.id())).toBe(2);
    const elsewhere = browser(changed);
    await elsewhere.sync({ identity: await sampleToken('C-1', { signingKey: NEXT_KEY }) });
    expect(elsewhere.id()).toBe(next.id());
    expect(await viewsOf(changed, elsewhere.id())).toBe(2);
  });

  test('does not bring back who has asked to be forgotten', async () => {
    const shop = await testShop();
    const page = browser(shop);
    await page.sync({ identity: await sampleToken('C-1') });
    await shop.world.visitors.of('demo', page.id()).erase();
    const changed = await testShop({ signingKeys: [NEXT_KEY, TEST_KEY] });
    Object.assign(changed.world.visitors, shop.world.visitors);
    const again = browser(changed);
    const answer = await again.sync({ identity: await sampleToken('C-1', { at: NOON - 1000 }) });
    expect(answer.identity).toBe('expired');
  });
});
