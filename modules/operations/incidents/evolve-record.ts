import type { CodeTerms } from '../terms.ts';
import { type CaseRecord, emptyRecord } from './case-record.ts';
import type { KnownEvent, Of } from './events.ts';
import { alerted, type Incident } from './incident.ts';
import { DEFERRED } from './record-promises.ts';

/** What a raised incident starts with: a clock, if it reports a crime. */
export function recordOfRaised({ data, recordedAt }: Of<'operations.IncidentRaised'>): CaseRecord {
  return withCrime(emptyRecord, data.code, { reportedAt: data.receivedAt, setAt: recordedAt });
}

/** What an event does to the record. It is met before what changes the incident itself: the grade is still the old one. */
export function evolveRecord(incident: Incident, event: KnownEvent): Incident {
  if (event.type === 'kernel.DeadlineBreached' && event.data.kind === DEFERRED) return returned(incident, event);
  if (event.type === 'operations.IncidentDescribed') return { ...incident, what: event.detail?.what ?? null };
  const record = changed(incident, event);
  return record === incident.record ? incident : { ...incident, record };
}

/** At its time it is in the queue again, and its desk hears of it. */
function returned(incident: Incident, { recordedAt }: { readonly recordedAt: number }): Incident {
  const back = { ...incident, record: { ...incident.record, deferral: null } };
  const label = 'Back in the queue: its time has come';
  return alerted(back, { key: 'returned', kind: 'returned', label, at: recordedAt });
}

function changed(incident: Incident, event: KnownEvent): CaseRecord {
  const { record } = incident;
  switch (event.type) {
    case 'operations.QualifierAdded':
      return { ...record, qualifiers: [...without(record.qualifiers, event.data.qualifier), event.data.qualifier] };
    case 'operations.QualifierRemoved':
      return { ...record, qualifiers: without(record.qualifiers, event.data.qualifier) };
    case 'operations.IncidentDeferred': {
      const { until } = event.data;
      return { ...record, deferral: until === null ? null : { at: event.recordedAt, until } };
    }
    case 'operations.UnitAssigned':
      return event.data.stacked ? record : { ...record, deferral: null };
    case 'operations.IncidentRegraded':
      // Raised again before anybody was told: what they were told at first holds.
      return event.data.grade.weight < incident.grade.weight
        ? { ...record, updates: record.updates.filter(({ why }) => why !== 'downgrade') }
        : record;
    case 'operations.UpdatePromised':
    case 'operations.PersonUpdated':
      return updated(record, event);
    default:
      return investigated(incident, event);
  }
}

function without(qualifiers: readonly CodeTerms[], { code }: CodeTerms): readonly CodeTerms[] {
  return qualifiers.filter((one) => one.code !== code);
}

/** Whoever was told has heard of a lower grade as well. */
function updated(
  record: CaseRecord,
  event: Of<'operations.UpdatePromised'> | Of<'operations.PersonUpdated'>,
): CaseRecord {
  const at = event.recordedAt;
  if (event.type === 'operations.UpdatePromised') {
    const { to, why, dueAt } = event.data;
    const others = record.updates.filter((one) => one.to !== to || one.why !== why);
    return { ...record, updates: [...others, { to, why, at, dueAt, whom: event.detail?.whom ?? null }] };
  }
  const { to, nextAt } = event.data;
  const whom = record.updates.find((one) => one.to === to && one.why === 'promised')?.whom ?? null;
  const others = record.updates.filter((one) => one.to !== to);
  const next = nextAt === null ? [] : [{ to, why: 'promised', at, dueAt: nextAt, whom } as const];
  return { ...record, updates: [...others, ...next] };
}

/** Crime and legal holds. */
function investigated(incident: Incident, event: KnownEvent): CaseRecord {
  const { record, receivedAt } = incident;
  const { crime } = record;
  switch (event.type) {
    case 'operations.IncidentRecoded': {
      // Another crime than the one that was negated.
      const { code } = event.data;
      const another = crime?.negated != null && code.recordWithinSeconds !== undefined;
      const before = another ? { ...record, crime: null } : record;
      return withCrime(before, code, { reportedAt: receivedAt, setAt: event.recordedAt });
    }
    case 'operations.ResultRecorded': {
      const settled = { ...record, deferral: null };
      return withCrime(settled, event.data.closing, { reportedAt: receivedAt, setAt: event.recordedAt });
    }
    case 'operations.CrimeRecorded':
      return { ...record, crime: recordedCrime(crime, event) };
    case 'operations.CrimeNegated':
      return crime === null
        ? record
        : { ...record, crime: { ...crime, negated: { basis: event.data.basis, at: event.recordedAt } } };
    case 'operations.CrimeHandedOff':
      return crime === null ? record : { ...record, crime: { ...crime, handedOffAt: event.recordedAt } };
    default:
      return held(record, event);
  }
}

/** A code that is a crime starts the clock once; no later code takes it back, only a number or a negation. */
function withCrime(
  record: CaseRecord,
  { recordWithinSeconds }: CodeTerms,
  { reportedAt, setAt }: { readonly reportedAt: number; readonly setAt: number },
): CaseRecord {
  if (recordWithinSeconds === undefined || record.crime !== null) return record;
  const dueAt = Math.max(reportedAt + recordWithinSeconds * 1000, setAt);
  const common = { numbers: [], negated: null, handedOffAt: null, withinSeconds: recordWithinSeconds };
  return { ...record, crime: { ...common, reportedAt, dueAt, setAt } };
}

/** A crime may come to light that nobody reported as one: it has a number and no clock. */
function recordedCrime(crime: CaseRecord['crime'], event: Of<'operations.CrimeRecorded'>): CaseRecord['crime'] {
  const { crimeNumber } = event.data;
  const at = event.recordedAt;
  const found = { reportedAt: at, dueAt: at, setAt: at, withinSeconds: 0, numbers: [], negated: null } as const;
  const { numbers, ...rest } = crime ?? found;
  return { ...rest, numbers: [...numbers.filter((one) => one !== crimeNumber), crimeNumber], handedOffAt: null };
}

/** Placed and lifted by the law's own commands, in any stream. */
function held(record: CaseRecord, event: { readonly type: string; readonly data: object }): CaseRecord {
  if (event.type !== 'kernel.HoldPlaced' && event.type !== 'kernel.HoldLifted') return record;
  const holdId = 'holdId' in event.data ? String(event.data.holdId) : null;
  if (event.type === 'kernel.HoldPlaced') return { ...record, holds: [...record.holds, holdId ?? ''] };
  return { ...record, holds: holdId === null ? [] : record.holds.filter((one) => one !== holdId) };
}
