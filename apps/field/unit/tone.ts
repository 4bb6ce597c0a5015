import type { Tone } from '../../../ui/state-mark/state-mark.tsx';

const tones: ReadonlyMap<string, Tone> = new Map([
  ['emergency', 'alarm'],
  ['available', 'ok'],
  ['en-route', 'go'],
  ['at-scene', 'scene'],
  ['refreshments', 'wait'],
  ['committed-deployable', 'wait'],
]);

/** One meaning, one shape and colour, whatever number the force gives a status. */
export function toneOfMeaning(meaning: string): Tone {
  return tones.get(meaning) ?? 'mute';
}
