import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { bandNames } from './words.ts';

const tones: Readonly<Record<keyof typeof bandNames, Tone>> = {
  low: 'ok',
  medium: 'wait',
  high: 'warn',
  'very-high': 'alarm',
};

/** How risky, by shape, colour and word. */
export function BandMark({ band }: { band: keyof typeof bandNames | null }) {
  if (band === null) return <span className="hint">not judged</span>;
  return <StateMark tone={tones[band]}>{bandNames[band]} risk</StateMark>;
}
