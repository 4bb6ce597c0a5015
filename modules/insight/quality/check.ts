import { z } from 'zod';
import type { Past } from '../../../kernel/pure.ts';
import type { CheckEvent } from './events.ts';

export const Question = z.object({ id: z.string(), text: z.string() });
export type Question = z.output<typeof Question>;

export const answers = ['yes', 'partly', 'no', 'not-applicable'] as const;
export const Answered = z.object({ id: z.string().max(60), answer: z.enum(answers) });
export type Answered = z.output<typeof Answered>;

export interface Check {
  readonly kind: 'sample' | 'unattended';
  readonly rule: { readonly id: string; readonly name: string };
  readonly questions: readonly Question[];
  readonly subjectId: string;
  readonly incidentId: string | null;
  readonly contactId: string | null;
  readonly number: string;
  readonly accountId: string | null;
  /** Null when erased, or nobody's in particular. */
  readonly person: string | null;
  readonly drawn: { readonly at: number; readonly by: string };
  readonly taken: { readonly at: number; readonly by: string; readonly id: string } | null;
}

export type CheckState =
  | { readonly situation: 'none' }
  | { readonly situation: 'waiting'; readonly check: Check }
  | {
      readonly situation: 'answered';
      readonly check: Check;
      readonly answered: {
        readonly at: number;
        readonly by: string;
        readonly answers: readonly Answered[];
        /** Null when erased. */
        readonly feedback: string | null;
      };
    };

export function evolveCheck(state: CheckState, event: Past<CheckEvent>): CheckState {
  if (event.type === 'insight.CheckDrawn') return { situation: 'waiting', check: drawn(event) };
  if (state.situation !== 'waiting') return state;
  const { check } = state;
  switch (event.type) {
    case 'insight.CheckTaken':
      return {
        ...state,
        check: { ...check, taken: { at: event.occurredAt, by: event.actor.name, id: event.actor.id } },
      };
    case 'insight.CheckAnswered':
      return {
        situation: 'answered',
        check,
        answered: {
          at: event.occurredAt,
          by: event.actor.name,
          answers: event.data.answers,
          feedback: event.detail?.feedback ?? null,
        },
      };
    default:
      return state;
  }
}

function drawn(event: Extract<Past<CheckEvent>, { type: 'insight.CheckDrawn' }>): Check {
  const { kind, rule, questions, incidentId, contactId, number, accountId } = event.data;
  return {
    ...{ kind, rule, questions, incidentId, contactId, number, accountId },
    subjectId: incidentId ?? contactId ?? '',
    person: event.detail?.person ?? null,
    drawn: { at: event.occurredAt, by: event.actor.name },
    taken: null,
  };
}
