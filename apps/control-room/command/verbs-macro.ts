import { faultOf, macroChoice } from './macros.ts';
import type { Reading } from './reading.ts';
import { needs, type Said, type Verb } from './said.ts';

/** How a person makes a word of their own, or gives it up; `isVerb`: the words that may not be taken. */
export function macroVerbs(isVerb: (word: string) => boolean): readonly Verb[] {
  return [
    {
      words: ['macro'],
      form: 'macro bk: st $1 2 ; note . told',
      does: 'A word of your own for one line or several; without a line it is given up',
      read: (said) => readMacroLine(said, isVerb),
    },
  ];
}

function readMacroLine({ words, known }: Said, isVerb: (word: string) => boolean): Reading {
  const word = (words[0] ?? '').replace(/:$/, '').toLowerCase();
  const line = words.slice(1).join(' ').trim();
  const own = known.ownMacros ?? [];
  if (word === '') return needs('which word, and what does it stand for?', own.map(macroChoice));
  const before = own.find((one) => one.word === word);
  if (line === '' && before !== undefined) {
    const deeds = [{ deed: 'macro', word, line: null }] as const;
    return { kind: 'ready', sentence: `give up ${word}, which stands for ${before.line}`, deeds, about: null };
  }
  const fault = faultOf({ word, line }, isVerb);
  if (fault !== null) return needs(fault);
  if (known.units.some(({ callsign }) => callsign.toLowerCase() === word)) return needs(`${word} is a callsign`);
  const instead = before === undefined ? '' : `, no longer for ${before.line}`;
  const deeds = [{ deed: 'macro', word, line }] as const;
  return { kind: 'ready', sentence: `${word} will stand for ${line}${instead}`, deeds, about: null };
}
