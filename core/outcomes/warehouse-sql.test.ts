import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyLife } from './arbitrary-facts.laws.ts';
import { BOTS, type CellTotal } from './cell.ts';
import { readDraw } from './draw.ts';
import { factLine } from './fact-line.ts';
import type { Fact } from './fact.ts';
import { recompute } from './recompute.ts';
import type { Arm, Served } from './served.ts';

/*
 * docs/warehouse.md has a recipe in SQL. Its very text is run here, on lines as they are exported, and held against the sums.
 */

type Told = { visitor: string; fact: Fact };
type Policy = Record<string, Record<string, number>>;
interface Row {
  slot: string;
  visitors: number;
  as_it_was: number;
  ips: number;
}

const [createLine = '', createPolicy = '', fillPolicy = '', query = ''] = statements();

function statements(): string[] {
  const text = readFileSync(new URL('../../docs/warehouse.md', import.meta.url), 'utf8');
  const [, sql = ''] = /<<'SQL'\n([^]*?)\nSQL\n/.exec(text) ?? [];
  return sql
    .replace(/^\..*$/gm, '')
    .split(';')
    .map((each) => each.trim());
}

/** What the recipe says of these facts, by slot. */
function ask(told: readonly Told[], policy: Policy): Map<string, Row> {
  using db = new DatabaseSync(':memory:');
  db.exec(createLine);
  db.exec(createPolicy);
  const line = db.prepare('INSERT INTO line VALUES (?)');
  told.forEach(({ visitor, fact }, n) => line.run(JSON.stringify(factLine(n, visitor, fact))));
  const share = db.prepare('INSERT INTO policy VALUES (?, ?, ?)');
  for (const [slot, shares] of Object.entries(policy))
    for (const [variant, part] of Object.entries(shares)) share.run(slot, variant, part);
  return new Map((db.prepare(query).all() as unknown as Row[]).map((row) => [row.slot, row]));
}

/** The report's cells of what was shown in a slot. */
function shownIn(told: readonly Told[], slot: string, isVariant = false): CellTotal[] {
  return recompute(told).filter(
    (cell) =>
      cell.slot === slot &&
      cell.arm === 'shown' &&
      cell.segment !== BOTS &&
      (cell.variant !== '') === isVariant,
  );
}

function total(cells: readonly CellTotal[], field: 'visitors' | 'margin'): number {
  return cells.reduce((sum, cell) => sum + Number(cell.sums[field]), 0);
}

/** What the recipe leaves out: orders that came back in part, and words about one order that differ in more than whose they are. */
function asCovered(facts: readonly Fact[]): Fact[] {
  const first = new Map<string, Extract<Fact, { kind: 'order' }>>();
  return facts.flatMap((fact): Fact[] => {
    if (fact.kind === 'fate') return (fact.fate.back ?? fact.fate.paid) ? [] : [fact];
    if (fact.kind !== 'order') return [fact];
    const { order } = first.get(fact.order.id) ?? fact;
    if (!first.has(order.id)) first.set(order.id, fact);
    const { at, confirmed } = fact.order;
    return [{ ...fact, order: { ...order, at, confirmed } }];
  });
}

/** A person's facts, as two devices tell them of which each came to be that person; ids of their own, except the shop's. */
function tellOf(person: string, facts: readonly Fact[], devices: readonly boolean[]): Told[] {
  const own = (fact: Fact): Fact => {
    if (fact.kind === 'served')
      return { ...fact, served: { ...fact.served, id: `${person}/${fact.served.id}` } };
    return fact.kind === 'seen' ? { ...fact, decision: `${person}/${fact.decision}` } : fact;
  };
  const joined = (device: string): Told => ({ visitor: person, fact: { kind: 'joined', visitor: device } });
  return [
    joined(`${person}-1`),
    ...asCovered(facts).map((fact, n) => ({
      visitor: devices[n % devices.length] ? `${person}-1` : person,
      fact: own(fact),
    })),
  ];
}

/** Lives in which sides change more often than chance would have it. */
function onSides(facts: readonly Fact[], arms: readonly Arm[]): Fact[] {
  return facts.map((fact, n) => {
    if (fact.kind !== 'served' || fact.served.arm !== 'shown') return fact;
    return { ...fact, served: { ...fact.served, arm: arms[n % arms.length] ?? 'shown' } };
  });
}

const person = fc.record({
  facts: anyLife,
  arms: fc.array(fc.constantFrom<Arm[]>('shown', 'shown', 'control', 'site_control'), {
    minLength: 1,
    maxLength: 5,
  }),
  devices: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
});
const people = fc
  .array(person, { minLength: 1, maxLength: 4 })
  .map((lives) =>
    lives.flatMap(({ facts, arms, devices }, n) => tellOf(`p${n}`, onSides(facts, arms), devices)),
  );

const SLOTS = ['hero', 'aside'];
const EVEN: Policy = { hero: { a: 0.5, b: 0.5 }, aside: { a: 0.5, b: 0.5 } };

const START = Date.UTC(2026, 0, 5);
function served(id: string, at: number, more: Partial<Served>): Fact[] {
  const base = {
    slot: 'hero',
    variant: 'a',
    arm: 'shown',
    channel: 'site',
    segment: 'new/-',
    propensity: 1,
  } as const;
  const terms = { cost: 0, currency: 'EUR', windowDays: 7, cap: 200_000 };
  return [
    { kind: 'served', served: { id, at: START + at, ...base, ...terms, ...more } },
    { kind: 'seen', id: `e-${id}`, at: START + at, decision: id, what: 'view' },
  ];
}
function bought(id: string, at: number, value: number): Fact {
  const order = { id, at: START + at, value, currency: 'EUR', items: [], confirmed: true };
  return { kind: 'order', id: `o-${id}`, order, margin: value / 2 };
}
const by = (visitor: string, ...facts: Fact[]): Told[] => facts.map((fact) => ({ visitor, fact }));

