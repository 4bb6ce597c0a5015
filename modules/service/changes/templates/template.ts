import { isStep, type Past, type Promised } from '../../../../kernel/pure.ts';
import type { StepEvent } from '../change.ts';
import type { TemplateEvent } from './events.ts';

type OfType<Type extends TemplateEvent['type']> = Extract<TemplateEvent, { type: Type }>;

export interface Template extends Readonly<OfType<'service.TemplateProposed'>['data']> {
  readonly proposerId: string;
  readonly approvedAt: number | null;
  /** Approved or reviewed last. */
  readonly reviewedAt: number | null;
  /** Since the last review, the newest last. */
  readonly outcomes: readonly OfType<'service.TemplateUsed'>['data']['outcome'][];
  /** Numbers of the P1 that it caused since the last review. */
  readonly causedP1: readonly string[];
  readonly withdrawn: boolean;
}

export type TemplateState =
  | { readonly situation: 'none' }
  | { readonly situation: 'known'; readonly template: Template };

export function evolveTemplate(state: TemplateState, event: Past<TemplateEvent | StepEvent>): TemplateState {
  if (isStep(event)) return state;
  if (event.type === 'service.TemplateProposed') {
    const fresh = { approvedAt: null, reviewedAt: null, outcomes: [], causedP1: [], withdrawn: false };
    return { situation: 'known', template: { ...event.data, ...fresh, proposerId: event.actor.id } };
  }
  if (state.situation === 'none') return state;
  return { situation: 'known', template: after(state.template, event) };
}

function after(template: Template, event: Past<Exclude<TemplateEvent, OfType<'service.TemplateProposed'>>>): Template {
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.TemplateApproved':
      return { ...template, approvedAt: at, reviewedAt: at };
    case 'service.TemplateReviewed':
      return { ...template, reviewedAt: at, outcomes: [], causedP1: [] };
    case 'service.TemplateWithdrawn':
      return { ...template, withdrawn: true };
    case 'service.TemplateUsed':
      return { ...template, outcomes: [...template.outcomes, event.data.outcome].slice(-template.rules.lastChanges) };
    case 'service.TemplateBlamed':
      return { ...template, causedP1: [...template.causedP1, event.data.number] };
    default:
      // What the law itself wrote (an erasure, a hold) changes nothing here.
      return template;
  }
}

const DAY_MS = 86_400_000;
/** Months as the calendar has them on average; the day is not the point. */
const MONTH_MS = 30.4375 * DAY_MS;

export function reviewDueAt({ reviewedAt, rules }: Template): number | null {
  return reviewedAt === null ? null : reviewedAt + rules.reviewMonths * MONTH_MS;
}

/** Why it may not be used now; empty: it may. */
export function suspensionOf(template: Template, now: number): readonly string[] {
  const { approvedAt, withdrawn, outcomes, causedP1, rules } = template;
  const failed = outcomes.filter((outcome) => outcome === 'failed' || outcome === 'backed-out').length;
  const dueAt = reviewDueAt(template);
  return [
    ...(withdrawn ? ['it was withdrawn'] : []),
    ...(approvedAt === null ? ['nobody has approved it'] : []),
    ...causedP1.map((number) => `it caused ${number}, a P1`),
    ...(failed >= rules.failures ? [`${failed} of the last ${outcomes.length} failed`] : []),
    ...(dueAt !== null && now >= dueAt ? [`it was not reviewed for ${rules.reviewMonths} months`] : []),
  ];
}

/** It is reviewed in time, or may not be used any more. */
export function templatePromises(state: TemplateState): readonly Promised[] {
  if (state.situation === 'none' || state.template.withdrawn) return [];
  const { reviewedAt, rules } = state.template;
  const dueAt = reviewDueAt(state.template);
  if (reviewedAt === null || dueAt === null) return [];
  return [
    {
      ...{ key: 'review', kind: 'change-template-review', label: 'Review the template of a standard change' },
      ...{ startedAt: reviewedAt, dueAt, warnAt: dueAt - MONTH_MS, ladder: rules.ladder },
      ...{ repeatSeconds: Math.max(rules.repeatSeconds, 86_400), alarm: 'B', areaId: null, paused: false },
    },
  ];
}
