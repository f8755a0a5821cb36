import * as v from 'valibot';
import type { Flaw, Result } from '../result.ts';
import { audienceChains } from './audience-chains.ts';
import { audienceCycles } from './audience-cycles.ts';
import { forbiddenKeys } from './forbidden-keys.ts';
import { planSchema } from './plan-schema.ts';
import type { Plan } from './plan.ts';
import { ruleFlaws } from './rule-flaws.ts';
import { schemaFlaw } from './schema-flaw.ts';
import { slotFlaws } from './slot-flaws.ts';

/** As many as a person corrects before trying again. */
const FLAWS_MAX = 100;

/**
 * A plan as a marketer wrote it, checked and with every default filled in; or what is wrong with it, each with
 * its path (`slots.home-hero.variants.0.audience`), a stable code, and a sentence that says the remedy.
 *
 * Codes: `forbidden_key`, `too_deep`, `unknown_key`, `missing`, `invalid`, `invalid_name`, `unknown_fact`,
 * `unknown_operator`, `operator_value`, `unknown_audience`, `audience_cycle`, `duplicate_variant`, `reserved_name`,
 * `unknown_placeholder`, `schedule_order`, `cap_too_high`, `invitation_content`, `no_weight`. At most FLAWS_MAX; references are looked at once the schema holds.
 */
export function readPlan(raw: unknown): Result<Plan> {
  const unreadable = [...listsForObjects(raw), ...forbiddenKeys(raw)];
  if (unreadable.length > 0) return refuse(unreadable);
  const result = v.safeParse(planSchema, raw);
  if (!result.success) return refuse(result.issues.map(schemaFlaw));
  const flaws = referenceFlaws(result.output);
  return flaws.length > 0 ? refuse(flaws) : { ok: true, value: result.output };
}

/** valibot takes a list for an object without keys, and an empty list of slots would pass for no slots. */
function listsForObjects(raw: unknown): Flaw[] {
  const parts = Object.entries({ '': raw, ...(raw as object | null) });
  return parts
    .filter(([path, part]) => Array.isArray(part) && path !== 'origins')
    .map(([path]) => ({ path, code: 'invalid', detail: 'expected an object, not a list' }));
}

function referenceFlaws({ audiences, slots }: Plan): Flaw[] {
  const names = Object.keys(audiences);
  const cycles = audienceCycles(audiences);
  return [
    ...Object.entries(audiences).flatMap(([name, rule]) => ruleFlaws(rule, `audiences.${name}`, names)),
    ...(cycles.length > 0 ? cycles : audienceChains(audiences)),
    ...Object.entries(slots).flatMap(([name, slot]) => slotFlaws(slot, `slots.${name}`, names)),
  ];
}

function refuse(errors: Flaw[]): Result<Plan> {
  return { ok: false, errors: errors.slice(0, FLAWS_MAX) };
}