describe('the recipe in docs/warehouse.md', () => {
  test('fills the policy that it asks', () => {
    using db = new DatabaseSync(':memory:');
    db.exec(createPolicy);
    db.exec(fillPolicy);
    expect(db.prepare('SELECT count(*) AS n FROM policy').get()).toEqual({ n: 2 });
  });

  test('counts whom the sums count, and what they earned', () => {
    fc.assert(
      fc.property(people, (told) => {
        const rows = ask(told, EVEN);
        for (const slot of SLOTS) {
          const cells = shownIn(told, slot);
          const visitors = total(cells, 'visitors');
          expect(rows.get(slot)?.visitors ?? 0).toBe(visitors);
          if (visitors > 0)
            expect(rows.get(slot)?.as_it_was).toBeCloseTo(total(cells, 'margin') / visitors, 1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('tells of another policy what the sums by variant do, by the chance of each draw', () => {
    const life = fc.record({
      shares: fc.constantFrom(undefined, { a: 0.5, b: 0.5 }, { a: 0.2, b: 0.8 }),
      variant: fc.constantFrom('a', 'b'),
      arm: fc.constantFrom('shown' as const, 'shown' as const, 'control' as const),
      spent: fc.constantFrom(0, 3000, 12_000),
    });
    const policy = { hero: { a: 0.3, b: 0.7 } };
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 20 }), (lives) => {
        const told = lives.flatMap(({ shares, variant, arm, spent }, n) => {
          const chances = shares && { shares, draw: { site: 0.1, share: shares[variant as 'a'], shares } };
          const order = spent > 0 ? [bought(`T${n}`, 1000, spent)] : [];
          return by(`v${n}`, ...served(`d${n}`, 0, { arm, variant, ...chances }), ...order);
        });
        const cells = shownIn(told, 'hero', true);
        const weighted = cells.reduce((sum, { variant, draw, sums }) => {
          const chance = readDraw(draw)?.shares?.[variant] ?? 1;
          return sum + (Number(sums.margin) * (policy.hero[variant as 'a'] ?? 0)) / chance;
        }, 0);
        const visitors = total(cells, 'visitors');
        const row = ask(told, policy).get('hero');
        expect(row?.visitors ?? 0).toBe(visitors);
        if (visitors > 0) expect(row?.ips).toBeCloseTo(weighted / visitors, 1);
      }),
    );
  });

  test.each(['control', 'site_control'] as const)(
    'leaves out who was in %s first, whenever the devices turn out to be one person’s',
    (arm) => {
      const shown = by('phone', ...served('d1', 5000, {}), bought('T1', 6000, 3000));
      const heldOut = by('laptop', ...served('d2', 0, { arm }));
      const another = by('v2', ...served('d3', 0, {}), bought('T2', 1000, 1000));
      const joined = ['phone', 'laptop'].map((visitor): Told => {
        return { visitor: 'person', fact: { kind: 'joined', visitor } };
      });
      expect(ask([...shown, ...heldOut, ...another], EVEN).get('hero')).toMatchObject({
        visitors: 2,
        as_it_was: 1000,
      });
      const all = [...shown, ...joined, ...heldOut, ...another];
      expect(ask(all, EVEN).get('hero')).toMatchObject({ visitors: 1, as_it_was: 500 });
      expect(total(shownIn(all, 'hero'), 'visitors')).toBe(1);
    },
  );

  test('leaves out a program, also where only a decision says so any more', () => {
    const [decision, view] = served('d1', 0, {});
    const told = by('v1', { ...decision, bot: true } as Fact, view as Fact);
    expect(ask(told, EVEN).get('hero')).toBeUndefined();
    expect(shownIn(told, 'hero')).toEqual([]);
  });

  test.each([
    ['no more margin than the cap, of goods that earn more than was paid for them', [300_000], 200_000],
    ['no greater loss than the cap', [-300_000], -200_000],
    ['the higher margin, where an order is told twice in the same words', [100, 500, 300], 500],
  ])('counts %s', (_, margins, counted) => {
    const orders = margins.map((margin) => ({ ...bought('T1', 1000, 1000), margin }) as Fact);
    const told = by('v1', ...served('d1', 0, {}), ...orders);
    expect(ask(told, EVEN).get('hero')).toMatchObject({ as_it_was: counted });
    expect(total(shownIn(told, 'hero'), 'margin')).toBe(counted);
  });

  test('takes the chance from the shares, of what was told before there were draws', () => {
    const told = by('v1', ...served('d1', 0, { shares: { a: 0.2, b: 0.8 } }), bought('T1', 1000, 1000));
    expect(ask(told, { hero: { a: 0.4 } }).get('hero')).toMatchObject({ as_it_was: 500, ips: 1000 });
  });

  test('takes the chance of who was assigned before from the draw, where there are too many shares to tell', () => {
    const told = by('v1', ...served('d1', 0, { draw: { site: 0, share: 0.05 } }), bought('T1', 1000, 1000));
    expect(ask(told, { hero: { a: 0.1 } }).get('hero')).toMatchObject({ as_it_was: 500, ips: 1000 });
  });

  test('counts an order whole that came back in part, as it says', () => {
    const paid = { p1: { at: START + 5000, value: 400, currency: 'EUR' } };
    const back: Fact = { kind: 'fate', id: 'f1', order: 'T1', fate: { paid } };
    const told = by('v1', ...served('d1', 0, {}), bought('T1', 1000, 1000), back);
    expect(ask(told, EVEN).get('hero')).toMatchObject({ as_it_was: 500 });
    expect(total(shownIn(told, 'hero'), 'margin')).toBe(300);
  });
});
