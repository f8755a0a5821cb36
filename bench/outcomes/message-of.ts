import { hash32, SUM_FIELDS, type Cell, type CellChange, type Fact } from '#core';

const DAY_MS = 86_400_000;
const BEGIN_DAY = 20_758;
const SLOTS = 10;
const VARIANTS = 5;
const SEGMENTS = 20;
const CHANCES = { site: 0.1, slot: 0.05, shares: { a: 0.25, b: 0.25, c: 0.5 } };

/** Outcomes in each message. */
export const FACTS_A_MESSAGE = 5;
/** A visitor who is enrolled in two slots counts for each in three cells and in the site's, and is learned from in two. */
export const CHANGES_A_MESSAGE = 7;

interface Message {
  id: string;
  site: string;
  visitor: string;
  changes: CellChange[];
  facts: Fact[];
}

/** What the n-th visitor's object sends after a page with two slots: both decisions, both views, and an order; its cells drawn evenly. */
export function messageOf(n: number, cells: number): Message {
  const drawn = (of: string) => hash32(`${n} ${of}`);
  const at = BEGIN_DAY * DAY_MS + (drawn('at') % DAY_MS);
  const spent = 1000 + (drawn('spent') % 20_000);
  const visitor = `${drawn('a').toString(36)}-${drawn('b').toString(36)}-${drawn('c').toString(36)}`;
  const decisions = ['d', 'e'].map((of) => `${drawn(of).toString(16)}${drawn(`${of}${of}`).toString(16)}`);
  return {
    id: `${visitor}/${n}`,
    site: 'bench',
    visitor,
    changes: Array.from({ length: CHANGES_A_MESSAGE }, (_, k) => changeOf(drawn(`cell ${k}`) % cells, spent)),
    facts: [
      ...decisions.flatMap((decision, k) => [
        servedIn(cellOf(drawn(`cell ${k}`) % cells), decision, at),
        { kind: 'seen' as const, id: eventId(n, k), at: at + 1500, decision, what: 'view' as const },
      ]),
      {
        ...{ kind: 'order', id: eventId(n, 3), margin: Math.round(spent * 0.4) },
        order: {
          ...{ id: `T${n}`, at: at + 60_000, value: spent, currency: 'EUR', confirmed: true },
          items: [{ item: `sku-${n % 1000}`, quantity: 1, price: spent }],
        },
      },
    ],
  };
}

function eventId(n: number, k: number): string {
  return `0199f000-000${k}-7000-8000-${String(n).padStart(12, '0')}`;
}

function servedIn(cell: Cell, id: string, at: number): Fact {
  const { day: _, draw: _chances, ...rest } = cell;
  const shares = { [cell.variant]: 0.4, other: 0.6 };
  const money = { cost: 0, currency: 'EUR', windowDays: 7, cap: 200_000 };
  return { kind: 'served', served: { id, at, ...rest, propensity: 0.4, shares, draw: CHANCES, ...money } };
}

/** The more cells, the more days. */
function cellOf(n: number): Cell {
  const [slot, variant] = [n % SLOTS, Math.floor(n / SLOTS) % VARIANTS];
  const segment = Math.floor(n / SLOTS / VARIANTS) % SEGMENTS;
  return {
    day: BEGIN_DAY + Math.floor(n / SLOTS / VARIANTS / SEGMENTS),
    ...{
      slot: `slot-${slot}`,
      variant: `variant-${variant}`,
      arm: 'shown',
      channel: 'site',
      segment: `s${segment}/-`,
      draw: JSON.stringify(CHANCES),
    },
  };
}

function changeOf(n: number, spent: number): CellChange {
  const margin = Math.round(spent * 0.4);
  const some: Partial<Record<(typeof SUM_FIELDS)[number], number>> = {
    ...{ visitors: 1, seen: 1, converted: 1, orders: 1, revenue: spent, revenueSquared: spent ** 2 },
    ...{ margin, marginSquared: margin ** 2, before: 2000, beforeSquared: 4_000_000 },
  };
  return { ...cellOf(n), sums: SUM_FIELDS.map((field) => some[field] ?? 0) };
}
