import { type Macro, macroChoice, readMacro } from './macros.ts';
import { isNumber, nameIncident, nameUnit } from './name.ts';
import type { Choice, Known, Reading } from './reading.ts';
import { verbs } from './verbs.ts';

const MOST_FOUND = 9;

/**
 * Reads a line as far as it has been typed. `.` is the incident in hand. A word that names nothing, or more than one
 * thing, leads to choices, never to a guess; a line without a verb is a search.
 */
export function readLine(line: string, known: Known): Reading {
  const trimmed = line.trimStart();
  if (trimmed === '') return { kind: 'empty' };
  const [first = '', ...rest] = trimmed.split(/\s+/);
  const verb = verbs.find((one) => one.words.includes(first.toLowerCase()));
  const ended = /\s$/.test(trimmed);
  // A trailing blank means that the word before it is finished.
  const words = rest.filter((word, at) => word !== '' || at < rest.length - 1);
  if (verb !== undefined && (ended || rest.length > 0)) return verb.read({ verb: first.toLowerCase(), words, known });
  const macro = verb === undefined ? macrosOf(known).find(({ word }) => word === first.toLowerCase()) : undefined;
  if (macro !== undefined) {
    const plain = { ...known, ownMacros: [], forceMacros: [] };
    return readMacro(macro, words, (one) => readLine(one, plain));
  }
  return oneThing(trimmed.trim(), known) ?? search(trimmed.trim(), known);
}

/** A person's own word goes before the force's. */
function macrosOf({ ownMacros = [], forceMacros = [] }: Known): readonly Macro[] {
  return [...ownMacros, ...forceMacros];
}

/** A callsign or number alone brings it in hand. */
function oneThing(word: string, known: Known): Reading | null {
  if (isNumber(word)) {
    const incident = nameIncident(word, known, (number) => `open ${number}`);
    if (incident.found === null) return null;
    const { id, number, title } = incident.found;
    return {
      kind: 'ready',
      sentence: `open ${number} ${title}`,
      deeds: [{ deed: 'open', incidentId: id }],
      about: null,
    };
  }
  const unit = nameUnit(word, known, (callsign) => callsign);
  if (unit.found === null) return null;
  const { id, callsign, state } = unit.found;
  return {
    kind: 'ready',
    sentence: `show ${callsign}, ${state}`,
    deeds: [{ deed: 'select', tourId: id }],
    about: null,
  };
}

/** Searches what is on the screens: verbs, incidents, units. Places come from the gazetteer beside it. */
function search(words: string, known: Known): Reading {
  const typed = words.toLowerCase();
  const fits = (text: string): boolean => text.toLowerCase().includes(typed);
  const incidents = known.incidents
    .filter((one) => fits(one.number) || fits(one.title) || fits(one.place))
    .map(
      (one): Choice => ({
        key: one.id,
        line: `open ${one.number.split(' ')[0]}`,
        label: one.number,
        detail: `${one.title} · ${one.place}`,
      }),
    );
  const units = known.units
    .filter((one) => one.callsign.toLowerCase().startsWith(typed))
    .map((one): Choice => ({ key: one.id, line: one.callsign, label: one.callsign, detail: one.state }));
  const begun = verbs
    .filter((verb) => verb.words.some((word) => word.startsWith(typed)))
    .map((verb): Choice => ({ key: verb.form, line: `${verb.words[0]} `, label: verb.form, detail: verb.does }));
  const macros = macrosOf(known)
    .filter(({ word }) => word.startsWith(typed))
    .map(macroChoice);
  return { kind: 'search', words, choices: [...macros, ...begun, ...units, ...incidents].slice(0, MOST_FOUND) };
}
