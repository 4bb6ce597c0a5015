import { type Named, nameIncident, nameUnit } from './name.ts';
import type { Choice, Deed, Known, KnownIncident, KnownUnit, Reading } from './reading.ts';

export interface Verb {
  readonly words: readonly string[];
  readonly form: string;
  readonly does: string;
  readonly read: (said: Said) => Reading;
}

/** A line after its verb. */
export interface Said {
  readonly verb: string;
  readonly words: readonly string[];
  readonly known: Known;
}

export const needs = (hint: string, choices: readonly Choice[] = []): Reading => ({ kind: 'needs', hint, choices });
export const short = (incident: KnownIncident): string => incident.number.split(' ')[0] ?? incident.number;

/** The line with one of its words written out. */
export function lineWith({ verb, words }: Said, at: number): (word: string) => string {
  return (word) =>
    [verb, ...words.slice(0, at), word, ...words.slice(at + 1)].join(' ') +
    (at === words.length - 1 || at >= words.length ? ' ' : '');
}

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reading: Reading };

function taken<T>(named: Named<T>): Found<T> {
  if ('hint' in named) return { ok: false, reading: needs(named.hint, named.choices) };
  return { ok: true, value: named.found };
}

export function unitAt(said: Said, at: number): Found<KnownUnit> {
  return taken(nameUnit(said.words[at] ?? '', said.known, lineWith(said, at)));
}

export function incidentAt(said: Said, at: number): Found<KnownIncident> {
  return taken(nameIncident(said.words[at] ?? '', said.known, lineWith(said, at)));
}

export function saidUnit(unit: KnownUnit): string {
  return unit.active === null ? unit.callsign : `${unit.callsign} (on ${unit.active.number.split(' ')[0]})`;
}

export function saidIncident(incident: KnownIncident): string {
  return `${short(incident)} ${incident.title}, ${incident.place}`;
}

export function readOne(said: Said, make: (incident: KnownIncident) => Deed, sentence: string): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  return {
    kind: 'ready',
    sentence: `${sentence} ${saidIncident(incident.value)}`,
    deeds: [make(incident.value)],
    about: null,
  };
}
