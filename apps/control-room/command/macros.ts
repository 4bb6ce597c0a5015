import type { Choice, Deed, Reading } from './reading.ts';

/**
 * A word of one's own, or of the force, for a line or several: `bk` for `st $1 2 ; note . $1 has been told`. `$1` to `$9` stand for the
 * words typed behind it, `$*` for all of them; where none stands, they go behind the line, so that a plain alias is a macro, too.
 */
export interface Macro {
  readonly word: string;
  readonly line: string;
}

const PLACE = /\$(\d|\*)/g;
const MOST_STEPS = 6;

function stepsOf(line: string): readonly string[] {
  return line
    .split(/\s;(?:\s|$)/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
}

/** Its lines with the words that were typed in their places. */
function expanded({ line }: Macro, words: readonly string[]): readonly string[] {
  const said = words.join(' ');
  if (!line.match(PLACE))
    return stepsOf(line).map((step, at, all) => (at === all.length - 1 ? `${step} ${said}` : step));
  const word = (which: string): string => (which === '*' ? said : (words[Number(which) - 1] ?? ''));
  return stepsOf(line).map((step) => step.replace(PLACE, (_, which: string) => word(which)));
}

/** Reads each of its lines: all must say what they do, or none is done. */
export function readMacro(macro: Macro, words: readonly string[], read: (line: string) => Reading): Reading {
  const lines = expanded(macro, words);
  const sentences: string[] = [];
  const deeds: Deed[] = [];
  for (const [at, line] of lines.entries()) {
    const reading = read(line);
    if (reading.kind !== 'ready') return lines.length === 1 ? reading : unready(reading, `${at + 1}, “${line.trim()}”`);
    sentences.push(reading.sentence);
    deeds.push(...reading.deeds);
  }
  return { kind: 'ready', sentence: sentences.join('; then '), deeds, about: null };
}

function unready(reading: Reading, step: string): Reading {
  const why = reading.kind === 'needs' ? reading.hint : 'is no whole command';
  return { kind: 'needs', hint: `step ${step}: ${why}`, choices: [] };
}

/** What is wrong with it, in words; null: nothing. A word of the command line means what it always means, at every desk. */
export function faultOf({ word, line }: Macro, isVerb: (word: string) => boolean): string | null {
  if (!/^[a-z][a-z0-9]{0,11}$/.test(word)) return 'a macro is one word of letters and figures, a letter first';
  if (isVerb(word)) return `${word} is a word of the command line already`;
  const steps = stepsOf(line);
  if (steps.length === 0) return `what does ${word} stand for? e.g. st $1 2 ; note . told`;
  if (steps.length > MOST_STEPS) return `a macro has at most ${MOST_STEPS} steps`;
  const stranger = steps.map((step) => step.split(/\s/)[0] ?? '').find((first) => !isVerb(first.toLowerCase()));
  return stranger === undefined ? null : `“${stranger}” is no word of the command line`;
}

/** Kept anew, over the one of that word; null: given up. */
export function withMacro(macros: readonly Macro[], word: string, line: string | null): readonly Macro[] {
  const others = macros.filter((one) => one.word !== word);
  return line === null ? others : [...others, { word, line }].toSorted((a, b) => a.word.localeCompare(b.word));
}

export function macroChoice({ word, line }: Macro): Choice {
  return { key: `macro.${word}`, line: `${word} `, label: word, detail: line };
}
