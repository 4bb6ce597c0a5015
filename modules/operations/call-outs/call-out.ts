import type { Promised } from '../../../kernel/pure.ts';
import type { KnownEvent, Of } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';

type Called = Of<'operations.PartnerCalledOut'>;
type Answered = Of<'operations.CallOutAnswered'>;

/** A partner that was called out to an incident. Words are null when erased. */
export interface CallOutHeld {
  readonly callOutId: string;
  readonly resource: Called['data']['resource'];
  readonly how: string;
  readonly reason: string | null;
  readonly vehicle: string | null;
  readonly calledAt: number;
  readonly calledBy: string;
  readonly answerSeconds: number;
  readonly ladder: Called['data']['ladder'];
  readonly state: 'asked' | Answered['data']['answer'];
  readonly etaAt: number | null;
  readonly reference: string | null;
  readonly words: string | null;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
}

export function evolveCallOuts(incident: Incident, event: KnownEvent): Incident {
  switch (event.type) {
    case 'operations.PartnerCalledOut':
      return { ...incident, callOuts: [...incident.callOuts, called(event)] };
    case 'operations.CallOutAnswered':
      return { ...incident, callOuts: incident.callOuts.map((one) => answered(one, event)) };
    default:
      return incident;
  }
}

function called({ data, detail, recordedAt, actor }: Called): CallOutHeld {
  const { callOutId, resource, how, answerSeconds, ladder } = data;
  return {
    ...{ callOutId, resource, how, answerSeconds, ladder, calledAt: recordedAt, calledBy: actor.name, state: 'asked' },
    ...{ reason: detail?.reason ?? null, vehicle: detail?.vehicle ?? null, etaAt: null },
    ...{ reference: '', words: '', answeredAt: null, answeredBy: null },
  };
}

function answered(one: CallOutHeld, { data, detail, recordedAt, actor }: Answered): CallOutHeld {
  if (one.callOutId !== data.callOutId) return one;
  const { answer: state, etaAt } = data;
  const reference = detail === null ? null : detail.reference || one.reference;
  const said = { reference, words: detail?.words ?? null, answeredAt: recordedAt, answeredBy: actor.name };
  return { ...one, ...said, state, etaAt: etaAt ?? one.etaAt };
}

/** Over, it owes nothing and may not be answered again. */
export function runs({ state }: Pick<CallOutHeld, 'state'>): boolean {
  return state === 'asked' || state === 'accepted';
}

/** Whoever was called answers in time, and comes when they said. */
export function callOutPromises({ callOuts, place }: Incident): readonly Promised[] {
  return callOuts.filter(runs).flatMap((one): readonly Promised[] => {
    const { callOutId, resource, calledAt, answerSeconds, answeredAt, etaAt, ladder } = one;
    const common = {
      ...{ ladder: ladder.rungs, repeatSeconds: ladder.repeatSeconds },
      ...({ alarm: 'B', areaId: place.areaId, paused: false } as const),
    };
    if (one.state === 'asked') {
      const timing = { startedAt: calledAt, dueAt: calledAt + answerSeconds * 1000, warnAt: null };
      return [
        { ...common, ...timing, key: `call-out:${callOutId}`, kind: 'call-out', label: `${resource.name} to answer` },
      ];
    }
    if (etaAt === null) return [];
    const timing = { startedAt: Math.min(answeredAt ?? calledAt, etaAt), dueAt: etaAt, warnAt: null };
    return [
      {
        ...common,
        ...timing,
        key: `call-out-eta:${callOutId}`,
        kind: 'call-out-eta',
        label: `${resource.name} to be there`,
      },
    ];
  });
}
