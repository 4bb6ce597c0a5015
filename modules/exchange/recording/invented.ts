import type { Recorder } from './recorder.ts';
import { toneOf } from './tone.ts';

const A4 = 440;
const tone = toneOf(A4, 2);

/** For the demonstration: two seconds of a tone for every call. Nobody was recorded. */
export const inventedRecorder: Recorder = {
  recall: async () => ({ kind: 'found', recording: { mediaType: 'audio/wav', bytes: tone } }),
};
