import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import { pathOf } from '../catalog/category-path.ts';
import { isSameKind } from '../catalog/same-kind.ts';
import { readingNow } from '../pick/reading-now.ts';
import type { Profile } from '../profile/profile.ts';
import { basketThings } from './basket-things.ts';
import { countWords } from './count-words.ts';
import { goTogether } from './go-together.ts';
import type { Manner } from './manner.ts';
import { onceAnItem, type Surroundings } from './once-an-item.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { speaksOfBasket } from './speaks-of.ts';
import { thingOf } from './thing-of.ts';

const MINUTE_MS = 60_000;

const NOTHING = allow('off_topic', 'It is about no other thing, so it takes attention to none.');
const NOT_READING = allow('off_topic', 'The visitor is not reading about anything right now.');
const RELATED = allow('off_topic', 'It has to do with what the visitor is reading about.');
const HELPS = allow('off_topic', 'It helps with what the visitor has begun.');

/**
 * The red dress, now. Somebody reads the reviews of one dress: what is shown has to do with it. It is the thing itself in
 * whatever colour, what goes with it (by the feed, or by what people buy together), something of its kind, or what lies in the
 * basket beside it. Anything else stays away, however well it scores elsewhere, until `minutes` (10) have passed since the last
 * sign of reading, or the visitor goes on to another page.
 *
 * What is about nothing in particular is about no other thing, an offer on everything included, since it holds for the dress
 * too. What helps (`purpose: service`) and the visitor's own basket may always be there.
 */
export const offTopic: Manner = {
  code: 'off_topic',
  perItem: true,
  alike: true,
  ask(subject) {
    const { plan, candidate } = subject;
    const rule = plan.manners.stayOnTopic;
    if (rule === false) return switchedOff('off_topic');
    const [item] = candidate.items;
    if (item === undefined) return NOTHING;
    const reading = readingWithin(rule.minutes, subject);
    if (reading === null) return NOT_READING;
    if (candidate.variant.purpose === 'service' || speaksOfBasket(candidate.variant)) return HELPS;
    return judge(item, subject);
  },
};

const judge = onceAnItem((item, around) => {
  const { plan, profile, catalog } = around;
  const rule = plan.manners.stayOnTopic;
  const reading = rule === false ? null : readingWithin(rule.minutes, around);
  if (rule === false || profile === null || reading === null) return NOT_READING;
  if (isRelated(item, reading.item, profile, catalog)) return RELATED;
  const words = () => {
    const title = catalog.item(reading.item)?.title ?? reading.item;
    return `The visitor is reading about something else (${title}), and this has nothing to do with it; it waits ${countWords(rule.minutes, 'minute')}.`;
  };
  const numbers = { what: item.id, reading: reading.item, at: reading.at, minutes: rule.minutes };
  return forbid('off_topic', words, numbers, reading.at + rule.minutes * MINUTE_MS);
});

function readingWithin(minutes: number, { profile, context }: Surroundings) {
  const reading = profile === null ? null : readingNow(profile, context);
  return reading !== null && context.now < reading.at + minutes * MINUTE_MS ? reading : null;
}

function isRelated(item: CatalogItem, id: string, profile: Profile, catalog: CatalogLookup): boolean {
  const read = catalog.item(id);
  if (thingOf(item) === thingOf(read ?? { id })) return true;
  if (goTogether(read ?? { id }, item)) return true;
  // What the catalogue does not have is filed as it was when it was looked at.
  const categories = read?.categories ?? pathOf(profile.items[id]?.category?.value ?? '');
  if (isSameKind({ categories }, item)) return true;
  if (basketThings(profile, catalog).things.has(thingOf(item))) return true;
  return isBoughtWith(catalog, id, item.id) || isBoughtWith(catalog, item.id, id);
}

function isBoughtWith(catalog: CatalogLookup, a: string, b: string): boolean {
  return catalog.lessons(a)?.together.some((other) => other.item === b) ?? false;
}
