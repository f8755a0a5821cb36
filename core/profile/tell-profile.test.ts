import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryProfile } from './arbitrary-events.laws.ts';
import { ago, profileOf, type Told } from './events.laws.ts';
import { newProfile, type Profile } from './profile.ts';
import { tellProfile } from './tell-profile.ts';

const TITLES: Readonly<Record<string, string>> = { dress: 'Amelie (Dusty rose)', lamp: 'Ottoline' };
const SERVER = { source: 'server' as const };

function tell(told: Told[], gpc = false) {
  return tellProfile(profileOf(...told), {
    titleOf: (item) => TITLES[item],
    labelOf: (name) => (name === 'drive' ? 'What should your next car run on?' : undefined),
    gpc,
  });
}

const sentences = (...told: Told[]): string[] => tell(told).map(({ words }) => words);

test('every word that is kept is told of, with Global Privacy Control and without', () => {
  fc.assert(
    fc.property(arbitraryProfile(), fc.boolean(), (profile, gpc) => {
      const facts = tellProfile(profile, { titleOf: () => undefined, labelOf: () => undefined, gpc });
      const kept = [...Object.values(profile.said), ...Object.values(profile.traits)];
      expect(facts.filter(({ kind }) => kind === 'said' || kind === 'told')).toHaveLength(
        kept.filter(({ value }) => value !== '').length,
      );
    }),
  );
});

test('every fact is one sentence, says whose word it is, and when', () => {
  fc.assert(
    fc.property(arbitraryProfile(), (profile) => {
      const facts = tellProfile(profile, {
        titleOf: () => undefined,
        labelOf: () => undefined,
        gpc: false,
      });
      for (const { words, from, at } of facts) {
        expect(words).toMatch(/^\S.*\.$/s);
        expect(['you', 'seen', 'shop', 'partner', 'bought_in']).toContain(from);
        expect(Number.isFinite(at)).toBe(true);
      }
    }),
  );
});

test('what was looked at is told with how often and what was read', () => {
  expect(
    sentences(
      [9, 'view_item', { item_id: 'dress' }],
      [5, 'view_item', { item_id: 'dress' }],
      [4, 'view_region', { item_id: 'dress', region: 'reviews' }],
      [3, 'view_region', { item_id: 'dress', region: 'stock' }],
    ),
  ).toContain('You looked at Amelie (Dusty rose) twice, and read its reviews and where it is in stock.');
});

test('what was said is told in the words of the question, and can be taken back by its name', () => {
  const [fact] = tell([[5, 'preference', { name: 'drive', values: ['Electric', 'Hybrid'] }]]);
  expect(fact).toEqual({
    kind: 'said',
    words: 'Asked “What should your next car run on?”, you said: Electric and Hybrid.',
    from: 'you',
    at: ago(5),
    name: 'drive',
  });
  expect(
    tell([
      [5, 'preference', { name: 'drive', values: ['Electric'] }],
      [4, 'preference', { name: 'drive', values: [] }],
    ]).filter(({ kind }) => kind === 'said'),
  ).toEqual([]);
});

test.each([
  ['channels', ['email', 'sms'], 'You said that the shop may write to you by e-mail and text message.'],
  ['channels', ['site'], 'You said that the shop is not to write to you.'],
  ['frequency', ['monthly'], 'You said that once a month is enough.'],
  ['frequency', ['never'], 'You said that you are not to be spoken to unasked.'],
  ['interests', ['lamps', 'linen'], 'You said that you like lamps and linen.'],
  ['shoe_size', ['38'], 'You said: shoe size: 38.'],
])('%s: %s', (name, values, words) => {
  expect(sentences([5, 'preference', { name, values }])).toContain(words);
});

test('what others say is told with who says so; what was bought in goes under Global Privacy Control', () => {
  const told: Told[] = [
    [5, 'trait', { name: 'tier', values: ['gold'], source: 'crm' }, SERVER],
    [5, 'trait', { name: 'household', values: ['two'], provenance: 'third_party' }, SERVER],
  ];
  expect(tell(told).filter(({ kind }) => kind === 'told')).toEqual([
    { kind: 'told', words: 'Household: two.', from: 'bought_in', at: ago(5) },
    { kind: 'told', words: 'Tier: gold.', from: 'shop', at: ago(5), source: 'crm' },
  ]);
  expect(tell(told, true).filter(({ kind }) => kind === 'told')).toEqual([
    {
      kind: 'told',
      words:
        'Household: two; it is kept and not used, since your browser asks that it be left alone (Global Privacy Control).',
      from: 'bought_in',
      at: ago(5),
      aside: 'gpc',
    },
    { kind: 'told', words: 'Tier: gold.', from: 'shop', at: ago(5), source: 'crm' },
  ]);
});

