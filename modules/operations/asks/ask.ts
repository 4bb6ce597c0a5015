import type { Promised } from '../../../kernel/pure.ts';
import type { IncidentEvent, KnownEvent, Of } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';
import type { LadderTerms } from '../terms.ts';

/** Something that an incident needs beside its units: asked for, and answered within its time. */
export interface Ask {
  readonly askId: string;
  readonly what: { readonly id: string; readonly name: string; readonly units: boolean };
  readonly count: number;
  readonly urgent: boolean;
  readonly by: string | null;
  /** Null when erased. */
  readonly note: string | null;
  readonly askedAt: number;
  readonly askedBy: string;
  readonly answerSeconds: number;
  readonly ladder: LadderTerms;
  /** `lapsed`: its incident was over before anybody answered. */
  readonly state: 'open' | 'met' | 'declined' | 'cancelled' | 'lapsed';
  readonly callsigns: readonly string[];
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly reason: string | null;
}

export function evolveAsks(incident: Incident, event: KnownEvent): Incident {
  switch (event.type) {
    case 'operations.ResourceAsked':
      return { ...incident, asks: [...incident.asks, asked(event)] };
    case 'operations.ResourceAskAnswered':
      return { ...incident, asks: incident.asks.map((ask) => answered(ask, event)) };
    case 'operations.ResultRecorded':
      return incident.asks.some(isOpenAsk) ? { ...incident, asks: incident.asks.map(lapsed) } : incident;
    default:
      return incident;
  }
}

export function isOpenAsk({ state }: Pick<Ask, 'state'>): boolean {
  return state === 'open';
}

function asked({ data, detail, recordedAt, actor }: Of<'operations.ResourceAsked'>): Ask {
  return {
    ...data,
    note: detail?.note ?? null,
    askedAt: recordedAt,
    askedBy: actor.name,
    state: 'open',
    callsigns: [],
    ...{ answeredAt: null, answeredBy: null, reason: null },
  };
}

function answered(ask: Ask, { data, detail, recordedAt, actor }: Of<'operations.ResourceAskAnswered'>): Ask {
  if (ask.askId !== data.askId) return ask;
  const { answer: state, callsigns } = data;
  return { ...ask, state, callsigns, answeredAt: recordedAt, answeredBy: actor.name, reason: detail?.reason ?? null };
}

function lapsed(ask: Ask): Ask {
  return isOpenAsk(ask) ? { ...ask, state: 'lapsed' } : ask;
}

/** Whoever asked is waiting: the desk hears of it at once, and who supervises it when no answer comes. */
export function askPromises({ asks, place }: Incident): readonly Promised[] {
  return asks.filter(isOpenAsk).map((ask) => ({
    key: `ask:${ask.askId}`,
    kind: 'ask',
    label: askText(ask),
    startedAt: ask.askedAt,
    dueAt: ask.askedAt + ask.answerSeconds * 1000,
    // Warned at once: the warning is how the desk learns of it.
    warnAt: ask.askedAt,
    ladder: ask.ladder.rungs,
    repeatSeconds: ask.ladder.repeatSeconds,
    alarm: ask.urgent ? 'A' : 'B',
    areaId: place.areaId,
    paused: false,
  }));
}

export function askText({ what, count, urgent, by }: Pick<Ask, 'what' | 'count' | 'urgent' | 'by'>): string {
  const number = count === 1 ? '' : `${count} × `;
  return `${by === null ? 'Asked for' : `${by} asks for`}: ${number}${what.name}${urgent ? ', urgently' : ''}`;
}

/** Units that are sent as back-up answer what units can answer; with nothing asked for they are back-up all the same. */
export function metBy({ asks }: Incident, callsigns: readonly string[]): readonly IncidentEvent[] {
  return asks
    .filter((ask) => isOpenAsk(ask) && ask.what.units)
    .map(({ askId }) => ({
      type: 'operations.ResourceAskAnswered',
      data: { askId, answer: 'met', callsigns: [...callsigns] },
      detail: { reason: '' },
    }));
}
