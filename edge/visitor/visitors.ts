import type { Env } from '../env.ts';
import type { Visitor, Visitors } from '../ports.ts';
import { objectName } from './visitor-name.ts';
import type { VisitorObject } from './visitor-object.ts';

/**
 * Visitors in their Durable Objects. A stub is dead after an exception
 * (developers.cloudflare.com/durable-objects/best-practices/error-handling), so each call gets its own. What the platform
 * marks `retryable` is tried once more, which harms nothing, because every method may be repeated; `overloaded` is not,
 * because more of the same is what the object suffers from. Other errors reach the caller as they are.
 */
export function durableVisitors({ VISITOR }: Pick<Env, 'VISITOR'>): Visitors {
  return {
    of(site, visitor): Visitor {
      const name = objectName(site, visitor);
      const call = <T>(method: (stub: Visitor) => Promise<T>) =>
        retriedOnce(() => method(stubOf(VISITOR, name)));
      return {
        fold: (events, options) => call((stub) => stub.fold(events, options)),
        read: () => call((stub) => stub.read()),
        record: (decisions) => call((stub) => stub.record(decisions)),
        erase: () => call((stub) => stub.erase()),
      };
    },
  };
}

/** The RPC types take JSON of unknown shape for something that cannot be sent; the port's own types are exact. */
function stubOf(namespace: DurableObjectNamespace<VisitorObject>, name: string): Visitor {
  const stub: unknown = namespace.getByName(name);
  return stub as Visitor;
}

async function retriedOnce<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { retryable, overloaded } = error as { retryable?: boolean; overloaded?: boolean };
    if (!retryable || overloaded) throw error;
    return call();
  }
}
