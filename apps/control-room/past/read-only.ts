import type { Deed, Reading } from '../command/reading.ts';
import { verbs } from '../command/verbs.ts';

/** What a line may do in the past: bring something to the screen that is there. */
const reads: ReadonlySet<Deed['deed']> = new Set<Deed['deed']>(['open', 'select', 'look', 'who']);
const words: ReadonlySet<string> = new Set(['open', 'o', 'who']);

/** A line of the past: what would do something says that nothing is done here, and is not offered. */
export function readOnly(reading: Reading): Reading {
  if (reading.kind === 'ready' && reading.deeds.some(({ deed }) => !reads.has(deed))) return nothing;
  if (reading.kind === 'place') return nothing;
  if (reading.kind !== 'search' && reading.kind !== 'needs') return reading;
  const choices = reading.choices.filter(({ line }) => {
    const [first = ''] = line.trim().toLowerCase().split(/\s+/);
    return words.has(first) || !isVerb(first);
  });
  if (reading.kind === 'needs' && choices.length < reading.choices.length) return nothing;
  return { ...reading, choices };
}

const isVerb = (word: string): boolean => verbs.some((verb) => verb.words.includes(word));

const nothing: Reading = { kind: 'needs', hint: 'This is the past: nothing can be done here.', choices: [] };
