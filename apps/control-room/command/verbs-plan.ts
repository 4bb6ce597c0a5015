import type { Deed, Reading } from './reading.ts';
import { incidentAt, needs, type Said, saidIncident, short, type Verb } from './said.ts';

const LEVEL = /^[1-9]$/;

/** What is said of response plans. */
export const planVerbs: readonly Verb[] = [
  { words: ['plan'], form: 'plan 0421 2 reason', does: 'Raise or lower the response plan', read: readPlan },
];

function readPlan(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const level = said.words[1] ?? '';
  if (!LEVEL.test(level)) return needs(`plan of ${short(incident.value)}: to which level, 1 to 9?`);
  const reason = said.words.slice(2).join(' ').trim();
  if (reason.length < 3) return needs(`plan of ${short(incident.value)} to level ${level}: and the reason?`);
  const deeds: Deed[] = [{ deed: 'plan', incidentId: incident.value.id, level: Number(level), reason }];
  const sentence = `${saidIncident(incident.value)}: response plan to level ${level}, “${reason}”`;
  return { kind: 'ready', sentence, deeds, about: null };
}
