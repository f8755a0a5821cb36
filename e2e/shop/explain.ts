import { visitorOf, edgeCall } from '../edge.ts';
import type { TactWatch } from './watch-tact.ts';

export interface ExplainedDecision {
  id: string;
  slot: string;
  action: string;
  variant?: string;
  reason: { code: string; words: string };
  explanation?: {
    candidates: {
      variant: string;
      allowed: boolean;
      verdicts: {
        manner: string;
        allows: boolean;
        words: string;
        numbers?: Record<string, string | number>;
      }[];
      leftOut: { item: string; verdict: { manner: string; words: string } }[];
    }[];
    /** What the slot's audiences asked for; null where it is not known. */
    facts: Record<string, unknown>;
    intent: { score: number; evidence: { kind: string; item?: string; now: number }[] };
  };
}

/** What the edge says of this visitor's recent decisions, newest first, with the whole of why and why not. */
export async function explainVisitor(tact: TactWatch, site?: string): Promise<ExplainedDecision[]> {
  const { decisions } = await edgeCall<{ decisions: ExplainedDecision[] }>(
    'GET',
    `/v1/visitors/${visitorOf(tact.credential() ?? '')}?explain=1`,
    undefined,
    site,
  );
  return decisions;
}
