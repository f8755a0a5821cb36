import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionChance, sessionLogOdds, weightList, weightsOf } from './session-chance.ts';
import { SESSION_TERMS, sessionTerms, type SessionSoFar } from './session-terms.ts';
import { SESSION_TERM_WORDS, SESSION_WEIGHTS } from './session-weights.ts';
import { anySession } from './sessions.laws.ts';

const GLANCE: SessionSoFar = {
  productPages: 1,
  productMs: 0,
  infoPages: 0,
  accountPages: 0,
  returning: false,
  weekend: false,
};

test('more time with the same pages never makes a purchase less likely', () => {
  fc.assert(
    fc.property(anySession, fc.integer({ min: 0, max: 3_600_000 }), (session, moreMs) => {
      const slower = { ...session, productMs: session.productMs + moreMs };
      return sessionLogOdds(slower) >= sessionLogOdds(session) - 1e-9;
    }),
  );
});

test('reading about delivery or returns never makes a purchase less likely', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const read = { ...session, infoPages: session.infoPages + 1 };
      return sessionLogOdds(read) >= sessionLogOdds({ ...session, infoPages: 0 });
    }),
  );
});

test('time beyond seventy seconds a page adds nothing: who stays longer may have left the room', () => {
  fc.assert(
    fc.property(anySession, fc.integer({ min: 70_000, max: 1e9 }), (session, paceMs) => {
      const at = (ms: number) => sessionLogOdds({ ...session, productMs: ms * session.productPages });
      expect(at(paceMs)).toBeCloseTo(at(70_000), 9);
    }),
  );
});

test('the chance lies between 0 and 1 whatever is counted', () => {
  const odd = fc.constantFrom(-1, 0, 0.5, Number.NaN, 1e12, Infinity);
  fc.assert(
    fc.property(anySession, odd, odd, odd, (session, productPages, productMs, infoPages) => {
      const chance = sessionChance({ ...session, productPages, productMs, infoPages });
      return chance > 0 && chance < 1;
    }),
  );
});

test('stretches of pages and of pace each add up to log(1 + x), up to the last bend', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const terms = sessionTerms(session);
      const paceS = session.productPages === 0 ? 0 : session.productMs / 1000 / session.productPages;
      const sum = (from: number, to: number) =>
        terms.slice(from, to).reduce((total, each) => total + each, 0);
      expect(terms).toHaveLength(SESSION_TERMS.length);
      expect(sum(1, 5)).toBeCloseTo(Math.log1p(session.productPages), 9);
      expect(sum(5, 8)).toBeCloseTo(Math.log1p(Math.min(70, paceS)), 9);
    }),
  );
});

test('one glance of a newcomer is the level and one page', () => {
  const expected = SESSION_WEIGHTS.level + SESSION_WEIGHTS.pages_to_5 * Math.log(2);
  expect(sessionLogOdds(GLANCE)).toBeCloseTo(expected, 12);
  expect(sessionChance(GLANCE)).toBeCloseTo(1 / (1 + Math.exp(-expected)), 12);
});

test('a visitor who was here before and opened the basket gets both terms, and the one for both', () => {
  const visit = { ...GLANCE, returning: true, accountPages: 2 };
  const { returning, account, returning_account: both, returning_pages: pages } = SESSION_WEIGHTS;
  expect(sessionLogOdds(visit) - sessionLogOdds(GLANCE)).toBeCloseTo(
    returning + account + both + pages * Math.log(2),
    12,
  );
});

test('weights as a list and as a table are the same, and every term has its words', () => {
  expect(weightsOf(weightList(SESSION_WEIGHTS))).toEqual(SESSION_WEIGHTS);
  expect(Object.keys(SESSION_TERM_WORDS).sort()).toEqual([...SESSION_TERMS].sort());
});
