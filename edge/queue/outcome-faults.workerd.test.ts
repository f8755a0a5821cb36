import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import { d1Outcomes } from '../stores/d1-outcomes.ts';
import { outcomeFaultCases, type Fault } from './outcome-faults.cases.ts';

describe('faults of outcomes in D1', () => outcomeFaultCases((next) => d1Outcomes(faulty(env.DB, next)), 8));

/** The real database, of which a batch meets with a fault: its transaction really fails at that statement, or is committed and nobody hears. */
function faulty(db: D1Database, next: () => Fault): D1Database {
  const batch: D1Database['batch'] = async (statements) => {
    const fault = next();
    if (fault.kind === 'refused')
      throw new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.');
    const sent = [...statements];
    // A key that is there already: it is only found out when the statement runs.
    if (fault.kind === 'failed') sent.splice(Math.min(fault.statement, sent.length), 0, db.prepare(FAILS));
    const results = await db.batch(sent);
    if (fault.kind === 'killed after the commit') throw new Error(fault.kind);
    return results as Awaited<ReturnType<typeof db.batch<never>>>;
  };
  return new Proxy(db, {
    get: (real, key) => {
      if (key === 'batch') return batch;
      const value: unknown = Reflect.get(real, key);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
}

const FAILS = `INSERT INTO applied_message (id, at) VALUES ('', 0), ('', 0)`;
