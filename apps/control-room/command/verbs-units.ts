import { isNumber, nameUnit } from './name.ts';
import type { Choice, Deed, KnownUnit, Reading } from './reading.ts';
import { incidentAt, lineWith, needs, type Said, saidIncident, saidUnit, unitAt, type Verb } from './said.ts';

/** What is said of units: sending, diverting, statuses. */
export const unitVerbs: readonly Verb[] = [
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
  { words: ['off'], form: 'off RA21', does: 'Book a unit off duty', read: readOff },
];

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
  const deeds = sendingOf(units, { incidentId, how });
  const [first] = units;
  const about = units.length === 1 && first !== undefined ? { tourId: first.id, incidentId } : null;
  return {
    kind: 'ready',
    sentence: `${units.map(saidUnit).join(', ')} → ${how} to ${saidIncident(incident.value)}`,
    deeds,
    about,
  };
}

/** Several are one command: all of them go, or none. */
function sendingOf(units: readonly KnownUnit[], { incidentId, how }: Pick<Sending, 'incidentId' | 'how'>): Deed[] {
  const [first, ...others] = units;
  if (first !== undefined && others.length === 0) return [{ deed: 'assign', tourId: first.id, incidentId, how }];
  return [{ deed: 'send', incidentId, tourIds: units.map(({ id }) => id), how, backUp: false }];
}

type Sending = Extract<Deed, { deed: 'assign' }>;

function unitsNeeded(said: Said): Reading {
  const unit = nameUnit('', said.known, lineWith(said, said.words.length));
  return needs('which unit?', unit.found === null ? unit.choices : []);
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
