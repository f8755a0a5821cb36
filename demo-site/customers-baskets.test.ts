import { expect, test } from 'vitest';
import { createShop } from './app.ts';

const shop = createShop({ edge: 'http://edge.test', site: 'demo', chat: 'http://chat.test' });

/** A browser of its own: posts forms and opens the basket. */
function device() {
  const cookies = new Map<string, string>();
  const ask = async (path: string, form?: Record<string, string>): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await shop.request(path, {
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return answer.text();
  };
  return {
    put: (id: string) => ask('/basket/add', { id, size: '' }),
    signIn: (who: string) => ask('/account/in', { who }),
    signOut: () => ask('/account/out', {}),
    async basket() {
      const text = await ask('/basket');
      const things = [...text.matchAll(/data-set="([^"]+)"/g)].map(([, id]) => id);
      return { things, pieces: Number(/data-basket-count>(\d+)</.exec(text)?.[1]) };
    },
  };
}

test('a customer’s basket is the same on every device', async () => {
  const [phone, laptop] = [device(), device()];
  await phone.put('night-train');
  await phone.signIn('maya');
  await laptop.put('fig');
  await laptop.signIn('maya');
  expect(await laptop.basket()).toEqual({ things: ['night-train', 'fig'], pieces: 2 });
  expect(await phone.basket()).toEqual({ things: ['night-train', 'fig'], pieces: 2 });
});

test('who comes next at the same machine finds an empty basket', async () => {
  const machine = device();
  await machine.put('night-train');
  await machine.signIn('ada');
  await machine.signOut();
  expect(await machine.basket()).toEqual({ things: [], pieces: 0 });
  await machine.signIn('ivo');
  expect(await machine.basket()).toEqual({ things: [], pieces: 0 });
  await machine.signIn('ada');
  expect(await machine.basket()).toEqual({ things: ['night-train'], pieces: 1 });
});

test('signing in a second time does not double what lies in the basket', async () => {
  const machine = device();
  await machine.signIn('ivo');
  await machine.put('quill-oil');
  await machine.signIn('ivo');
  expect(await machine.basket()).toEqual({ things: ['quill-oil'], pieces: 1 });
});
