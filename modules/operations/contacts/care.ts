import { isStep, type Past } from '../../../kernel/pure.ts';
import { type Marks, noteSeen, noteStep, type StepEvent } from '../clocks.ts';
import type { KnownPlace } from '../place.ts';
import { knownPlace, type LadderTerms, type SeatTerms } from '../terms.ts';
import type { CareEvent } from './care-events.ts';

type Data<Type extends CareEvent['type']> = Extract<Past<CareEvent>, { type: Type }>['data'];

/** Offered to another seat and not accepted yet: whoever offered it has it until then. */
interface Offer {
  readonly to: SeatTerms;
  readonly at: number;
  readonly by: string;
  readonly note: string | null;
  readonly acceptSeconds: number;
  readonly ladder: LadderTerms;
}

interface Attempt {
  readonly attemptId: string;
  readonly way: Data<'operations.Recontacted'>['way'];
  readonly outcome: Data<'operations.Recontacted'>['outcome'];
  readonly at: number;
  readonly by: string;
}

/** Somebody who rang 999 and is to be reached again. */
interface Recontact {
  readonly since: number;
  readonly tasks: Data<'operations.CallRangOff'>['tasks'];
  readonly ladder: LadderTerms;
  readonly attempts: readonly Attempt[];
}

interface CallerPlace {
  readonly place: KnownPlace;
  readonly method: Data<'operations.CallerPlaced'>['method'];
  readonly radiusMetres: number | null;
  readonly at: number;
}

/** What is promised of a contact while it is open, and what it has besides its words. */
export interface Care {
  /** When it must be settled at the latest; null: decided before there was such a promise. */
  readonly settle: { readonly from: number; readonly seconds: number; readonly ladder: LadderTerms } | null;
  readonly offer: Offer | null;
  /** Its desk was left: it lies on the supervisor's since then. */
  readonly passed: { readonly at: number; readonly from: SeatTerms; readonly ladder: LadderTerms } | null;
  readonly recontact: Recontact | null;
  readonly callerPlace: CallerPlace | null;
  /** Of the line that rang: where the caller is likely to be, and often where it happened. */
  readonly lineAddress: string | null;
  readonly activation: Data<'operations.ContactReceived'>['activation'];
  readonly reference: string | null;
  readonly marks: Marks;
}

export const unattended: Care = {
  settle: null,
  offer: null,
  passed: null,
  recontact: null,
  callerPlace: null,
  lineAddress: null,
  activation: null,
  reference: null,
  marks: {},
};

const types: ReadonlySet<string> = new Set([
  'operations.CallRangOff',
  'operations.Recontacted',
  'operations.HandOverOffered',
  'operations.HandOverAccepted',
  'operations.HandOverEnded',
  'operations.ContactPassed',
  'operations.CallerPlaced',
  'operations.ContactAlarmSeen',
]);

export type Tended = Past<CareEvent | StepEvent>;

export function isCare(event: { readonly type: string }): event is Tended {
  return types.has(event.type) || event.type.startsWith('kernel.Deadline');
}

export function tend(care: Care, event: Tended): Care {
  if (isStep(event)) return { ...care, marks: noteStep(care.marks, event) };
  switch (event.type) {
    case 'operations.CallRangOff':
      return rangOff(care, event);
    case 'operations.Recontacted':
      return recontacted(care, event);
    case 'operations.HandOverOffered': {
      const { to, acceptSeconds, ladder } = event.data;
      const offer = { to, acceptSeconds, ladder, at: event.recordedAt, by: event.actor.name };
      return { ...care, offer: { ...offer, note: event.detail?.note || null } };
    }
    case 'operations.HandOverAccepted':
      return { ...care, offer: null, passed: null };
    case 'operations.HandOverEnded':
      return { ...care, offer: null };
    case 'operations.ContactPassed': {
      const { from, ladder } = event.data;
      return { ...care, offer: null, passed: { at: event.recordedAt, from, ladder } };
    }
    case 'operations.CallerPlaced': {
      const { method, radiusMetres, place } = event.data;
      const known = knownPlace(place, event.detail?.place ?? null);
      return { ...care, callerPlace: { place: known, method, radiusMetres, at: event.occurredAt } };
    }
    case 'operations.ContactAlarmSeen':
      return { ...care, marks: noteSeen(care.marks, event.data.key, event.actor.name, event.recordedAt) };
    default:
      return care;
  }
}

function rangOff(care: Care, event: Extract<Tended, { type: 'operations.CallRangOff' }>): Care {
  const { tasks, ladder, settle } = event.data;
  const since = event.recordedAt;
  const recontact = tasks.length === 0 ? null : { since, tasks, ladder, attempts: [] };
  return { ...care, recontact, settle: { from: since, ...settle } };
}

function recontacted(care: Care, event: Extract<Tended, { type: 'operations.Recontacted' }>): Care {
  const { recontact } = care;
  if (recontact === null) return care;
  const attempt = { ...event.data, at: event.recordedAt, by: event.actor.name };
  return { ...care, recontact: { ...recontact, attempts: [...recontact.attempts, attempt] } };
}

/** The tasks that are still owed: none once the caller was reached; else each way counts its own attempts. */
export function owedTasks(recontact: Recontact | null): Recontact['tasks'] {
  if (recontact === null || recontact.attempts.some(({ outcome }) => outcome === 'reached')) return [];
  const made = new Map<string, number>();
  for (const { way } of recontact.attempts) made.set(way, (made.get(way) ?? 0) + 1);
  return recontact.tasks.filter(({ way }) => {
    const left = made.get(way) ?? 0;
    if (left > 0) made.set(way, left - 1);
    return left === 0;
  });
}
