import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { memoryLedger, SUM_FIELDS, takeFact } from '#core';
import type { CellChange, Fact, ReportAnswer } from '#core';
import { expect, test } from 'vitest';
import type { EdgeClient } from '../edge-client.ts';
import { ROOT } from '../root.ts';
import { reportFromRaw } from './report-from-raw.ts';
import { SHOP_NOW, simulatedFacts, simulatedPlan } from './simulated-shop.ts';
import { tellAgreement } from './tell-agreement.ts';

interface Message {
  id: string;
  site: string;
  visitor: string;
  changes: CellChange[];
  facts: Fact[];
  forget?: string[];
}

interface Shop {
  call(method: string, path: string, body?: unknown): Promise<Response>;
  world: {
    clock: { now: number };
    addToken(text: string, scopes: string[], rest: { site: string }): Promise<void>;
    outcomes: { apply(messages: Message[]): Promise<void> };
  };
  app: { request(path: string, init: RequestInit): Promise<Response> };
}

const SITE = 'marlow-finch';
const VISITORS = 120;

/** The edge in memory. By a name that the compiler does not see: the worker's types are Cloudflare's. */
const { testShop } = (await import(pathToFileURL(join(ROOT, 'edge/test-shop.ts')).href)) as {
  testShop(): Promise<Shop>;
};

async function openShop(): Promise<Shop> {
  const shop = await testShop();
  shop.world.clock.now = SHOP_NOW;
  await shop.world.addToken('owner', ['read', 'plan'], { site: SITE });
  for (const [method, path, body] of [
    ['PUT', '/v1/plan', JSON.stringify(simulatedPlan())],
    ['POST', '/v1/plan/publish', null],
  ] as const) {
    const headers = { authorization: 'Bearer owner', 'content-type': 'application/json' };
    const answer = await shop.app.request(path, { method, headers, body });
    if (!answer.ok) throw new Error(await answer.text());
  }
  return shop;
}

/** As visitors' objects tell them: facts that count, and what they change. */
function messagesOf(visitors: number): Message[] {
  const ledgers = new Map<string, ReturnType<typeof memoryLedger>>();
  return simulatedFacts(visitors).map(({ visitor, fact }, n) => {
    const ledger = ledgers.get(visitor) ?? memoryLedger();
    ledgers.set(visitor, ledger);
    return { id: `m${n}`, site: SITE, visitor, ...takeFact(ledger, fact) };
  });
}

function clientOf(shop: Shop, before: (path: string) => Promise<void> = async () => undefined): EdgeClient {
  const text = async (method: string, path: string) => {
    await before(path);
    const answer = await shop.app.request(path, { method, headers: { authorization: 'Bearer owner' } });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.text();
  };
  return {
    base: '',
    text: (path) => text('GET', path),
    call: async <T>(method: string, path: string) => JSON.parse(await text(method, path)) as T,
  };
}

const ASKED = '/v1/report?from=2026-10-05&to=2026-11-01&by=variant,stage';

test('raw facts make the same report, and every sum agrees', async () => {
  const shop = await openShop();
  await shop.world.outcomes.apply(messagesOf(VISITORS));
  const edge = clientOf(shop);
  const asked = await edge.call<ReportAnswer>('GET', ASKED);
  const { report, agreement } = await reportFromRaw(edge, asked);
  expect(asked.whole.shown.visitors).toBeGreaterThan(80);
  expect(asked.rows.length).toBeGreaterThan(2);
  expect({ ...report, learning: null }).toEqual(asked);
  expect(agreement).toMatchObject({ visitors: VISITORS, differences: [] });
  expect(agreement.cells).toBeGreaterThan(100);
  expect(tellAgreement(agreement, { width: 200 })).toMatch(/All [\d,]+ cells agree .* to the last unit\.$/);
});

test('those who are forgotten still count, and no fact tells of them', async () => {
  const shop = await openShop();
  const messages = messagesOf(VISITORS);
  const gone = 'v7';
  const farewell = messages.filter(({ visitor }) => visitor === gone).flatMap(({ changes }) => changes);
  await shop.world.outcomes.apply(messages);
  await shop.world.outcomes.apply([
    { id: 'farewell', site: SITE, visitor: gone, changes: farewell, facts: [], forget: [gone] },
  ]);
  const edge = clientOf(shop);
  const { report, agreement } = await reportFromRaw(edge, await edge.call<ReportAnswer>('GET', ASKED));
  expect(agreement).toMatchObject({ visitors: VISITORS - 1, differences: [] });
  expect(agreement.forgotten).toBeGreaterThan(0);
  expect({ ...report, learning: null }).toEqual(await edge.call<ReportAnswer>('GET', ASKED));
  expect(await edge.text('/v1/export?limit=10000')).not.toContain(`"${gone}"`);
});

test('a sum that is one off is named', async () => {
  const shop = await openShop();
  const messages = messagesOf(VISITORS);
  const [change] = messages.flatMap(({ changes }) =>
    changes.filter(({ slot, day }) => slot === '' && day > 0),
  );
  if (change === undefined) throw new Error('Nobody came.');
  const margin = SUM_FIELDS.map((field) => (field === 'margin' ? 1 : 0));
  messages.push({
    id: 'wrong',
    site: SITE,
    visitor: 'v1',
    changes: [{ ...change, sums: margin }],
    facts: [],
  });
  await shop.world.outcomes.apply(messages);
  const edge = clientOf(shop);
  const { agreement } = await reportFromRaw(edge, await edge.call<ReportAnswer>('GET', ASKED));
  expect(agreement.differences).toHaveLength(1);
  expect(agreement.differences[0]).toMatchObject({ field: 'margin' });
  expect(tellAgreement(agreement, { width: 80 })).toMatch(
    /1 do not agree[^]*2026-\d\d-\d\d \(site\) \w+ .*: margin is kept as -?\d+, and comes to -?\d+/,
  );
});

test('what arrives while facts are read is read too', async () => {
  const shop = await openShop();
  const messages = messagesOf(VISITORS);
  await shop.world.outcomes.apply(messages.slice(0, 150));
  let exports = 0;
  const edge = clientOf(shop, async (path) => {
    if (path.startsWith('/v1/export') && ++exports === 2)
      await shop.world.outcomes.apply(messages.slice(150));
    if (path.startsWith('/v1/export') && exports === 1)
      await shop.world.outcomes.apply(messages.slice(150, 250));
  });
  const asked = await clientOf(shop).call<ReportAnswer>('GET', ASKED);
  const { agreement } = await reportFromRaw(edge, asked);
  expect(exports).toBeGreaterThan(1);
  expect(agreement).toMatchObject({ visitors: VISITORS, differences: [] });
});

test('a period before what facts are kept for is refused with the day that would do', async () => {
  const shop = await openShop();
  const edge = clientOf(shop);
  const asked = await edge.call<ReportAnswer>('GET', '/v1/report?from=2026-06-01&to=2026-06-30');
  await expect(reportFromRaw(edge, asked)).rejects.toThrow('--from-raw can go back to 2026-07-07');
});
