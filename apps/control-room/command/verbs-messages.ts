import type { Addressee } from '../../../modules/operations/contract.ts';
import { isNumber } from './name.ts';
import type { Choice, Deed, Known, Reading } from './reading.ts';
import { incidentAt, lineWith, needs, type Said, saidIncident, type Verb } from './said.ts';

/** What is said to somebody, and on which talkgroup an incident is worked. */
export const messageVerbs: readonly Verb[] = [
  {
    words: ['msg'],
    form: 'msg dispatch-2 0421 text',
    does: 'Send a message to a desk, a unit, the fim, an area or all; with a number it is about that incident',
    read: readMessage,
  },
  { words: ['msg!'], form: 'msg! RA21 text', does: 'Send an urgent message', read: readMessage },
  { words: ['tg'], form: 'tg 0421 RUT-9 purpose', does: 'Record the talkgroup of an incident', read: readTalkgroup },
];

interface Named {
  readonly word: string;
  readonly name: string;
  readonly addressee: Addressee;
}

function addressees({ units, desks = [], areas = [] }: Known): readonly Named[] {
  return [
    { word: 'all', name: 'all', addressee: { kind: 'all' } },
    { word: 'fim', name: 'the FIM', addressee: { kind: 'role', id: 'fim' } },
    { word: 'sup', name: 'the supervisor', addressee: { kind: 'role', id: 'control-room-supervisor' } },
    ...desks.map(({ id, name }): Named => ({ word: id, name, addressee: { kind: 'seat', id } })),
    ...units.map(({ callsign }): Named => {
      return { word: callsign, name: callsign, addressee: { kind: 'unit', id: callsign } };
    }),
    ...areas.map(({ id, name }): Named => ({ word: id, name, addressee: { kind: 'area', id } })),
  ];
}

const MOST_CHOICES = 9;

function readMessage(said: Said): Reading {
  const typed = (said.words[0] ?? '').toLowerCase();
  const known = addressees(said.known);
  const to = known.find(({ word }) => word.toLowerCase() === typed);
  if (to === undefined) {
    const begun = known.filter(({ word, name }) => `${word} ${name}`.toLowerCase().includes(typed));
    const choices = begun
      .slice(0, MOST_CHOICES)
      .map(({ word, name }): Choice => ({ key: word, line: lineWith(said, 0)(word), label: word, detail: name }));
    // Never somebody else than was written.
    return needs(begun.length > 0 ? 'to whom?' : `nobody here is called “${typed}”: to whom?`, choices);
  }
  const isAbout = isNumber(said.words[1] ?? '');
  const about = isAbout ? incidentAt(said, 1) : null;
  if (about !== null && !about.ok) return about.reading;
  const text = said.words
    .slice(isAbout ? 2 : 1)
    .join(' ')
    .trim();
  if (text === '') return needs(`what is ${to.name} to be told?`);
  const priority = said.verb === 'msg!' ? 'urgent' : 'routine';
  const incidentId = about === null ? null : about.value.id;
  const deeds: Deed[] = [{ deed: 'message', to: to.addressee, priority, incidentId, text }];
  const of = about === null ? '' : `, about ${saidIncident(about.value)}`;
  const kind = priority === 'urgent' ? 'URGENT message' : 'message';
  return { kind: 'ready', sentence: `${kind} to ${to.name}${of}: “${text}”`, deeds, about: null };
}

function readTalkgroup(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const typed = (said.words[1] ?? '').toUpperCase();
  const { talkgroups = [] } = said.known;
  const talkgroup = talkgroups.find(({ id }) => id === typed);
  if (talkgroup === undefined) {
    const begun = talkgroups.filter(({ id, name }) => `${id} ${name}`.toUpperCase().includes(typed));
    const choices = begun
      .slice(0, MOST_CHOICES)
      .map(({ id, name }): Choice => ({ key: id, line: lineWith(said, 1)(id), label: id, detail: name }));
    return needs('which talkgroup?', choices);
  }
  const purpose = said.words.slice(2).join(' ').trim();
  const { id: incidentId } = incident.value;
  const deeds: Deed[] = [{ deed: 'talkgroup', incidentId, talkgroup: talkgroup.id, purpose }];
  const words = purpose === '' ? '' : `, “${purpose}”`;
  const sentence = `${saidIncident(incident.value)} is worked on ${talkgroup.id} ${talkgroup.name}${words}`;
  return { kind: 'ready', sentence, deeds, about: null };
}
