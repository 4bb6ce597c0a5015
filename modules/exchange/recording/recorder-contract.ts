import { afterEach, describe, expect, test } from 'vitest';
import type { Recorder, Recording } from './recorder.ts';
import { toneOf } from './tone.ts';

/** An adapter under test, with the recorder that it asks. */
interface RecorderUnderTest {
  readonly recorder: Recorder;
  readonly close: () => Promise<void>;
}

export interface RecorderMaker {
  /** One that has these calls. */
  readonly keeping: (calls: ReadonlyMap<string, Recording>) => Promise<RecorderUnderTest>;
  /** One that is not there, one that takes the question and never answers, one that answers with something that is no sound. */
  readonly gone: () => Promise<RecorderUnderTest>;
  readonly silent: () => Promise<RecorderUnderTest>;
  readonly talkingNonsense: () => Promise<RecorderUnderTest>;
}

/** What every adapter of a recorder must keep to. */
export function describeRecorder(name: string, make: RecorderMaker): void {
  const opened: RecorderUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const opening = async (made: Promise<RecorderUnderTest>): Promise<Recorder> => {
    const one = await made;
    opened.push(one);
    return one.recorder;
  };
  const calls = new Map(
    [440, 880].map((hertz) => [`call-${hertz}`, { mediaType: 'audio/wav', bytes: toneOf(hertz, 0.1) }] as const),
  );

  describe(`${name} as a recorder`, () => {
    test('A26 plays the call that is asked for, as it was recorded', async () => {
      const recorder = await opening(make.keeping(calls));
      for (const [contactId, recording] of calls) {
        expect(await recorder.recall(contactId)).toEqual({ kind: 'found', recording });
      }
    });

    test('A26 says that it has nothing of a call', async () => {
      const recorder = await opening(make.keeping(calls));
      expect(await recorder.recall('never rung')).toEqual({ kind: 'none' });
    });

    test.each(['gone', 'silent', 'talkingNonsense'] as const)('A26 says so when the recorder is %s', async (how) => {
      const recorder = await opening(make[how]());
      expect(await recorder.recall('call-440')).toMatchObject({ kind: 'away', reason: expect.stringMatching(/./) });
    });
  });
}
