import { basketOf } from './basket-of.ts';
import { channelWord } from './channel-word.ts';
import type { KnownFact } from './known-fact.ts';
import { listWords } from './list-words.ts';
import { messageAt } from './messages.ts';
import type { ItemMemory, Profile } from './profile.ts';
import { standingBuys } from './standing-buys.ts';
import { tellLots } from './tell-lots.ts';
import { tellWords } from './tell-words.ts';

/**
 * All that a profile knows, in sentences to the visitor whose it is, the newest first in each kind.
 *
 * @param titleOf what an item is called; undefined where the catalogue no longer has it
 * @param labelOf what the shop asked by a preference's name; undefined where it asks nothing
 */
export function tellProfile(
  profile: Profile,
  known: {
    titleOf: (item: string) => string | undefined;
    labelOf: (name: string) => string | undefined;
    gpc: boolean;
  },
): KnownFact[] {
  const title = (item: string) => known.titleOf(item) ?? `a thing that is no longer here (${item})`;
  const newest = (facts: KnownFact[]) => facts.sort((a, b) => b.at - a.at || (a.words < b.words ? -1 : 1));
  return [
    ...newest(tellWords(profile, known)),
    ...newest(bought(profile, title)),
    ...inBasket(profile, title),
    ...newest(items(profile, title)),
    ...shown(profile),
    ...tellLots(profile),
    ...newest(visits(profile)),
    ...newest(messages(profile)),
    ...newest(cases(profile)),
    ...signedIn(profile),
  ];
}

function bought(profile: Profile, title: (item: string) => string): KnownFact[] {
  return [...standingBuys(profile)].flatMap(([item, buys]) => {
    const last = buys.at(-1);
    if (last === undefined) return [];
    const times = buys.length > 1 ? `, ${timesWords(buys.length)}` : '';
    const from = last.confirmed ? 'shop' : 'seen';
    return [{ kind: 'bought' as const, words: `You bought ${title(item)}${times}.`, from, at: last.at }];
  });
}

function inBasket(profile: Profile, title: (item: string) => string): KnownFact[] {
  return basketOf(profile).map(({ item, quantity }) => ({
    kind: 'in_basket',
    words: `${title(item)} is in your basket${quantity > 1 ? `, ${quantity} of them` : ''}.`,
    from: 'seen',
    at: profile.items[item]?.basketAt ?? profile.last,
  }));
}

function items(profile: Profile, title: (item: string) => string): KnownFact[] {
  return Object.entries(profile.items).flatMap(([item, memory]) => {
    const { seen, touched, returnedAt, notForMeAt } = memory;
    const facts: (KnownFact | false | undefined)[] = [
      seen.length > 0 && {
        kind: 'looked_at',
        words: `${lookedAt(memory, title(item))}.`,
        from: 'seen',
        at: touched,
      },
      returnedAt !== undefined && {
        kind: 'sent_back',
        words: `You sent ${title(item)} back.`,
        from: 'shop',
        at: returnedAt,
      },
      notForMeAt !== undefined && {
        kind: 'ruled_out',
        words: `You said that ${title(item)} is not for you.`,
        from: 'you',
        at: notForMeAt,
      },
    ];
    return facts.filter((fact) => !!fact);
  });
}

const READ = {
  reviews: 'its reviews',
  'size-guide': 'its size guide',
  shipping: 'how it is sent',
  returns: 'how it is sent back',
  stock: 'where it is in stock',
} as const;

function lookedAt({ seen, regions = {} }: ItemMemory, title: string): string {
  const read = Object.keys(regions).map((region) => READ[region as keyof typeof READ]);
  const times = seen.length > 1 ? ` ${timesWords(seen.length)}` : '';
  return `You looked at ${title}${times}${read.length > 0 ? `, and read ${listWords(read)}` : ''}`;
}

/** One sentence for all that was put before them: each showing for itself would say little. */
function shown({ showings }: Profile): KnownFact[] {
  const all = Object.values(showings).filter(({ shown, would }) => shown.length > 0 && !would);
  if (all.length === 0) return [];
  const clicked = all.filter(({ clickedAt, acceptedAt }) => (clickedAt ?? acceptedAt) !== undefined).length;
  const sentAway = all.filter(({ dismissed }) => dismissed.length > 0).length;
  const things = all.length === 1 ? 'one thing' : `${all.length} things`;
  const answers = [
    ...(clicked > 0 ? [`followed ${clicked}`] : []),
    ...(sentAway > 0 ? [`sent ${sentAway} away`] : []),
  ];
  return [
    {
      kind: 'shown',
      words: `The shop has put ${things} before you${answers.length > 0 ? `; you ${listWords(answers)}` : ''}.`,
      from: 'seen',
      at: Math.max(...all.flatMap((showing) => showing.shown)),
    },
  ];
}

function visits({ visits: all }: Profile): KnownFact[] {
  return all.map(({ last, pages, campaign, referrerHost }) => {
    const way = campaign?.name ?? campaign?.source ?? referrerHost;
    const came = way === undefined ? '' : `, coming from ${way}`;
    return {
      kind: 'visited',
      words: `You were here${pages > 0 ? ` and saw ${pages} ${pages === 1 ? 'page' : 'pages'}` : ''}${came}.`,
      from: 'seen',
      at: last,
    };
  });
}

function messages(profile: Profile): KnownFact[] {
  return Object.values(profile.messages).map((message) => ({
    kind: 'written_to',
    words: `The shop wrote to you by ${channelWord(message.channel) || 'another channel'}${message.topic === undefined ? '' : ` about ${message.topic}`}.`,
    from: 'shop',
    at: messageAt(message),
  }));
}

/** A case is told with what the shop's systems said of it last. */
function cases(profile: Profile): KnownFact[] {
  return Object.values(profile.cases).map(({ openedAt = 0, closedAt = 0 }) => ({
    kind: 'asked',
    words:
      openedAt > closedAt
        ? 'You have an open matter with the shop.'
        : 'You had a matter with the shop, which is settled.',
    from: 'shop',
    at: Math.max(openedAt, closedAt),
  }));
}

function signedIn({ identifiedAt }: Profile): KnownFact[] {
  return identifiedAt === undefined
    ? []
    : [{ kind: 'signed_in', words: 'You have signed in here.', from: 'shop', at: identifiedAt }];
}

function timesWords(times: number): string {
  return times === 2 ? 'twice' : `${times} times`;
}
