import type { Decision, Explanation } from '#core';

import type { Host } from '../host.ts';

/** The whole of why the slot's last decision was made so; undefined when nobody is known or there is no answer. Never rejects. */
export async function explain(host: Host, slot: string): Promise<Explanation | undefined> {
  try {
    const answer = await fetch(`${host.edge}/v1/me?explain=1`, {
      headers: { authorization: `Visitor ${host.visitor()}` },
    });
    const { decisions } = (await answer.json()) as {
      decisions: (Decision & { explanation?: Explanation | null })[];
    };
    return decisions.find((decision) => decision.slot === slot)?.explanation ?? undefined;
  } catch {
    return undefined;
  }
}
