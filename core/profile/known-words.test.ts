import { expect, test } from 'vitest';
import { ago, profileOf, type Told } from './events.laws.ts';
import { knownWord, knownWords } from './known-words.ts';

type Provenance = 'first_party' | 'second_party' | 'third_party';
const says = (minutes: number, value: string): Told => [
  minutes,
  'preference',
  { name: 'drive', values: [value] },
];
const trait = (minutes: number, value: string, provenance: Provenance, source = 'crm'): Told => [
  minutes,
  'trait',
  { name: 'drive', values: [value], provenance, source },
  { source: 'server' },
];
const shop = trait(9, 'petrol', 'first_party');
const partner = trait(5, 'diesel', 'second_party', 'dealer');
const boughtIn = trait(1, 'gas', 'third_party', 'panel');

test('the source settles a conflict before age does, whatever comes in first', () => {
  const inTurn: [Told[], unknown][] = [
    [[says(30, 'electric'), shop, partner, boughtIn], { value: 'electric', at: ago(30), from: 'visitor' }],
    [[shop, partner, boughtIn], { value: 'petrol', at: ago(9), from: 'shop', source: 'crm' }],
    [[partner, boughtIn], { value: 'diesel', at: ago(5), from: 'partner', source: 'dealer' }],
    [[boughtIn], { value: 'gas', at: ago(1), from: 'bought_in', source: 'panel' }],
  ];
  for (const [told, expected] of inTurn)
    for (const each of [told, told.toReversed()])
      expect(knownWord(profileOf(...each), 'drive', false)).toEqual(expected);
});

test('within one source the later word counts', () => {
  const profile = profileOf(trait(3, 'electric', 'first_party'), shop);
  expect(knownWord(profile, 'drive', false)?.value).toBe('electric');
  expect(knownWord(profileOf(says(2, 'hybrid'), says(8, 'petrol')), 'drive', false)?.value).toBe('hybrid');
});

test('Global Privacy Control sets aside what third parties say, and nothing else', () => {
  expect(knownWord(profileOf(boughtIn), 'drive', true)).toBeUndefined();
  expect(knownWord(profileOf(partner), 'drive', true)?.value).toBe('diesel');
});

test('what nobody has said is not known', () => {
  expect(knownWord(profileOf(shop), 'tier', false)).toBeUndefined();
  expect(knownWord(profileOf(shop), 'constructor', false)).toBeUndefined();
});

test('all that is known, each name once', () => {
  const profile = profileOf(says(2, 'electric'), shop, [
    1,
    'preference',
    { name: 'interests', values: ['dresses', 'shoes'] },
  ]);
  expect(Object.keys(knownWords(profile, false)).sort()).toEqual(['drive', 'interests']);
  expect(knownWords(profile, false).interests).toMatchObject({ value: 'dresses', more: ['shoes'] });
});
