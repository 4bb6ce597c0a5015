import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { AdHocEvent } from './events.ts';

type Saved = Extract<AdHocEvent, { type: 'service.AdHocReportSaved' }>;

export type AdHocState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'kept' | 'dropped';
      readonly report: Saved['data'];
      /** Null when erased. */
      readonly said: Saved['detail'] | null;
      readonly changedAt: number;
      /** Log position at which it was last shared, or kept to its owner again. */
      readonly guardedAt: number;
    };

function evolve(state: AdHocState, event: Past<AdHocEvent>): AdHocState {
  switch (event.type) {
    case 'service.AdHocReportSaved':
      return {
        ...{ situation: 'kept', report: event.data, said: event.detail, changedAt: event.occurredAt },
        guardedAt:
          state.situation !== 'none' && state.report.shared === event.data.shared ? state.guardedAt : event.position,
      };
    case 'service.AdHocReportDropped':
      return state.situation === 'none' ? state : { ...state, situation: 'dropped', changedAt: event.occurredAt };
    default:
      return state;
  }
}

/** A saved report owes nothing to anybody. */
export const adHocAggregate: Aggregate<AdHocState, AdHocEvent> = {
  name: 'service.ad-hoc-report',
  initial: { situation: 'none' },
  evolve,
  promises: () => [],
};
