import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { AmendImprovement, EndImprovement, PlanImprovement, ReviewImprovement } from './commands.ts';
import type { ImprovementEvent } from './events.ts';
import type { Improvement, ImprovementState } from './improvement.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ improvement: readonly ImprovementEvent[] }>;
type States = { readonly improvement: ImprovementState };

export interface PlanFacts {
  readonly number: string;
  readonly sequence: number;
  readonly hasAgreement: boolean;
}

export function planImprovement(
  { input, recordedAt }: Command<typeof PlanImprovement>,
  { improvement }: States,
  { hasAgreement, number, sequence }: PlanFacts,
): Decision {
  if (improvement.situation !== 'none') {
    return refuse('improvement-exists', 'An improvement with this id exists already.');
  }
  const wrong = unfit(input, recordedAt, hasAgreement);
  if (wrong !== null) return wrong;
  const { source, month } = input;
  const data = { ...termsOf(input), number, sequence, source, month };
  return one({ type: 'service.ImprovementPlanned', data, detail: saidOf(input) });
}

export function amendImprovement(
  { input, recordedAt }: Command<typeof AmendImprovement>,
  { improvement }: States,
  { hasAgreement }: Pick<PlanFacts, 'hasAgreement'>,
): Decision {
  return whilePlanned(improvement, ({ changedAt }) => {
    if (changedAt !== input.seen) {
      return refuse('changed-meanwhile', 'Somebody else has changed it meanwhile.', changedAt);
    }
    const wrong = unfit(input, recordedAt, hasAgreement);
    return wrong ?? one({ type: 'service.ImprovementAmended', data: termsOf(input), detail: saidOf(input) });
  });
}

export function reviewImprovement(
  { input, recordedAt }: Command<typeof ReviewImprovement>,
  { improvement }: States,
): Decision {
  return whilePlanned(improvement, () => {
    const { percent, reviewAt, note } = input;
    if (reviewAt <= recordedAt) return passed();
    return one({ type: 'service.ImprovementReviewed', data: { percent, reviewAt }, detail: { note } });
  });
}

export function endImprovement({ input }: Command<typeof EndImprovement>, { improvement }: States): Decision {
  return whilePlanned(improvement, () => {
    const { outcome, note } = input;
    return one({ type: 'service.ImprovementEnded', data: { outcome }, detail: { note } });
  });
}

type Terms = Pick<InputOf<typeof AmendImprovement>, 'agreementId' | 'reviewAt'>;

function unfit({ agreementId, reviewAt }: Terms, now: number, hasAgreement: boolean): Outcome<never> | null {
  if (!hasAgreement) return refuse('no-such-agreement', `The force has no agreement ${agreementId}.`);
  return reviewAt <= now ? passed() : null;
}

function passed(): Outcome<never> {
  return refuse('review-passed', 'The review lies in the past: give a time to come.');
}

function termsOf({
  title,
  agreementId,
  serviceId,
  ownerId,
  owner,
  reviewAt,
}: Omit<InputOf<typeof AmendImprovement>, 'seen'>) {
  return { title, agreementId, serviceId, ownerId, owner, reviewAt };
}

function saidOf({ action, measure, benefit }: Omit<InputOf<typeof AmendImprovement>, 'seen'>) {
  return { action, measure, benefit };
}

function one(event: ImprovementEvent): Decision {
  return decided({ improvement: [event] });
}

function whilePlanned(state: ImprovementState, then: (improvement: Improvement) => Decision): Decision {
  if (state.situation === 'none') return refuse('no-such-improvement', 'The plan has no such improvement.');
  return state.situation === 'planned' ? then(state.improvement) : refuse('has-ended', `It was ${state.situation}.`);
}
