import { edgeCall, visitorOf } from '../edge.ts';
import type { ExplainedCandidate } from './candidate-for.ts';
import type { SeenDecision, TactWatch } from './watch-tact.ts';

export interface DecidedBy extends SeenDecision {
  content?: { title?: string };
  candidates: ExplainedCandidate[];
}

/** What another system of the shop's (who sends the e-mails, the call centre) is told of one slot for this visitor. */
export async function decideBy(
  channel: string,
  tact: TactWatch,
  slot: string,
  site?: string,
): Promise<DecidedBy> {
  const body = { visitor: visitorOf(tact.credential() ?? ''), channel, slots: [slot] };
  const { decisions, explanations } = await edgeCall<{
    decisions: Omit<DecidedBy, 'candidates'>[];
    explanations: { decision: string; candidates: ExplainedCandidate[] }[];
  }>('POST', '/v1/decide?explain=1', body, site);
  const decision = decisions.find((each) => each.slot === slot);
  const explained = explanations.find((each) => each.decision === decision?.id);
  if (decision === undefined || explained === undefined) throw new Error(`no decision for ${slot}`);
  return { ...decision, candidates: explained.candidates };
}
