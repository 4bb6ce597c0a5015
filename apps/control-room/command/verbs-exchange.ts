import { isNumber } from './name.ts';
import type { Choice, Deed, KnownUnit, Reading } from './reading.ts';
import { incidentAt, lineWith, needs, type Said, saidIncident, saidUnit, short, unitAt, type Verb } from './said.ts';

/** One unit for another, back-up, what is asked for, and what there is. */
export const exchangeVerbs: readonly Verb[] = [
  {
    words: ['bu', 'backup'],
    form: 'bu 0421 RA21 RA14',
    does: 'Send back-up: it answers what was asked for',
    read: readBackUp,
  },
  {
    words: ['swap'],
    form: 'swap RA21 RA14 reason',
    does: 'The second takes the place of the first',
    read: (said) => readPair(said, 'swap'),
  },
  {
    words: ['ho', 'handover'],
    form: 'ho RA21 RA14 words',
    does: 'The first hands its job over to the second',
    read: (said) => readPair(said, 'hand-over'),
  },
  { words: ['ask'], form: 'ask 0421 dog note', does: 'Ask for a resource', read: readAsk },
  { words: ['ask!'], form: 'ask! 0421 dog note', does: 'Ask for a resource urgently', read: readAsk },
  {
    words: ['co', 'callout'],
    form: 'co 0421 recovery ZZ99 RUT',
    does: 'Call a partner out: helicopter, dogs, recovery, cameras',
    read: readCallOut,
  },
  {
    words: ['snap', 'snapshot'],
    form: 'snap 0421',
    does: 'Write into its log which units there are',
    read: readSnapshot,
  },
];

function readBackUp(said: Said): Reading {
  const numberAt = said.words.findIndex(isNumber);
  const incident = incidentAt(said, Math.max(0, numberAt));
  if (!incident.ok) return incident.reading;
  const unitsAt = said.words.map((_, at) => at).filter((at) => at !== numberAt && said.words[at] !== '');
  const units: KnownUnit[] = [];
  for (const at of unitsAt.length === 0 ? [said.words.length] : unitsAt) {
    const unit = unitAt(said, at);
    if (!unit.ok) return unit.reading;
    units.push(unit.value);
  }
  const { id: incidentId } = incident.value;
  const deeds: Deed[] = [{ deed: 'send', incidentId, tourIds: units.map(({ id }) => id), how: 'assign', backUp: true }];
  return {
    kind: 'ready',
    sentence: `${units.map(saidUnit).join(', ')} → back-up at ${saidIncident(incident.value)}`,
    deeds,
    about: null,
  };
}

/** `swap RA21 RA14 nearer`: the job is the one that the first is on. */
function readPair(said: Said, deed: 'swap' | 'hand-over'): Reading {
  const one = unitAt(said, 0);
  if (!one.ok) return one.reading;
  const { active, callsign, id: tourId } = one.value;
  if (active === null) return needs(`${callsign} has no assignment`);
  const other = unitAt(said, 1);
  if (!other.ok) return other.reading;
  if (other.value.id === tourId) return needs('a unit does not take the place of itself: which other?');
  const words = said.words.slice(2).join(' ').trim();
  const number = active.number.split(' ')[0];
  const what = deed === 'swap' ? `takes the place of ${callsign}` : `takes over from ${callsign}`;
  const sentence = `${saidUnit(other.value)} ${what} at ${number}`;
  if (words.length < 3) return needs(`${sentence}: ${deed === 'swap' ? 'and the reason?' : 'what is left to do?'}`);
  const { incidentId, assignmentId } = active;
  const pair = { incidentId, out: { tourId, assignmentId }, intoTourId: other.value.id, words };
  const how = other.value.active === null ? ('assign' as const) : ('divert' as const);
  const deeds: Deed[] = [deed === 'swap' ? { deed, ...pair, how } : { deed, ...pair }];
  return { kind: 'ready', sentence: `${sentence}, “${words}”`, deeds, about: null };
}

function readAsk(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const typed = (said.words[1] ?? '').toLowerCase();
  const asks = said.known.asks ?? [];
  const found = asks.find(({ id }) => id === typed);
  if (found === undefined) {
    const write = lineWith(said, 1);
    const begun = asks.filter(({ id, name }) => id.startsWith(typed) || name.toLowerCase().startsWith(typed));
    const choices = (begun.length > 0 ? begun : asks).map(
      ({ id, name }): Choice => ({ key: id, line: write(id), label: id, detail: name }),
    );
    return needs('ask for what?', choices);
  }
  const note = said.words.slice(2).join(' ').trim();
  const urgent = said.verb.endsWith('!');
  const { id: incidentId } = incident.value;
  const deeds: Deed[] = [{ deed: 'ask', incidentId, what: found.id, urgent, note }];
  const how = urgent ? 'ask urgently for' : 'ask for';
  return {
    kind: 'ready',
    sentence: `${how} ${found.name} at ${saidIncident(incident.value)}${note === '' ? '' : `, “${note}”`}`,
    deeds,
    about: null,
  };
}

/** What is said after the partner is its vehicle where it comes for one, else what it is for. */
function readCallOut(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const typed = (said.words[1] ?? '').toLowerCase();
  const partners = said.known.partners ?? [];
  const found = partners.find(({ id }) => id === typed);
  if (found === undefined) {
    const write = lineWith(said, 1);
    const begun = partners.filter(({ id, name }) => id.startsWith(typed) || name.toLowerCase().startsWith(typed));
    const choices = (begun.length > 0 ? begun : partners).map(
      ({ id, name }): Choice => ({ key: id, line: write(id), label: id, detail: name }),
    );
    return needs('call out whom?', choices);
  }
  const words = said.words.slice(2).join(' ').trim();
  const what = found.vehicle ? { vehicle: words, reason: '' } : { vehicle: '', reason: words };
  const { id: incidentId } = incident.value;
  return {
    kind: 'ready',
    sentence: `call out ${found.name} to ${saidIncident(incident.value)}${words === '' ? '' : `, “${words}”`}`,
    deeds: [{ deed: 'call-out', incidentId, resource: found.id, ...what }],
    about: null,
  };
}

function readSnapshot(said: Said): Reading {
  const incident = incidentAt(said, 0);
  if (!incident.ok) return incident.reading;
  const deeds: Deed[] = [{ deed: 'snapshot', incidentId: incident.value.id }];
  return { kind: 'ready', sentence: `log of ${short(incident.value)} ← which units there are now`, deeds, about: null };
}
