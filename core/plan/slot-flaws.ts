import { placeholdersIn } from '../decide/placeholders.ts';
import { isTemplateName, TEMPLATE_NAMES } from '../decide/template-values.ts';
import { SHOWN_MAX } from '../profile/profile.ts';
import type { Flaw } from '../result.ts';
import { didYouMean } from './near-miss.ts';
import { CONTROL } from './plan-schema.ts';
import type { Slot, Variant } from './plan.ts';
import { audienceFlaws, ruleFlaws } from './rule-flaws.ts';

/** What the schema cannot see in a slot: names used twice, audiences, placeholders, times and shares that leave nothing. */
export function slotFlaws(slot: Slot, path: string, audiences: readonly string[]): Flaw[] {
  const flaws = slot.variants.flatMap((variant, i) => [
    ...(slot.variants.findIndex((each) => each.id === variant.id) < i
      ? [duplicate(variant.id, `${path}.variants.${i}.id`)]
      : []),
    ...(variant.id === CONTROL ? [reserved(`${path}.variants.${i}.id`)] : []),
    ...(slot.kind === 'invitation' && variant.content.kind !== 'banner'
      ? [notACard(`${path}.variants.${i}.content.kind`)]
      : []),
    ...variantFlaws(variant, `${path}.variants.${i}`, audiences),
  ]);
  flaws.push(...capFlaws(slot, path));
  const isWeightless = slot.variants.length > 0 && slot.variants.every((variant) => variant.weight === 0);
  if (slot.policy.kind === 'experiment' && isWeightless)
    flaws.push({
      path: `${path}.variants`,
      code: 'no_weight',
      detail: 'an experiment needs one variant with a weight above 0',
    });
  return flaws;
}

function duplicate(id: string, path: string): Flaw {
  return {
    path,
    code: 'duplicate_variant',
    detail: `${JSON.stringify(id)} is another variant of this slot; rename one`,
  };
}

function reserved(path: string): Flaw {
  return {
    path,
    code: 'reserved_name',
    detail: `${CONTROL} is what counts call the control group; choose another`,
  };
}

/** A page would throw it away unshown, while the plan says that it is shown. */
function notACard(path: string): Flaw {
  return {
    path,
    code: 'invitation_content',
    detail: 'an invitation is a small card: its content is a banner',
  };
}

function variantFlaws(
  { audience, content, schedule }: Variant,
  path: string,
  audiences: readonly string[],
): Flaw[] {
  const flaws =
    audience === undefined
      ? []
      : typeof audience === 'string'
        ? audienceFlaws(audience, `${path}.audience`, audiences)
        : ruleFlaws(audience, `${path}.audience`, audiences);
  flaws.push(...placeholderFlaws(content, `${path}.content`));
  const { from, until } = schedule ?? {};
  if (from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from))
    flaws.push({
      path: `${path}.schedule.until`,
      code: 'schedule_order',
      detail: '`until` lies after `from`',
    });
  return flaws;
}

/** A placeholder that nothing fills would keep its variant from ever being shown. */
function placeholderFlaws(content: Variant['content'], path: string): Flaw[] {
  return [...placeholdersIn(content)]
    .filter((name) => !isTemplateName(name))
    .map((name) => ({
      path,
      code: 'unknown_placeholder',
      detail: `no placeholder {{${name.slice(0, 60)}}}${didYouMean(name, TEMPLATE_NAMES)}; there are ${TEMPLATE_NAMES.join(', ')}`,
    }));
}

/** A profile remembers SHOWN_MAX showings a variant: a cap above what can be counted would never hold. */
function capFlaws({ caps = {}, variants }: Slot, path: string): Flaw[] {
  const max = SHOWN_MAX * variants.length;
  return Object.entries(caps)
    .filter(([, cap]) => variants.length > 0 && (cap ?? 0) > max)
    .map(([name]) => ({
      path: `${path}.caps.${name}`,
      code: 'cap_too_high',
      detail: `at most ${max} showings of this slot can be counted (${SHOWN_MAX} a variant)`,
    }));
}
