import type { Deed, Reading } from './reading.ts';
import { needs, type Said, unitAt, type Verb } from './said.ts';

/** What is said of the people in units: who they are, and who goes with whom. */
export const peopleVerbs: readonly Verb[] = [
  { words: ['who'], form: 'who 4417', does: 'Find an officer: number, name, callsign, radio', read: readWho },
  { words: ['pair'], form: 'pair RA21 RA22', does: 'The crew of the second joins the first', read: readPair },
];

function readWho(said: Said): Reading {
  const words = said.words.join(' ').trim();
  if (words === '') return needs('who? A collar number, name, callsign or radio');
  return { kind: 'ready', sentence: `find the officer “${words}”`, deeds: [{ deed: 'who', words }], about: null };
}

function readPair(said: Said): Reading {
  const first = unitAt(said, 0);
  if (!first.ok) return first.reading;
  const second = unitAt(said, 1);
  if (!second.ok) return second.reading;
  const [tourId, withTourId] = [first.value.id, second.value.id];
  if (tourId === withTourId) return needs('pair it with which other unit?');
  const deeds: Deed[] = [{ deed: 'pair', tourId, withTourId }];
  const [one, other] = [first.value.callsign, second.value.callsign];
  return { kind: 'ready', sentence: `${other} joins ${one}: ${other} books off, its crew goes on`, deeds, about: null };
}
