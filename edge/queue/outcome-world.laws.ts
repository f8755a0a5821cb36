import {
  addChanges,
  ARMS,
  BOTS,
  contributionsIn,
  hash32,
  memoryLedger,
  takeFact,
  takeOver,
  type Fact,
  type Served,
} from '#core';
import type { OutcomeMessage } from '../ports.ts';

const DAY_MS = 86_400_000;
const BEGIN = 20_758 * DAY_MS;
const PEOPLE = 5;
const STEPS = 8;

/** The same numbers for the same seed: whole, from 0 to below `n`. */
export type Draw = (n: number) => number;

export function drawFrom(seed: number): Draw {
  let drawn = 0;
  return (n) => hash32(String(drawn++), seed) % n;
}

/**
 * What the objects of some shoppers send, in the order of sending: some have two devices and sign in, some turn out to be bots, and
 * some have themselves forgotten.
 */
export function outcomeWorld(draw: Draw, site: string): OutcomeMessage[] {
  return Array.from({ length: PEOPLE }, (_, n) => personIn(draw, site, `${site}-p${n}`)).flat();
}

function personIn(draw: Draw, site: string, person: string): OutcomeMessage[] {
  const sent: OutcomeMessage[] = [];
  const device = `${person}-device`;
  const ledgers = { [person]: memoryLedger(), [device]: memoryLedger() };
  const decisions: string[] = [];
  let numbers = 0;
  let visitors = [person, device];
  const send = (visitor: string, { changes, facts }: Pick<OutcomeMessage, 'changes' | 'facts'>) =>
    void sent.push({ id: `${visitor}/${numbers++}`, site, visitor, changes: addChanges(changes), facts });

  for (let step = 0; step < STEPS; step++) {
    const visitor = visitors[draw(visitors.length)] ?? person;
    const told = Array.from({ length: 1 + draw(4) }, () =>
      takeFact(ledgers[visitor]!, factIn(draw, decisions, step)),
    );
    send(visitor, {
      changes: told.flatMap(({ changes }) => changes),
      facts: told.flatMap(({ facts }) => facts),
    });
    if (visitors.length === 2 && draw(8) === 0) {
      send(person, takeOver(ledgers[person]!, device, ledgers[device]!.outcomes()));
      visitors = [person];
    }
  }
  if (draw(3) > 0) return sent;
  // What one message does not take goes into another.
  for (const visitor of visitors) {
    const gone = contributionsIn(ledgers[visitor]!, ledgers[visitor]!.units());
    const forget = visitors.length === 2 ? [visitor] : [person, device];
    for (const changes of [gone.slice(0, 2), gone.slice(2)]) {
      sent.push({
        id: `${visitor}/${numbers++}`,
        site,
        visitor,
        changes: addChanges(changes),
        facts: [],
        forget,
      });
    }
  }
  return sent;
}

function factIn(draw: Draw, decisions: string[], step: number): Fact {
  const at = BEGIN + step * DAY_MS + draw(DAY_MS);
  const id = `e${draw(2 ** 31)}`;
  const decision = decisions[draw(decisions.length + 1)];
  const order = `T${draw(4)}`;
  switch (draw(decision === undefined ? 4 : 8)) {
    case 0:
      return {
        ...{ kind: 'order', id, margin: draw(9000) - 500 },
        order: { id: order, at, value: draw(30_000), currency: 'EUR', items: [], confirmed: draw(2) === 0 },
      };
    case 1:
      return { kind: 'fate', id, order, fate: { cancelledAt: at } };
    case 2:
      return draw(6) === 0 ? { kind: 'bot', at } : { kind: 'served', served: servedIn(draw, decisions, at) };
    case 3:
      return { kind: 'served', served: servedIn(draw, decisions, at) };
    default:
      return {
        ...{ kind: 'seen', id, at, decision: decision ?? '' },
        what: (['view', 'view', 'click', 'dismiss'] as const)[draw(4)] ?? 'view',
      };
  }
}

function servedIn(draw: Draw, decisions: string[], at: number): Served {
  const id = `d${draw(2 ** 31)}`;
  decisions.push(id);
  return {
    ...{
      id,
      at,
      slot: `slot-${draw(2)}`,
      arm: ARMS[draw(3)] ?? 'shown',
      variant: `v${draw(2)}`,
      channel: 'site',
    },
    ...{ segment: draw(20) === 0 ? BOTS : 'new/-', propensity: 0.5, cost: draw(2) * 300, currency: 'EUR' },
    ...(draw(3) > 0 && { draw: { site: draw(2) / 10, slot: 0.05, shares: { v0: 0.5, v1: 0.5 } } }),
    ...{ windowDays: 7, cap: 20_000, ...(draw(3) === 0 ? { atOnce: true } : {}) },
  };
}
