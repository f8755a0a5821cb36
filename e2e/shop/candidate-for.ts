import { expect } from '@playwright/test';
import { explainVisitor, type ExplainedDecision } from './explain.ts';
import type { TactWatch } from './watch-tact.ts';

export type ExplainedCandidate = NonNullable<ExplainedDecision['explanation']>['candidates'][number];

/** What the explanation of a slot's newest decision says of one variant. */
export async function candidateFor(
  tact: TactWatch,
  slot: string,
  variant: string,
  site?: string,
): Promise<ExplainedCandidate> {
  let candidate: ExplainedCandidate | undefined;
  const explained = async () => {
    await tact.heard();
    const latest = tact.latest(slot)?.id;
    const decision = (await explainVisitor(tact, site)).find(({ id }) => id === latest);
    candidate = decision?.explanation?.candidates.find((each) => each.variant === variant);
    return candidate?.variant;
  };
  await expect.poll(explained, { message: `what is said of ${variant} in ${slot}` }).toBe(variant);
  return candidate as ExplainedCandidate;
}
