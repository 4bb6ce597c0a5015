import { afterEach, describe, expect, test } from 'vitest';
import type { RadioSystem, TalkgroupAsked } from './radio-system.ts';

/** An adapter under test, with what its radio system has open. */
export interface RadioSystemUnderTest {
  readonly system: RadioSystem;
  readonly open: ReadonlyMap<string, ReadonlySet<string>>;
  readonly close: () => Promise<void>;
}

export interface RadioSystemMaker {
  readonly knowing: (talkgroups: readonly string[]) => Promise<RadioSystemUnderTest>;
  /** One that is not there, one that takes the question and never answers, one that answers nonsense. */
  readonly gone: () => Promise<RadioSystemUnderTest>;
  readonly silent: () => Promise<RadioSystemUnderTest>;
  readonly talkingNonsense: () => Promise<RadioSystemUnderTest>;
}

const asked = (talkgroup: string, askId = 'e1'): TalkgroupAsked => ({ talkgroup, callsign: 'RA21', askId });

/** What every adapter of a radio system must keep to. */
export function describeRadioSystem(name: string, make: RadioSystemMaker): void {
  const opened: RadioSystemUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const opening = async (made: Promise<RadioSystemUnderTest>): Promise<RadioSystemUnderTest> => {
    const one = await made;
    opened.push(one);
    return one;
  };

  describe(`${name} as a radio system`, () => {
    test('F04 opens the talkgroup that is asked for, and one for the same question asked twice', async () => {
      const { system, open } = await opening(make.knowing(['RUT-1', 'RUT-2']));
      expect(await system.openTalkgroup(asked('RUT-1'))).toEqual({ kind: 'opened' });
      expect(await system.openTalkgroup(asked('RUT-1'))).toEqual({ kind: 'opened' });
      expect([...open.keys()]).toEqual(['RUT-1']);
      expect(open.get('RUT-1')).toEqual(new Set(['e1']));
    });

    test('F04 says that it refused, and why', async () => {
      const { system } = await opening(make.knowing(['RUT-1']));
      const answer = await system.openTalkgroup(asked('STF-9'));
      expect(answer).toEqual({ kind: 'refused', reason: expect.stringMatching(/./) });
    });

    test.each(['gone', 'silent', 'talkingNonsense'] as const)(
      'F04 says that it does not know when it is %s',
      async (how) => {
        const { system } = await opening(make[how]());
        expect(await system.openTalkgroup(asked('RUT-1'))).toEqual({
          kind: 'unknown',
          reason: expect.stringMatching(/./),
        });
      },
    );
  });
}
