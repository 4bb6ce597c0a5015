import { type LinkWord, linkWords } from '../links/link-words.ts';
import type { Choice, Deed, Reading } from './reading.ts';
import { incidentAt, needs, readOne, type Said, saidIncident, short, type Verb } from './said.ts';

/** What is said of incidents: their logs, grades, owners and links, and what is looked for. */
export const incidentVerbs: readonly Verb[] = [
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

const saidLink: Readonly<Record<LinkWord, string>> = {
  related: 'is related to',
  duplicate: 'is a duplicate of',
  child: 'is a child of',
  parent: 'is the parent of',
  merged: 'is merged into',
};
