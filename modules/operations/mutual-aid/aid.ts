import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { AidEvent } from './events.ts';

type Asked = Extract<Past<AidEvent>, { type: 'operations.AidAsked' }>;

interface AidUnit {
  readonly callsign: string;
  /** Of one that joined us; null: it is ours. */
  readonly tourId: string | null;
  readonly lentAt: number;
  readonly returnedAt: number | null;
}

export interface Aid {
  readonly terms: Asked['data'];
  /** Null when erased. */
  readonly words: Asked['detail'] | null;
  readonly askedAt: number;
  readonly askedBy: string;
  readonly situation: 'asked' | 'agreed' | 'declined' | 'withdrawn' | 'over';
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  /** Null when erased. */
  readonly answer: string | null;
  readonly units: readonly AidUnit[];
  readonly marks: Marks;
}

export type AidState = { readonly situation: 'none' } | { readonly situation: 'known'; readonly aid: Aid };

function evolve(state: AidState, event: Past<AidEvent | StepEvent>): AidState {
  if (!isStep(event) && event.type === 'operations.AidAsked') return { situation: 'known', aid: asked(event) };
  if (state.situation === 'none') return state;
  const { aid } = state;
  const become = (change: Partial<Aid>): AidState => ({ situation: 'known', aid: { ...aid, ...change } });
  if (isStep(event)) return become({ marks: noteStep(aid.marks, event) });
  const at = event.recordedAt;
  switch (event.type) {
    case 'operations.AidAnswered': {
      const answered = { answeredAt: at, answeredBy: event.actor.name, answer: event.detail?.words ?? null };
      return become({ situation: event.data.answer, ...answered });
    }
    case 'operations.AidUnitLent': {
      const { callsign, tourId } = event.data;
      const others = aid.units.filter((one) => one.callsign !== callsign);
      return become({ units: [...others, { callsign, tourId, lentAt: at, returnedAt: null }] });
    }
    case 'operations.AidUnitReturned': {
      const { callsign } = event.data;
      return become({
        units: aid.units.map((one) => (one.callsign === callsign ? { ...one, returnedAt: at } : one)),
      });
    }
    default:
      return state;
  }
}

function asked({ data, detail, recordedAt, actor }: Asked): Aid {
  return {
    ...{ terms: data, words: detail, askedAt: recordedAt, askedBy: actor.name, situation: 'asked' },
    ...{ answeredAt: null, answeredBy: null, answer: null, units: [], marks: {} },
  };
}

export function unitsOut({ units }: Pick<Aid, 'units'>): readonly AidUnit[] {
  return units.filter(({ returnedAt }) => returnedAt === null);
}

/** What is asked is answered; what is agreed comes; what is lent goes back. */
export function aidPromises(state: AidState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { aid } = state;
  const { direction, force, from, until, answerSeconds, arriveSeconds, warnSeconds } = aid.terms;
  if (aid.situation === 'asked') {
    const label = direction === 'in' ? `${force.name} to answer for units` : `Answer ${force.name}: it asks for units`;
    const dueAt = aid.askedAt + answerSeconds * 1000;
    // Asked of us it is told at once; asked of them there is time to answer.
    const warnAt = direction === 'out' ? aid.askedAt : Math.round(aid.askedAt + answerSeconds * 500);
    return [promised(aid, { key: 'answer', kind: 'aid-answer', label, startedAt: aid.askedAt, warnAt, dueAt })];
  }
  const out = unitsOut(aid).map(({ callsign, lentAt }): Promised => {
    const label = direction === 'in' ? `${callsign} back to ${force.name}` : `${callsign} back from ${force.name}`;
    const startedAt = Math.min(lentAt, until);
    const warnAt = Math.max(startedAt, until - warnSeconds * 1000);
    return promised(aid, { key: `return:${callsign}`, kind: 'aid-return', label, startedAt, warnAt, dueAt: until });
  });
  if (aid.situation !== 'agreed' || aid.units.length > 0) return out;
  const dueAt = from + arriveSeconds * 1000;
  const label = direction === 'in' ? `No unit of ${force.name} has come` : `No unit was lent to ${force.name}`;
  const startedAt = Math.min(aid.askedAt, dueAt);
  return [promised(aid, { key: 'arrive', kind: 'aid-arrival', label, startedAt, warnAt: null, dueAt })];
}

type Timing = Pick<Promised, 'key' | 'kind' | 'label' | 'startedAt' | 'warnAt' | 'dueAt'>;

function promised({ terms }: Aid, timing: Timing): Promised {
  const { rungs, repeatSeconds } = terms.ladder;
  return { ...timing, ladder: rungs, repeatSeconds, alarm: 'B', areaId: null, paused: false };
}

export const aidAggregate: Aggregate<AidState, AidEvent> = {
  name: 'operations.aid',
  initial: { situation: 'none' },
  evolve,
  promises: aidPromises,
};
