import { type MajorPart, majorParts } from '../major/open-major.ts';
import type { Choice, Reading } from './reading.ts';
import { incidentAt, needs, type Said, saidIncident, type Verb } from './said.ts';

/** What is said of major incidents: their window, at the part that is asked for. */
export const majorVerbs: readonly Verb[] = [
  {
    words: ['major'],
    form: 'major 0421 methane',
    does: 'The major incident of an incident: declare, methane, decision, cards',
    read: readMajor,
  },
];

const asked: Readonly<Record<string, MajorPart>> = { declare: 'level', standby: 'level', 'stand-down': 'level' };
const meant: Readonly<Record<MajorPart, string>> = {
  level: 'declare, stand by or stand down',
  methane: 'report a M/ETHANE',
  decision: 'record a decision',
  cards: 'action cards',
};

function readMajor(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const typed = (said.words[1] ?? '').toLowerCase();
  const part = typed === '' ? null : (asked[typed] ?? majorParts.find((one) => one === typed));
  if (part === undefined) {
    const choices = ['declare', ...majorParts.filter((one) => one !== 'level')].map(
      (word): Choice => ({
        key: word,
        line: `${said.verb} ${said.words[0]} ${word}`,
        label: word,
        detail: meant[asked[word] ?? majorParts.find((one) => one === word) ?? 'level'],
      }),
    );
    return needs('which part of it?', choices);
  }
  const { id: incidentId } = incident.value;
  const what = part === null ? 'open it' : meant[part];
  return {
    kind: 'ready',
    sentence: `major incident ${saidIncident(incident.value)}: ${what}`,
    deeds: [{ deed: 'major', incidentId, part }],
    about: null,
  };
}
