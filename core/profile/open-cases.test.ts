import { expect, test } from 'vitest';
import { NOW } from './arbitrary-events.laws.ts';
import { ago, profileOf, type Told } from './events.laws.ts';
import { openCases } from './open-cases.ts';

const told = (minutes: number, name: 'case_opened' | 'case_closed', case_id: string): Told => [
  minutes,
  name,
  { case_id },
  { source: 'server', session: '' },
];

test('a case is open until it is closed, and again when it is opened again', () => {
  const opened = told(30, 'case_opened', 'c1');
  const closed = told(20, 'case_closed', 'c1');
  const again = told(10, 'case_opened', 'c1');
  const since = (...all: Told[]) => openCases(profileOf(...all), NOW);
  expect(since(opened)).toEqual({ open: [{ id: 'c1', since: ago(30) }] });
  expect(since(closed, opened)).toEqual({ open: [], closedAt: ago(20) });
  expect(since(again, opened, closed)).toEqual({ open: [{ id: 'c1', since: ago(10) }], closedAt: ago(20) });
});

test('of several the one opened first comes first, and the last close counts', () => {
  const profile = profileOf(
    told(30, 'case_opened', 'c2'),
    told(40, 'case_opened', 'c1'),
    told(25, 'case_closed', 'c3'),
    told(15, 'case_closed', 'c4'),
  );
  expect(openCases(profile, NOW)).toEqual({
    open: [
      { id: 'c1', since: ago(40) },
      { id: 'c2', since: ago(30) },
    ],
    closedAt: ago(15),
  });
});

test("a close that the shop's clock puts in the future has just been", () => {
  const profile = profileOf(told(0, 'case_closed', 'c1'));
  expect(openCases(profile, ago(5)).closedAt).toBe(ago(5));
});
