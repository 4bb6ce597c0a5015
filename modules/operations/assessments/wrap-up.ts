import type { Promised } from '../../../kernel/pure.ts';
import type { Assessment } from './assessment.ts';
import type { PastAssessment } from './events.ts';
import type { Owed, WrapUpTerms } from './wrap-up-terms.ts';

/** A call whose wrap-up an incident waits for. */
export interface WrapUp extends WrapUpTerms {
  readonly contactId: string;
  readonly takenBy: { readonly id: string; readonly name: string };
  readonly startedAt: number;
  readonly dueAt: number;
}

interface Settled {
  readonly recordedAt: number;
  readonly actor: { readonly id: string; readonly name: string };
}

/** Owed from the moment it was recorded: a call entered afterwards is not late at once. */
export function owing(
  before: readonly WrapUp[],
  { contactId, terms }: { readonly contactId: string | null; readonly terms: WrapUpTerms | undefined },
  { recordedAt, actor }: Settled,
): readonly WrapUp[] {
  if (terms === undefined || contactId === null || terms.owed.length === 0) return before;
  const dueAt = recordedAt + terms.seconds * 1000;
  return [
    ...before,
    { ...terms, contactId, takenBy: { id: actor.id, name: actor.name }, startedAt: recordedAt, dueAt },
  ];
}

/** What an event of the assessment pays of what is owed. A THRIVE that lacks a letter pays nothing. */
function paidBy(event: PastAssessment): Owed | null {
  switch (event.type) {
    case 'operations.ThriveRecorded':
      return event.data.lacks.length === 0 ? 'thrive' : null;
    case 'operations.AdviceRecorded':
      return 'advice';
    case 'operations.CallerTold':
      return 'told';
    case 'operations.CareDecided':
      return 'care';
    case 'operations.GradeExplained':
      return 'grade-reason';
    default:
      return null;
  }
}

/** THRIVE is of what happens, whoever has rung: it pays for every call. The rest is of one conversation. */
export function paid(before: readonly WrapUp[], event: PastAssessment): readonly WrapUp[] {
  const what = paidBy(event);
  if (what === null || before.length === 0) return before;
  const { contactId } = event.data;
  return without(before, what, what === 'thrive' ? null : contactId);
}

/** A re-grade has its own reason, and answers for the one that was left out. */
export function without(before: readonly WrapUp[], what: Owed, contactId: string | null): readonly WrapUp[] {
  return before
    .map((one) =>
      contactId === null || one.contactId === contactId ? { ...one, owed: one.owed.filter((o) => o !== what) } : one,
    )
    .filter((one) => one.owed.length > 0);
}

/** Of what the pack asks for, what the conversation has not brought already. */
export function stillOwed(owed: readonly Owed[], { thrives, advice, told, care }: Assessment): Owed[] {
  const done: Readonly<Record<Owed, boolean>> = {
    thrive: thrives.some(({ lacks }) => lacks.length === 0),
    advice: advice.length > 0,
    told: told !== null,
    care: care !== null,
    'grade-reason': false,
  };
  return owed.filter((one) => !done[one]);
}

const owedWords: Readonly<Record<Owed, string>> = {
  thrive: 'THRIVE',
  advice: 'advice',
  told: 'caller told',
  care: 'right care',
  'grade-reason': 'reason for the grade',
};

export const WRAP_UP = 'wrap-up';
export const AGAIN = 'thrive-again';

/** One promise a call, not one a thing owed: whoever wraps up does it in one go. It warns nobody, and is no gate. */
export function wrapUpPromises(wrapUps: readonly WrapUp[], areaId: string | null): readonly Promised[] {
  return wrapUps.map(({ contactId, contactNumber, owed, startedAt, dueAt, ladder }) => ({
    key: `${WRAP_UP}:${contactId}`,
    kind: WRAP_UP,
    label: `Wrap up ${contactNumber}: ${owed.map((one) => owedWords[one]).join(', ')}`,
    startedAt,
    dueAt,
    warnAt: null,
    ladder: ladder.rungs,
    repeatSeconds: ladder.repeatSeconds,
    alarm: 'B',
    areaId,
    paused: false,
  }));
}

/** THRIVE again, once facts have changed since it was done. */
export function againPromises({ thrives, changed }: Assessment, areaId: string | null): readonly Promised[] {
  const again = thrives.at(-1)?.again ?? null;
  if (changed === null || again === null) return [];
  const { ladder, seconds } = again;
  const timing = { startedAt: changed.at, dueAt: changed.at + seconds * 1000, warnAt: null };
  const label = `THRIVE again: ${changed.why}`;
  const told = {
    ladder: ladder.rungs,
    repeatSeconds: ladder.repeatSeconds,
    alarm: 'B',
    areaId,
    paused: false,
  } as const;
  return [{ key: AGAIN, kind: AGAIN, label, ...timing, ...told }];
}
