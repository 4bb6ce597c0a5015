import { type LinkWord, linkWords } from '../links/link-words.ts';
import { isNumber, type Named, nameIncident, nameUnit } from './name.ts';
import type { Choice, Deed, Known, KnownIncident, KnownUnit, Reading } from './reading.ts';

export interface Verb {
  readonly words: readonly string[];
  readonly form: string;
  readonly does: string;
  readonly read: (said: Said) => Reading;
}

/** A line after its verb. */
interface Said {
  readonly verb: string;
  readonly words: readonly string[];
  readonly known: Known;
}

const needs = (hint: string, choices: readonly Choice[] = []): Reading => ({ kind: 'needs', hint, choices });
const short = (incident: KnownIncident): string => incident.number.split(' ')[0] ?? incident.number;

/** The line with one of its words written out. */
function lineWith({ verb, words }: Said, at: number): (word: string) => string {
  return (word) =>
    [verb, ...words.slice(0, at), word, ...words.slice(at + 1)].join(' ') +
    (at === words.length - 1 || at >= words.length ? ' ' : '');
}

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reading: Reading };

function taken<T>(named: Named<T>): Found<T> {
  if ('hint' in named) return { ok: false, reading: needs(named.hint, named.choices) };
  return { ok: true, value: named.found };
}

function unitAt(said: Said, at: number): Found<KnownUnit> {
  return taken(nameUnit(said.words[at] ?? '', said.known, lineWith(said, at)));
}

function incidentAt(said: Said, at: number): Found<KnownIncident> {
  return taken(nameIncident(said.words[at] ?? '', said.known, lineWith(said, at)));
}

/** Units and one incident in either order: `as RA21 RA14 0421` and `as 0421 RA21` both say it. */
function readSending(said: Said, how: 'assign' | 'divert' | 'stack'): Reading {
  const numberAt = said.words.findIndex(isNumber);
  const unitsAt = said.words.map((_, at) => at).filter((at) => at !== numberAt && said.words[at] !== '');
  if (unitsAt.length === 0) return unitsNeeded(said);
  const units: KnownUnit[] = [];
  for (const at of unitsAt) {
    const unit = unitAt(said, at);
    if (!unit.ok) return unit.reading;
    units.push(unit.value);
  }
  const incident = incidentAt(said, numberAt < 0 ? said.words.length : numberAt);
  if (!incident.ok) return incident.reading;
  const { id: incidentId } = incident.value;
  const deeds = units.map((unit): Deed => ({ deed: 'assign', tourId: unit.id, incidentId, how }));
  const [first] = units;
  const about = units.length === 1 && first !== undefined ? { tourId: first.id, incidentId } : null;
  return {
    kind: 'ready',
    sentence: `${units.map(saidUnit).join(', ')} → ${how} to ${saidIncident(incident.value)}`,
    deeds,
    about,
  };
}

function unitsNeeded(said: Said): Reading {
  const unit = nameUnit('', said.known, lineWith(said, said.words.length));
  return needs('which unit?', unit.found === null ? unit.choices : []);
}

function saidUnit(unit: KnownUnit): string {
  return unit.active === null ? unit.callsign : `${unit.callsign} (on ${unit.active.number.split(' ')[0]})`;
}

function saidIncident(incident: KnownIncident): string {
  return `${short(incident)} ${incident.title}, ${incident.place}`;
}

function readStatus(said: Said): Reading {
  const unit = unitAt(said, 0);
  if (!unit.ok) return unit.reading;
  const code = said.words[1] ?? '';
  const status = said.known.statuses.find((one) => one.code === code);
  if (status === undefined) {
    const choices = said.known.statuses
      .filter((one) => one.code.startsWith(code))
      .map(
        (one): Choice => ({
          key: one.code,
          line: `${said.verb} ${unit.value.callsign} ${one.code}`,
          label: one.code,
          detail: one.name,
        }),
      );
    return needs(choices.length === 0 ? `no status ${code}` : 'which status?', choices);
  }
  const deeds: Deed[] = [{ deed: 'status', tourId: unit.value.id, status: code }];
  return { kind: 'ready', sentence: `${unit.value.callsign} → status ${code} ${status.name}`, deeds, about: null };
}

