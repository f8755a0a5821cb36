import type { Env } from '../env.ts';
import type { Visitors } from '../ports.ts';
import { follow } from './follow.ts';
import type { VisitorCalls } from './visitor-calls.ts';
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
    of: (site, visitor) => follow((each) => visitorObject(VISITOR, site, each), visitor),
  };
}

/** One visitor's object itself, as `durableVisitors` calls it. */
export function visitorObject(namespace: Env['VISITOR'], site: string, visitor: string): VisitorCalls {
  const name = objectName(site, visitor);
  const call = <T>(method: (stub: VisitorCalls) => Promise<T>) =>
    retriedOnce(() => method(stubOf(namespace, name)));
  return {
    fold: (events, options) => call((stub) => stub.fold(events, options)),
    read: () => call((stub) => stub.read()),
    record: (decisions) => call((stub) => stub.record(decisions)),
    erase: (options) => call((stub) => stub.erase(options)),
    join: (person, options) => call((stub) => stub.join(person, options)),
    stage: (from, keys) => call((stub) => stub.stage(from, keys)),
    take: (from, bundle) => call((stub) => stub.take(from, bundle)),
    bury: () => call((stub) => stub.bury()),
  };
}

/** The RPC types take JSON of unknown shape for something that cannot be sent; our own types are exact. */
function stubOf(namespace: DurableObjectNamespace<VisitorObject>, name: string): VisitorCalls {
  const stub: unknown = namespace.getByName(name);
  return stub as VisitorCalls;
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
