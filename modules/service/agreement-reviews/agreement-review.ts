import type { Aggregate, Past, Promised } from '../../../kernel/pure.ts';
import type { AgreementReviewEvent } from './events.ts';

/** An agreement as the pack in force names it, and its last review. */
interface ReviewedAgreement {
  readonly name: string;
  readonly version: number;
  /** As the pack says. */
  readonly setAt: number | null;
  /** The next review: as the pack says, or as the last one has set it. */
  readonly reviewAt: number | null;
  readonly notedAt: number;
  readonly last: {
    readonly at: number;
    readonly by: string;
    readonly outcome: string;
    readonly note: string | null;
  } | null;
}
export type AgreementReviewState =
  | { readonly situation: 'none' }
  | ({ readonly situation: 'noted' } & ReviewedAgreement);

function evolve(state: AgreementReviewState, event: Past<AgreementReviewEvent>): AgreementReviewState {
  const at = event.occurredAt;
  if (event.type === 'service.AgreementNoted') {
    const { name, version, reviewAt } = event.data;
    const last = state.situation === 'none' ? null : state.last;
    return { situation: 'noted', name, version, setAt: reviewAt, reviewAt, notedAt: at, last };
  }
  // Steps of the promise come here as well.
  if (state.situation === 'none' || event.type !== 'service.AgreementReviewed') return state;
  const { outcome, reviewAt } = event.data;
  return {
    ...state,
    reviewAt,
    notedAt: at,
    last: { at, by: event.actor.name, outcome, note: event.detail?.note ?? null },
  };
}

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/** An agreement is looked at by its date, or whoever answers for the services hears of it. */
function promises(state: AgreementReviewState): readonly Promised[] {
  if (state.situation === 'none' || state.reviewAt === null) return [];
  const { name, version, reviewAt, notedAt } = state;
  const warnAt = reviewAt - 14 * DAY_MS;
  return [
    {
      ...{ key: 'review', kind: 'service-agreement-review', label: `Review the agreement ${name}, version ${version}` },
      ...{ startedAt: Math.min(notedAt, reviewAt), dueAt: reviewAt, warnAt: warnAt > notedAt ? warnAt : null },
      ladder: [
        { to: 'service-manager', afterSeconds: 0 },
        { to: 'duty-ict-manager', afterSeconds: 7 * DAY_SECONDS },
      ],
      ...{ repeatSeconds: 7 * DAY_SECONDS, alarm: 'B', areaId: null, paused: false },
    },
  ];
}

export const agreementReviewAggregate: Aggregate<AgreementReviewState, AgreementReviewEvent> = {
  name: 'service.agreement',
  initial: { situation: 'none' },
  evolve,
  promises,
};