function readOff(said: Said): Reading {
  const unit = unitAt(said, 0);
  if (!unit.ok) return unit.reading;
  const { id: tourId, callsign } = unit.value;
  return { kind: 'ready', sentence: `${callsign} → off duty`, deeds: [{ deed: 'off', tourId }], about: null };
}

function readNote(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const text = said.words.slice(1).join(' ').trim();
  if (text === '') return needs(`what is to stand in the log of ${short(incident.value)}?`);
  const deeds: Deed[] = [{ deed: 'note', incidentId: incident.value.id, text }];
  return { kind: 'ready', sentence: `log of ${saidIncident(incident.value)} ← “${text}”`, deeds, about: null };
}

function readGrade(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const typed = (said.words[1] ?? '').toUpperCase();
  const grade = said.known.grades.find((one) => one.id.toUpperCase() === typed || one.id.toUpperCase() === `G${typed}`);
  if (grade === undefined) {
    const choices = said.known.grades.map(
      (one): Choice => ({
        key: one.id,
        line: `${said.verb} ${short(incident.value)} ${one.id} `,
        label: one.id,
        detail: one.name,
      }),
    );
    return needs('which grade?', choices);
  }
  const reason = said.words.slice(2).join(' ').trim();
  if (reason.length < 3) return needs(`${short(incident.value)} → ${grade.id} ${grade.name}: and the reason?`);
  const { id: incidentId, grade: seen } = incident.value;
  const deeds: Deed[] = [{ deed: 'grade', incidentId, seen, grade: grade.id, reason }];
  return {
    kind: 'ready',
    sentence: `${saidIncident(incident.value)}: grade ${seen} → ${grade.id} ${grade.name}, “${reason}”`,
    deeds,
    about: null,
  };
}

function readRefer(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const word = (said.words[1] ?? '').toLowerCase();
  const to = word === 'fim' ? 'fim' : ['sup', 'supervisor'].includes(word) ? 'control-room-supervisor' : null;
  const line = (one: string): string => `${said.verb} ${said.words[0]} ${one} `;
  if (to === null) {
    return needs('to whom?', [
      { key: 'sup', line: line('sup'), label: 'sup', detail: 'control-room supervisor' },
      { key: 'fim', line: line('fim'), label: 'fim', detail: 'force incident manager' },
    ]);
  }
  const reason = said.words.slice(2).join(' ').trim();
  if (reason.length < 3) return needs('and the reason?');
  const deeds: Deed[] = [{ deed: 'refer', incidentId: incident.value.id, to, reason }];
  return {
    kind: 'ready',
    sentence: `${saidIncident(incident.value)} → ${to === 'fim' ? 'FIM' : 'supervisor'}, “${reason}”`,
    deeds,
    about: null,
  };
}

function readStandDown(said: Said): Reading {
  const unit = unitAt(said, 0);
  if (!unit.ok) return unit.reading;
  const { callsign, active, id: tourId } = unit.value;
  if (active === null) return needs(`${callsign} has no assignment`);
  const reason = said.words.slice(1).join(' ').trim();
  const number = active.number.split(' ')[0];
  if (reason.length < 3) return needs(`${callsign} stood down from ${number}: and the reason?`);
  const { incidentId, assignmentId } = active;
  const deeds: Deed[] = [{ deed: 'stand-down', tourId, incidentId, assignmentId, reason }];
  return { kind: 'ready', sentence: `${callsign} → stand down from ${number}, “${reason}”`, deeds, about: null };
}

/** `show RA21 at Mill St, Oakham: vehicle check` */
function readShow(said: Said): Reading {
  const unit = unitAt(said, 0);
  if (!unit.ok) return unit.reading;
  const rest = said.words
    .slice(1)
    .join(' ')
    .replace(/^at\s*/i, '');
  const [place = '', ...what] = rest.split(':');
  const { callsign, id: tourId } = unit.value;
  if (place.trim().length < 2) return needs(`${callsign} is at scene: where?`);
  const told = what.join(':').trim();
  const deed = { deed: 'show', tourId, what: told === '' ? 'Officer at scene' : told } as const;
  return {
    kind: 'place',
    sentence: `${callsign} → new incident, assigned and at scene: “${deed.what}”, at`,
    words: place.trim(),
    deed,
  };
}

