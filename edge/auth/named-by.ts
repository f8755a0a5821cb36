import * as v from 'valibot';
import type { Edge } from '../edge.ts';
import { asCustomer } from '../identity/as-customer.ts';
import { customerId } from '../identity/read-identity.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { namedVisitor } from './named-visitor.ts';

/** How a server names somebody. */
export interface Name {
  /** An id that this edge has given, or a credential that a page has passed on. */
  visitor?: unknown;
  /** The shop's own id of its customer, as `sub` in its identity tokens. Counts where both are given. */
  customer?: unknown;
}

export interface Named {
  /** The same for the same name. */
  key: string;
  /** Does something as them, as long as they have not asked to be forgotten. */
  as<T>(work: (visitor: string) => Promise<T | 'erased'>): Promise<T | 'erased'>;
}

export async function namedBy(
  edge: Edge,
  site: string,
  { visitor, customer }: Name,
): Promise<Outcome<Named>> {
  if (customer !== undefined) {
    const read = v.safeParse(customerId, customer);
    if (!read.success) return refuse('unknown_visitor', 'customer: a text of 1 to 200 characters');
    return {
      ok: true,
      value: { key: `customer ${read.output}`, as: (work) => asCustomer(edge, site, read.output, work) },
    };
  }
  const found = await namedVisitor(edge, site, typeof visitor === 'string' ? visitor : '');
  if (!found.ok) return found;
  return { ok: true, value: { key: `visitor ${found.value}`, as: (work) => work(found.value) } };
}
