import type { VisitOutcome } from '../intent/visit-outcome.ts';
import type { Fate, Order } from '../profile/profile.ts';
import type { Fact, Seen } from './fact.ts';
import type { Served } from './served.ts';

/**
 * A fact as a line for a warehouse: flat, and a name means the same in every kind. Times are ms since the epoch, money is in minor units.
 * `number` only ever grows with arrival; `visitor` is whose fact it is, `event` the id of the event that told it.
 */
export type FactLine = { number: number; visitor: string } & (
  | ({ kind: 'served'; decision: string; firstAt?: number; bot?: true } & Omit<Served, 'id'>)
  | { kind: 'seen'; event: string; at: number; decision: string; what: Seen }
  | ({ kind: 'order'; event: string; transaction: string; margin: number } & Omit<Order, 'id'>)
  | { kind: 'fate'; event: string; transaction: string; fate: Fate }
  | { kind: 'bot'; at: number }
  | { kind: 'left'; at: number }
  | { kind: 'visit'; at: number; outcome: VisitOutcome }
  /** The visitor `joined` has turned out to be this one. */
  | { kind: 'joined'; joined: string; firstAt?: number; bot?: true }
  | { kind: 'settled'; before: number }
);

export function factLine(number: number, visitor: string, fact: Fact): FactLine {
  const { kind } = fact;
  const head = { number, visitor };
  switch (kind) {
    case 'served': {
      const { id: decision, ...rest } = fact.served;
      const { served: _, ...more } = fact;
      return { ...head, ...more, decision, ...rest };
    }
    case 'seen': {
      const { id: event, ...rest } = fact;
      return { ...head, ...rest, event };
    }
    case 'order': {
      const { id: transaction, ...rest } = fact.order;
      return { ...head, kind, event: fact.id, transaction, margin: fact.margin, ...rest };
    }
    case 'fate':
      return { ...head, kind, event: fact.id, transaction: fact.order, fate: fact.fate };
    case 'joined': {
      const { visitor: joined, ...rest } = fact;
      return { ...head, ...rest, joined };
    }
    case 'bot':
    case 'left':
    case 'visit':
    case 'settled':
      return { ...head, ...fact };
    default:
      return fact satisfies never;
  }
}

/** The fact that a line was made of. */
export function factOfLine(line: FactLine): Fact {
  const { number: _, visitor: _visitor, ...said } = line;
  switch (said.kind) {
    case 'served': {
      const { kind, decision: id, firstAt, bot, ...rest } = said;
      const more = { ...(firstAt !== undefined && { firstAt }), ...(bot && { bot }) };
      return { kind, served: { id, ...rest }, ...more };
    }
    case 'seen': {
      const { event: id, ...rest } = said;
      return { id, ...rest };
    }
    case 'order': {
      const { kind, event: id, transaction, margin, ...rest } = said;
      return { kind, id, order: { id: transaction, ...rest }, margin };
    }
    case 'fate': {
      const { kind, event: id, transaction: order, fate } = said;
      return { kind, id, order, fate };
    }
    case 'joined': {
      const { joined: visitor, ...rest } = said;
      return { ...rest, visitor };
    }
    case 'bot':
    case 'left':
    case 'visit':
    case 'settled':
      return said;
    default:
      return said satisfies never;
  }
}
