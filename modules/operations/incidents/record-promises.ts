import type { Promised, Rung } from '../../../kernel/pure.ts';
import { isCrimeOpen } from './case-record.ts';
import type { Incident } from './incident.ts';

export const DEFERRED = 'deferred';
export const CRIME = 'crime';

const WARN_SHARE = 0.75;
const HOUR_SECONDS = 3600;
const QUARTER_SECONDS = 900;

/** The desk owes it first; who supervises the desk hears when it does not. */
const owed: readonly Rung[] = [
  { to: 'dispatcher', afterSeconds: 0 },
  { to: 'control-room-supervisor', afterSeconds: QUARTER_SECONDS },
];

type Timing = Pick<Promised, 'key' | 'kind' | 'label' | 'startedAt' | 'dueAt'>;

function promise({ place }: Incident, timing: Timing): Promised {
  const { startedAt, dueAt } = timing;
  const warnAt = dueAt > startedAt ? Math.round(startedAt + (dueAt - startedAt) * WARN_SHARE) : null;
  const terms = { ladder: owed, repeatSeconds: HOUR_SECONDS, alarm: 'B', paused: false } as const;
  return { ...timing, ...terms, warnAt, areaId: place.areaId };
}

/** What is owed to people and to the law; it runs on when the incident is closed. */
export function recordPromises(incident: Incident): readonly Promised[] {
  return [...updates(incident), ...crimeRecording(incident)];
}

/** Nobody is told and nothing climbs: when it falls due the incident is in the queue again, and its desk is alerted. */
export function deferralPromise(incident: Incident): readonly Promised[] {
  const { deferral } = incident.record;
  if (deferral === null) return [];
  const timing = { key: DEFERRED, kind: DEFERRED, label: 'Comes back', startedAt: deferral.at, dueAt: deferral.until };
  return [{ ...promise(incident, timing), ladder: [], warnAt: null }];
}

function updates(incident: Incident): readonly Promised[] {
  return incident.record.updates.map(({ to, why, at, dueAt }) => {
    const whom = to.replace('-', ' ');
    const lower = why === 'downgrade';
    const label = lower ? `Tell the ${whom} of the lower grade, or record why not` : `Update the ${whom}`;
    const kind = lower ? 'downgrade-told' : 'update';
    return promise(incident, { key: `${kind}:${to}`, kind, label, startedAt: Math.min(at, dueAt), dueAt });
  });
}

function crimeRecording(incident: Incident): readonly Promised[] {
  const { crime } = incident.record;
  if (crime === null || !isCrimeOpen(crime)) return [];
  const { reportedAt, dueAt, setAt, withinSeconds } = crime;
  const label = `Record the crime within ${Math.round(withinSeconds / HOUR_SECONDS)} h, or negate it`;
  const timed = promise(incident, { key: CRIME, kind: CRIME, label, startedAt: reportedAt, dueAt });
  // Entered after its time was over: there is nothing left to warn of.
  return [{ ...timed, warnAt: dueAt <= setAt ? null : timed.warnAt }];
}
