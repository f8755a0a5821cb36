import type { DecisionRecord, Served, TactEvent } from '#core';

/**
 * What a showing was about and what it offered, from the visitor's own record of the decision. A page only names the
 * decision: what it says of the rest was left at the door. A record that is forgotten, or whose writing was lost, leaves the
 * showing without: it is counted all the same, and tires its variant, not its topic.
 *
 * Who is held out has what would have been shown noted in its place (`would`), so that it comes to rest for them as it does for
 * the others: a policy that passed on to the next variant for one group alone would have the two compared on different people.
 */
export function annotate(
  events: readonly TactEvent[],
  recordOf: (decision: string) => DecisionRecord | null,
  servedOf: (decision: string) => Served | undefined,
): TactEvent[] {
  return events.map((event) => {
    if (!SHOWN.has(event.name) || event.params.decision === undefined) return event;
    const served = servedOf(event.params.decision);
    if (event.name === 'slot_view' && served !== undefined && HELD_OUT.has(served.arm))
      return { ...event, params: { ...event.params, variant: served.variant }, would: true };
    const decision = recordOf(event.params.decision)?.decision;
    if (decision === undefined || decision.variant !== event.params.variant) return event;
    const item = decision.about?.[0];
    return {
      ...event,
      params: {
        ...event.params,
        ...(item !== undefined && { item_id: item }),
        ...(decision.incentive !== undefined && { incentive: decision.incentive }),
      },
    };
  });
}

const HELD_OUT: ReadonlySet<Served['arm']> = new Set(['control', 'site_control']);

const SHOWN: ReadonlySet<TactEvent['name']> = new Set([
  'slot_view',
  'slot_click',
  'slot_dismiss',
  'invite_shown',
  'invite_accept',
  'invite_dismiss',
]);
