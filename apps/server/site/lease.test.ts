import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ballot, emptyBallot, leaseTimes, mayWriteUntil, release, restored, vote, withdraw } from './lease.ts';

let said = 0;
const wish = (site: string, term: number, over: object = {}) => {
  said += 1;
  return { site, term, inSync: true, forced: false, run: site, n: said, ...over };
};
const held = vote(emptyBallot, wish('hq', 1), 0).ballot;

test('O02 a vote binds the voter for its time, and then goes to the stand-by that has everything', () => {
  expect(vote(held, wish('second', 2), 5_999).answer).toMatchObject({ granted: false, why: 'promised' });
  expect(vote(held, wish('second', 2), 6_000).answer).toMatchObject({ granted: true, holder: 'second', term: 2 });
  expect(vote(held, wish('hq', 1), 3_000).ballot.promisedUntil).toBe(9_000);
});

test('O03 a stand-by that lacks what was acknowledged takes over by a person’s word alone', () => {
  const behind = vote(held, wish('hq', 1, { inSync: false }), 0).ballot;
  expect(vote(behind, wish('second', 2), 60_000).answer).toMatchObject({ granted: false, why: 'not-in-sync' });
  expect(vote(behind, wish('second', 2, { forced: true }), 60_000).answer).toMatchObject({ granted: true });
});

test('O03 a late word that the stand-by has everything does not stand against a later one that it has not', () => {
  const early = wish('hq', 1);
  const behind = vote(held, wish('hq', 1, { inSync: false }), 100).ballot;
  expect(vote(behind, early, 200)).toMatchObject({
    answer: { granted: false, why: 'overtaken' },
    ballot: { inSync: false },
  });
});

test('O02 one that was superseded is told so, for ever', () => {
  const taken = vote(held, wish('second', 2), 6_000).ballot;
  expect(vote(taken, wish('hq', 1), 99_000).answer).toMatchObject({ why: 'older-term', holder: 'second', term: 2 });
  expect(vote(taken, wish('hq', 2), 99_000).answer).toMatchObject({ why: 'held-by-another' });
});

test('O02 a candidate that could not begin takes its wish back, and the primary goes on', () => {
  const taken = vote(held, wish('second', 2), 6_000).ballot;
  const back = withdraw(taken, 'second', 2);
  expect(back).toMatchObject({ holder: 'hq', term: 2, inSync: true });
  expect(vote(back, wish('hq', 2), 7_000).answer).toMatchObject({ granted: true });
  // One that has begun has renewed, and nothing is left to withdraw.
  expect(withdraw(vote(taken, wish('second', 2), 7_000).ballot, 'second', 2)).toMatchObject({ holder: 'second' });
});

test('O02 a primary that stops in order lets the other begin at once', () => {
  expect(vote(release(held, 'hq', 1), wish('second', 2), 1).answer.granted).toBe(true);
});

test('O02 a voter that has been down waits out the promise that it may have given', () => {
  expect(vote(restored(held, 100_000), wish('second', 2), 105_999).answer.why).toBe('promised');
  expect(vote(restored(emptyBallot, 100_000), wish('second', 2), 100_000).answer.granted).toBe(true);
});

/**
 * Three parties whose messages are lost and late as chance has it, and whose lines are cut: each site does what keep-site.ts does. Time
 * goes in steps of 250 ms; a message takes up to a second each way, an answer that is later counts for nothing.
 */
type Site = 'hq' | 'second';
interface Party {
  role: 'primary' | 'stand-by';
  term: number;
  sent: { arbiter: number | null; other: number | null };
  own: Ballot;
}

test('O02 O03 however lines are cut and messages lost, no two sites ever may write at one time', () => {
  let takeOvers = 0;
  const step = fc.record({
    cut: fc.option(fc.constantFrom('hq-arbiter', 'second-arbiter', 'hq-second', 'hq-all', 'none'), {
      freq: 12,
      nil: null,
    }),
    lost: fc.nat(3),
    late: fc.integer({ min: 0, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 240 }), (steps) => {
      let arbiter: Ballot = emptyBallot;
      const blank = () => ({ sent: { arbiter: null, other: null }, own: emptyBallot, term: 1 });
      const sites: Record<Site, Party> = {
        hq: { role: 'primary', ...blank() },
        second: { role: 'stand-by', ...blank() },
      };
      let lines = 'none';
      const isCut = (one: string, other: string): boolean =>
        lines === `${one}-${other}` ||
        lines === `${other}-${one}` ||
        (lines === 'hq-all' && [one, other].includes('hq'));
      const mayWrite = (site: Site, now: number): boolean =>
        sites[site].role === 'primary' && now < mayWriteUntil(Object.values(sites[site].sent));
      for (const [i, { cut, lost, late }] of steps.entries()) {
        const now = i * 250;
        if (cut !== null) lines = cut;
        for (const name of ['hq', 'second'] as const) {
          const me = sites[name];
          const otherName = name === 'hq' ? 'second' : 'hq';
          const w = wish(name, me.role === 'primary' ? me.term : Math.max(me.term, arbiter.term) + 1);
          const mine = vote(me.own, w, now);
          if (me.role === 'stand-by' && !mine.answer.granted) continue;
          if (me.role === 'primary') me.own = mine.ballot;
          const hears = (voter: string): boolean => !isCut(name, voter) && lost !== 1;
          const answers = lost !== 2;
          if (hears('arbiter')) {
            const asked = vote(arbiter, w, now + late);
            arbiter = asked.ballot;
            if (asked.answer.granted && answers) {
              me.sent.arbiter = now;
              if (me.role === 'stand-by') {
                takeOvers += 1;
                Object.assign(me, {
                  role: 'primary',
                  term: w.term,
                  own: mine.ballot,
                  sent: { arbiter: now, other: null },
                });
              }
            } else if (me.role === 'stand-by') arbiter = withdraw(arbiter, name, w.term);
            else if (asked.answer.term > me.term && asked.answer.holder === name) me.term = asked.answer.term;
            else if (asked.answer.term > me.term && !mayWrite(name, now) && asked.answer.holder === otherName)
              Object.assign(me, { role: 'stand-by', term: asked.answer.term });
          }
          if (me.role !== 'primary' || !hears(otherName)) continue;
          const other = vote(sites[otherName].own, w, now + late);
          if (sites[otherName].role === 'stand-by') sites[otherName].own = other.ballot;
          if (sites[otherName].role === 'stand-by' && other.answer.granted && answers) me.sent.other = now;
        }
        for (let at = now; at < now + 250; at += 50) {
          expect([mayWrite('hq', at), mayWrite('second', at)].filter(Boolean).length).toBeLessThan(2);
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(takeOvers).toBeGreaterThan(10);
  expect(leaseTimes.marginMs).toBeGreaterThan(0);
});
