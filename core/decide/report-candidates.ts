import type { CatalogLookup } from '../catalog/item.ts';
import { MANNERS } from '../manners/order.ts';
import type { Slot, Variant } from '../plan/plan.ts';
import { candidateOf } from './candidate-of.ts';
import type { CandidateReport, FilledContent } from './decision.ts';
import { fillContent } from './fill-content.ts';
import type { Moment } from './moment.ts';

/** A variant with all that was said of it; `content` is there when it may be shown. */
export interface Reported {
  variant: Variant;
  report: CandidateReport;
  content?: FilledContent;
}

/** Asks every manner of every variant of a slot. Content is filled only where nothing stands in the way. */
export function reportCandidates(
  moment: Moment,
  slotName: string,
  slot: Slot,
  catalog: CatalogLookup,
  inviting: string | undefined,
): Reported[] {
  return slot.variants.map((variant) => {
    const drawn = candidateOf(variant, { ...moment, catalog });
    const { candidate } = drawn;
    const subject = { ...moment, slotName, slot, candidate, ...(inviting !== undefined && { inviting }) };
    const verdicts = MANNERS.map((manner) => manner.ask(subject));
    const report = { variant: variant.id, items: candidate.items.map((item) => item.id), verdicts };
    if (drawn.lacks !== undefined)
      return { variant, report: { ...report, lacks: drawn.lacks, allowed: false } };
    if (!verdicts.every((verdict) => verdict.allows))
      return { variant, report: { ...report, allowed: false } };
    const filled = fillContent(candidate, moment.plan, catalog);
    if (!filled.ok) return { variant, report: { ...report, lacks: filled.lacks, allowed: false } };
    return { variant, report: { ...report, allowed: true }, content: filled.content };
  });
}