/** `link 0421 0433 child`: the first is a child of the second; without a word they are related. */
function readLink(said: Said): Reading {
  const one = incidentAt(said, 0);
  if (!one.ok) return one.reading;
  const other = incidentAt(said, 1);
  if (!other.ok) return other.reading;
  if (one.value.id === other.value.id) return needs('an incident is not linked with itself: with which other?');
  const typed = (said.words[2] ?? '').toLowerCase();
  const word = typed === '' ? 'related' : linkWords.find((known) => known === typed);
  if (word === undefined) {
    const pair = said.words.slice(0, 2).join(' ');
    const begun = linkWords.filter((known) => known.startsWith(typed));
    const choices = (begun.length > 0 ? begun : linkWords).map(
      (known): Choice => ({ key: known, line: `${said.verb} ${pair} ${known}`, label: known, detail: saidLink[known] }),
    );
    return needs('linked how?', choices);
  }
  const deeds: Deed[] = [{ deed: 'link', fromId: one.value.id, toId: other.value.id, word }];
  const sentence = `${saidIncident(one.value)}: ${saidLink[word]} ${saidIncident(other.value)}`;
  return { kind: 'ready', sentence, deeds, about: null };
}

const saidLink: Readonly<Record<LinkWord, string>> = {
  related: 'is related to',
  duplicate: 'is a duplicate of',
  child: 'is a child of',
  parent: 'is the parent of',
  merged: 'is merged into',
};

function readFind(said: Said): Reading {
  const words = said.words.join(' ').trim();
  if (words === '') return needs('search all history for what?');
  return {
    kind: 'ready',
    sentence: `search all history for “${words}”`,
    deeds: [{ deed: 'find', words }],
    about: null,
  };
}

function readOne(said: Said, make: (incident: KnownIncident) => Deed, sentence: string): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  return {
    kind: 'ready',
    sentence: `${sentence} ${saidIncident(incident.value)}`,
    deeds: [make(incident.value)],
    about: null,
  };
}

export const verbs: readonly Verb[] = [
  {
    words: ['as', 'assign'],
    form: 'as RA21 0421',
    does: 'Assign one unit or several',
    read: (said) => readSending(said, 'assign'),
  },
  {
    words: ['di', 'divert'],
    form: 'di RA21 0421',
    does: 'Divert a unit from what it is on',
    read: (said) => readSending(said, 'divert'),
  },
  {
    words: ['sk', 'stack'],
    form: 'sk RA21 0421',
    does: 'Stack an incident behind its present one',
    read: (said) => readSending(said, 'stack'),
  },
  { words: ['sd', 'standdown'], form: 'sd RA21 reason', does: 'Stand a unit down', read: readStandDown },
  { words: ['st', 'status'], form: 'st RA21 6', does: 'Set a unit’s status', read: readStatus },
  {
    words: ['show'],
    form: 'show RA21 at Mill St: what',
    does: 'A unit is at scene: created, assigned, at scene',
    read: readShow,
  },
  { words: ['note', 'n'], form: 'note 0421 text', does: 'Add a line to a log', read: readNote },
  { words: ['gr', 'grade'], form: 'gr 0421 1 reason', does: 'Re-grade', read: readGrade },
  { words: ['ref', 'refer'], form: 'ref 0421 fim reason', does: 'Refer to supervisor or FIM', read: readRefer },
  {
    words: ['link'],
    form: 'link 0421 0433 duplicate',
    does: 'Link two incidents: related, duplicate, child, parent, merged',
    read: readLink,
  },
  { words: ['find', 'f'], form: 'find words', does: 'Search all history', read: readFind },
  { words: ['off'], form: 'off RA21', does: 'Book a unit off duty', read: readOff },
  {
    words: ['own', 'take'],
    form: 'own 0421',
    does: 'Take an incident to my desk',
    read: (said) =>
      readOne(said, ({ id, ownerSeatId }) => ({ deed: 'own', incidentId: id, seen: ownerSeatId }), 'to my desk:'),
  },
  {
    words: ['open', 'o'],
    form: 'open 0421',
    does: 'Bring an incident in hand',
    read: (said) => readOne(said, ({ id }) => ({ deed: 'open', incidentId: id }), 'open'),
  },
];
