import { afterEach, describe, expect, test } from 'vitest';
import type { Subscriber, SubscriberLookup } from './subscriber-lookup.ts';

/** A lookup under test, with the operator that it asks. */
export interface LookupUnderTest {
  readonly lookup: SubscriberLookup;
  readonly close: () => Promise<void>;
}

export interface LookupMaker {
  /** An operator that knows these lines. */
  readonly knowing: (lines: ReadonlyMap<string, Subscriber>) => Promise<LookupUnderTest>;
  /** One that is not there, one that takes the question and never answers, one that answers nonsense. */
  readonly gone: () => Promise<LookupUnderTest>;
  readonly silent: () => Promise<LookupUnderTest>;
  readonly talkingNonsense: () => Promise<LookupUnderTest>;
}

const line = { name: 'J. Example', address: '1 Mill Street, Oakham', confidencePercent: 90, asOf: 1_795_348_800_000 };
const bare = { name: null, address: 'Kiosk, Market Place', confidencePercent: null, asOf: null };

/** What every adapter of a subscriber lookup must keep to, the one of the real protocol as well as the loopback. */
export function describeSubscriberLookup(name: string, make: LookupMaker): void {
  const opened: LookupUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const asking = async (made: Promise<LookupUnderTest>): Promise<SubscriberLookup> => {
    const one = await made;
    opened.push(one);
    return one.lookup;
  };

  describe(`${name} as a subscriber lookup`, () => {
    test('K04 answers name, address, confidence and time of a number that is known', async () => {
      const lookup = await asking(make.knowing(new Map([['441572555001', line]])));
      expect(await lookup.find('441572555001')).toEqual({ kind: 'found', subscriber: line });
    });

    test('K04 leaves out what the operator does not say', async () => {
      const lookup = await asking(make.knowing(new Map([['441572555002', bare]])));
      expect(await lookup.find('441572555002')).toEqual({ kind: 'found', subscriber: bare });
    });

    test('K04 says that nobody is known', async () => {
      const lookup = await asking(make.knowing(new Map([['441572555001', line]])));
      expect(await lookup.find('441572555003')).toEqual({ kind: 'unknown' });
    });

    test('K04 keeps answers apart when many ask at once', async () => {
      const numbers = Array.from({ length: 20 }, (_, n) => `4415725550${10 + n}`);
      const lookup = await asking(make.knowing(new Map(numbers.map((number) => [number, { ...line, name: number }]))));
      const answers = await Promise.all(numbers.map((number) => lookup.find(number)));
      expect(answers).toEqual(numbers.map((number) => ({ kind: 'found', subscriber: { ...line, name: number } })));
    });

    test.each(['gone', 'silent', 'talkingNonsense'] as const)('K04 says so when its operator is %s', async (how) => {
      const lookup = await asking(make[how]());
      const answer = await lookup.find('441572555001');
      expect(answer).toMatchObject({ kind: 'away', reason: expect.stringMatching(/./) });
    });
  });
}
