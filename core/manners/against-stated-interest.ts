import { contradiction } from './contradiction.ts';
import type { Manner, Verdict } from './manner.ts';
import { onceAnItem } from './once-an-item.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { speaksOfBasket, speaksOfBought } from './speaks-of.ts';
import { DISLIKES, statedFilters, type StatedFilter } from './stated-filters.ts';

const NOTHING = allow('against_stated_interest', 'It is about nothing in particular.');
const NO_OFFER = allow(
  'against_stated_interest',
  'It speaks of what is the visitor’s already, and offers nothing.',
);
const NOTHING_SAID = allow(
  'against_stated_interest',
  'The visitor has said nothing that it could contradict.',
);
const AGREES = allow('against_stated_interest', 'Nothing that the visitor has said speaks against it.');

/**
 * The electric car. Said in plain words which one they want, and was sent everything else: what visitors say of themselves
 * filters, not just ranks, and goes before all that was only observed or bought in, which is not asked here at all.
 *
 * Of each preference that the plan gives a field to (`preferences`: `drive` is the category within `Cars`), an item
 * contradicts it whose field has values, none of which was said. Whatever the plan says, `dislikes` are categories, brands and
 * colours that are not wanted. What lies in the visitor's own basket, or was bought, is their choice.
 */
export const againstStatedInterest: Manner = {
  code: 'against_stated_interest',
  perItem: true,
  alike: true,
  ask(subject) {
    const { plan, profile, candidate } = subject;
    if (plan.manners.hearWhatIsSaid === false) return switchedOff('against_stated_interest');
    const [item] = candidate.items;
    if (item === undefined) return NOTHING;
    if (statedFilters(profile, plan).length === 0) return NOTHING_SAID;
    if (speaksOfBasket(candidate.variant) || speaksOfBought(candidate.variant)) return NO_OFFER;
    return judge(item, subject);
  },
};

const judge = onceAnItem((item, { plan, profile }) => {
  for (const filter of statedFilters(profile, plan)) {
    const value = contradiction(item, filter);
    if (value !== undefined) return contradicted(item.id, filter, value);
  }
  return AGREES;
});

function contradicted(what: string, { name, field, said, at }: StatedFilter, value: string): Verdict {
  const is = value.trim();
  const words = () => {
    if (name === DISLIKES) return `The visitor said that they do not like ${is}, and it is that.`;
    const shown = field === 'category' || field === 'color' ? is.toLowerCase() : is;
    return `The visitor said ${name}: ${said}; this is ${shown}.`;
  };
  return forbid('against_stated_interest', words, { what, preference: name, said, is, at });
}