test('what the shop says of what the visitor has said too is told, as what is not used', () => {
  const trait: Told = [5, 'trait', { name: 'drive', values: ['petrol', 'diesel'], source: 'crm' }, SERVER];
  const said: Told = [9, 'preference', { name: 'drive', values: ['Electric'] }];
  const wordsOf = (...told: Told[]) => tell(told).filter(({ kind }) => kind === 'told' || kind === 'said');
  expect(wordsOf(trait, said)).toMatchObject([
    {
      kind: 'told',
      words: 'Drive: petrol, diesel; it is kept and not used, since what you said of it counts instead.',
      from: 'shop',
      source: 'crm',
      aside: 'own_word',
    },
    { kind: 'said', words: 'Asked “What should your next car run on?”, you said: Electric.' },
  ]);
  // Taken back, it stands in nobody's way; and what the shop takes back is gone.
  expect(wordsOf(trait, said, [1, 'preference', { name: 'drive', values: [] }])).toEqual([
    {
      kind: 'told',
      words: 'Drive: petrol, diesel.',
      from: 'shop',
      at: ago(5),
      source: 'crm',
    },
  ]);
  expect(wordsOf(trait, said, [1, 'trait', { name: 'drive', values: [] }, SERVER])).toHaveLength(1);
});

test('orders, what came back, the basket, "not for me", what was shown, messages and cases are all told', () => {
  const order = { transaction_id: 't1', items: [{ item_id: 'lamp' }] };
  expect(
    sentences(
      [90, 'purchase', order, SERVER],
      [80, 'add_to_cart', { items: [{ item_id: 'dress', quantity: 2 }] }],
      [70, 'not_interested', { item_id: 'gone' }],
      [60, 'slot_view', { slot: 'hero', variant: 'a' }],
      [59, 'slot_click', { slot: 'hero', variant: 'a' }],
      [50, 'message_sent', { channel: 'email', message_id: 'm1', campaign: 'autumn' }, SERVER],
      [40, 'case_opened', { case_id: 'c1' }, SERVER],
    ),
  ).toEqual([
    'You bought Ottoline.',
    'Amelie (Dusty rose) is in your basket, 2 of them.',
    'You said that a thing that is no longer here (gone) is not for you.',
    'The shop has put one thing before you; you followed 1.',
    'You were here.',
    'The shop wrote to you by e-mail about autumn.',
    'You have an open matter with the shop.',
  ]);
  expect(sentences([90, 'purchase', order, SERVER], [10, 'return_received', order, SERVER])).toEqual([
    'You sent Ottoline back.',
    'You were here.',
  ]);
});

test('what chance has decided is told, and no more of it than the visitor can see', () => {
  const lots = (assigned: Profile['assigned']) =>
    tellProfile(
      { ...newProfile('anna'), ...(assigned && { assigned }) },
      { titleOf: () => undefined, labelOf: () => undefined, gpc: false },
    ).map(({ words }) => words);
  const [shown, held] = [
    { at: 1, share: 0.1 },
    { at: 2, share: 0.1, held: true as const },
  ];
  const drawn = { 'hero/a': { at: 3, share: 0.5 }, 'hero/b': shown, 'chat/c': shown };
  expect(lots(undefined)).toEqual([]);
  expect(lots({ '': shown, hero: shown })).toEqual([]);
  expect(lots({ '': held, hero: held, ...drawn })).toEqual([
    'The shop has drawn lots: while it learns what its changes are worth, it leaves its pages as they are for you.',
  ]);
  expect(lots({ '': shown, hero: held, ...drawn })).toEqual([
    'The shop has drawn lots: while it learns what its changes are worth, it leaves one place on its pages as it is for you.',
    'The shop has tried out versions of one place on its pages; which of them you were to see was drawn by lot.',
  ]);
  expect(lots({ hero: shown, ...drawn })).toEqual([
    'The shop has tried out versions of 2 places on its pages; which of them you were to see was drawn by lot.',
  ]);
});
