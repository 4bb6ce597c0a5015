import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import { changedWords } from '../changed-fields.ts';
import type { StepEvent } from './change.ts';
import type { ChangeEvent } from './events.ts';

interface Line {
  readonly kind: string;
  readonly audience: 'public' | 'internal';
  readonly text: string;
}

const stepWords = {
  'kernel.DeadlineWarned': 'soon due',
  'kernel.DeadlineBreached': 'missed',
  'kernel.DeadlineEscalated': 'told on',
} as const;

/** The line that an event leaves in the log of a change. */
export function lineOf(event: AnyPastEvent): Line {
  const known = event as unknown as ChangeEvent | StepEvent;
  if (isStep(known)) return hidden('clock', `${known.data.label}: ${stepWords[known.type]}`);
  return ofApproval(known) ?? ofWay(known) ?? ofWork(known);
}

function ofApproval(event: ChangeEvent): Line | null {
  switch (event.type) {
    case 'service.ApprovalAsked':
      return shown('asked', `Asked to agree: ${event.data.groups.map(({ name }) => name).join(', ')}`);
    case 'service.ApprovalDelegated':
      return hidden('delegate', `${event.data.askedKey}: ${event.detail?.delegate ?? 'erased'} answers`);
    case 'service.ApprovalGiven': {
      const { decision, groupId } = event.data;
      return hidden('answer', said(`${groupId}: ${decision}`, event.detail?.reason));
    }
    case 'service.ChangeAuthorised':
      return shown('agreed', 'All who were asked agree');
    default:
      return null;
  }
}

function ofWay(event: ChangeEvent): Line | null {
  switch (event.type) {
    case 'service.ChangeRaised':
      return shown('raised', event.detail?.said.reason ?? 'erased');
    case 'service.ChangeAmended':
      return shown(AMENDED, amended(event));
    case 'service.ChangeJudged':
      return hidden('judged', `Risk ${event.data.risk.band}, ${event.data.risk.score} points`);
    case 'service.ChangeSubmitted':
      return shown('handed-in', '');
    case 'service.ChangeBecameNormal':
      return hidden('became-normal', event.data.why.join('; '));
    case 'service.ChangeRejected':
      return shown('rejected', event.detail?.reason ?? 'erased');
    case 'service.ChangeHeld':
      return shown('held', event.detail?.reason ?? 'erased');
    case 'service.ChangeReleased':
      return shown('released', event.detail?.note ?? 'erased');
    case 'service.ChangeCancelled':
      return shown('cancelled', event.detail?.reason ?? 'erased');
    case 'service.ChangeClosed':
      return shown('closed', event.data.closure);
    default:
      return null;
  }
}

/** What follows is for the service centre: whoever follows the change reads that it was amended. */
export const AMENDED = 'amended';
export const amendedInShort = 'What is to be done was changed';

function amended({ detail }: Extract<ChangeEvent, { type: 'service.ChangeAmended' }>): string {
  const changed = detail?.changed ?? [];
  return changed.length === 0 ? amendedInShort : changedWords(changed);
}

function ofWork(event: ChangeEvent): Line {
  switch (event.type) {
    case 'service.ChangeBegun':
      return shown('begun', event.data.beforeApproval ? 'Begun before it was agreed to' : '');
    case 'service.ChangeNotBegun':
      return shown('no-go', event.detail?.reason ?? 'erased');
    case 'service.ChangeEnded':
      return shown('ended', event.data.outcome);
    case 'service.ChangeTaskAdded':
      return hidden('task', event.detail?.title ?? 'erased');
    case 'service.ChangeTaskStarted':
      return hidden('task-begun', event.data.taskId);
    case 'service.ChangeTaskDone':
      return hidden('task-done', event.detail?.note ?? 'erased');
    case 'service.ChangeSuspected':
      return hidden('suspected', event.data.number);
    case 'service.ChangeSuspicionSettled':
      return hidden('settled', event.data.caused ? 'Caused by it' : 'Not caused by it');
    case 'service.ChangeReviewed':
      return hidden('reviewed', event.detail?.lessons ?? 'erased');
    case 'service.ChangeCommented':
      return shown('comment', event.detail?.text ?? 'erased');
    case 'service.ChangeNoted':
      return hidden('note', event.detail?.text ?? 'erased');
    default:
      return hidden('followed', '');
  }
}

function shown(kind: string, text: string): Line {
  return { kind, audience: 'public', text };
}

function hidden(kind: string, text: string): Line {
  return { kind, audience: 'internal', text };
}

function said(what: string, note: string | undefined): string {
  return note ? `${what}: ${note}` : what;
}
