import type { Visitor } from '../ports.ts';
import { hasMoved, type Moved, type VisitorCalls } from './visitor-calls.ts';

/** A device, a person, and that person's ids under earlier signing keys. */
const HOPS_MAX = 5;

/** A visitor, whoever they have become: asks their object, and where that sends on to another, the other. */
export function follow(objectOf: (visitor: string) => VisitorCalls, visitor: string): Visitor {
  async function call<T>(
    method: (object: VisitorCalls) => Promise<T | Moved>,
  ): Promise<{ at: string; said: T }> {
    let at = visitor;
    for (let hops = 0; hops < HOPS_MAX; hops++) {
      const said = await method(objectOf(at));
      if (!hasMoved(said)) return { at, said };
      at = said.moved;
    }
    throw new Error('a visitor has moved too often');
  }
  const named = <T extends object>(at: string, said: T) => (at === visitor ? said : { ...said, visitor: at });

  return {
    async fold(events, options) {
      const { at, said } = await call((object) => object.fold(events, options));
      return said === 'erased' ? said : named(at, said);
    },
    async read() {
      const { at, said } = await call((object) => object.read());
      return named(at, said);
    },
    async record(decisions) {
      await call((object) => object.record(decisions));
    },
    join: (person, options) => objectOf(visitor).join(person, options),
    async erase(options) {
      await call((object) => object.erase(options));
    },
  };
}
