import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { LadderTerms } from '../terms.ts';
import type { Corner } from '../whereabouts/shape.ts';
import type * as commands from './commands.ts';
import type { FenceEvent } from './events.ts';
import { type Fence, type FenceState, waitingOf } from './fence.ts';

type Command<C> = CommandOf<InputOf<C>>;
type States = { readonly fence: FenceState; readonly incident: IncidentState | null };
type Decision = Outcome<{ fence: readonly FenceEvent[]; incident?: readonly IncidentEvent[] }>;

export interface SetFacts {
  readonly knownArea: boolean;
  /** Whose seats are told of what happens there. */
  readonly areaId: string | null;
  readonly answerSeconds: number;
  readonly ladder: LadderTerms;
}

const noSuchFence = () => refuse<never>('no-such-fence', 'There is no fence with this id.');
const fenceOver = () => refuse<never>('fence-over', 'This fence has ended: set another.');
const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

function isExpiry(until: number, now: number): boolean {
  return until > now && until <= now + MOST_DAYS * DAY_MS;
}

const outOfRange = () => refuse<never>('expiry-out-of-range', 'It must end in the future, within 31 days.');

export function setFence(
  { input, recordedAt }: Command<typeof commands.SetFence>,
  { fence, incident }: States,
  facts: SetFacts,
): Decision {
  const { fenceId, bounds, watch, ways, exceptSent, alarm, told, until, name, incidentId } = input;
  if (fence.situation !== 'none') return refuse('fence-exists', 'A fence with this id exists already.');
  if (!isExpiry(until, recordedAt)) return outOfRange();
  if (incidentId !== null && (incident === null || incident.situation === 'none')) {
    return refuse('no-such-incident', 'There is no incident with this id.');
  }
  if (bounds.kind === 'area' && !facts.knownArea) {
    return refuse('no-such-area', `The force pack has no area ${bounds.areaId}.`);
  }
  const corners = cornersOf(bounds, incident);
  if (corners === null) return refuse('no-such-shape', 'The incident has no such outline in force.');
  const { areaId, answerSeconds, ladder } = facts;
  const data = {
    ...{ incidentId, incidentNumber: numberOf(incident), kind: bounds.kind },
    shapeId: bounds.kind === 'shape' ? bounds.shapeId : null,
    ofAreaId: bounds.kind === 'area' ? bounds.areaId : null,
    markers: bounds.kind === 'markers' ? bounds.markers : [],
    metres: bounds.kind === 'circle' ? bounds.radiusMetres : bounds.kind === 'markers' ? bounds.metres : null,
    ...{ watch, ways, exceptSent, alarm, told, until, areaId, answerSeconds },
    ladder: alarm === 'B' ? ladder : listed(ladder),
  };
  const set: FenceEvent = { type: 'operations.FenceSet', data, detail: { name, corners: [...corners] } };
  return decided({ fence: [set], ...logged(incidentId, fenceId, 'set', name) });
}

/** What only stands in a list is counted and sounds nowhere. */
function listed({ rungs, repeatSeconds }: LadderTerms): LadderTerms {
  return { rungs: rungs.slice(0, 1).map((rung) => ({ ...rung, channel: 'list' })), repeatSeconds };
}

/** Of a drawn outline, its corners as they stand. */
function cornersOf(bounds: commands.FenceBounds, incident: IncidentState | null): readonly Corner[] | null {
  switch (bounds.kind) {
    case 'outline':
      return bounds.corners;
    case 'circle':
      return [[bounds.lon, bounds.lat]];
    case 'shape': {
      if (incident === null || incident.situation === 'none') return null;
      const shape = incident.incident.whereabouts.shapes?.find(({ shapeId }) => shapeId === bounds.shapeId);
      const drawn = shape !== undefined && shape.until === null && shape.kind !== 'approach' ? shape.corners : [];
      return drawn.length < 3 ? null : drawn;
    }
    case 'area':
    case 'markers':
      return [];
  }
}

function numberOf(incident: IncidentState | null): string | null {
  return incident === null || incident.situation === 'none' ? null : incident.incident.number.number;
}

function logged(
  incidentId: string | null,
  fenceId: string,
  what: 'set' | 'ended',
  name: string,
): { readonly incident?: readonly IncidentEvent[] } {
  if (incidentId === null) return {};
  return { incident: [{ type: 'operations.FenceLogged', data: { fenceId, what }, detail: { name } }] };
}

export function extendFence(
  { input, recordedAt }: Command<typeof commands.ExtendFence>,
  { fence: state }: Pick<States, 'fence'>,
): Outcome<{ fence: readonly FenceEvent[] }> {
  if (state.situation === 'none') return noSuchFence();
  if (state.situation === 'ended') return fenceOver();
  if (!isExpiry(input.until, recordedAt)) return outOfRange();
  const { until } = state.fence;
  if (until === input.until) return decided({ fence: [] });
  if (until !== input.seen) return refuse('changed-meanwhile', 'Somebody else has changed it meanwhile.', until);
  return decided({ fence: [{ type: 'operations.FenceExtended', data: { until: input.until } }] });
}

export function withdrawFence({ input }: Command<typeof commands.WithdrawFence>, { fence: state }: States): Decision {
  if (state.situation === 'none') return noSuchFence();
  if (state.situation === 'ended') return fenceOver();
  const withdrawn: FenceEvent = {
    type: 'operations.FenceWithdrawn',
    data: {},
    detail: { reason: input.reason },
  };
  return decided({ fence: [withdrawn], ...endedLine(state.fence, input.fenceId) });
}

function endedLine({ terms, said }: Fence, fenceId: string): ReturnType<typeof logged> {
  return logged(terms.incidentId, fenceId, 'ended', said?.name ?? '');
}

export function acknowledgeCrossings(
  { input }: Command<typeof commands.AcknowledgeCrossings>,
  { fence: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchFence();
  const { fence } = state;
  const { incidentId } = fence.terms;
  const seen = Math.min(input.seen, fence.count);
  if (!waitingOf(fence).some(({ n }) => n <= seen)) {
    return refuse('nothing-to-acknowledge', 'No crossing waits for an acknowledgement.');
  }
  return decided({ fence: [{ type: 'operations.CrossingsAcknowledged', data: { incidentId, seen } }] });
}

/** A fence that has just ended is crossed no more. Whoever looked twice at one fix says nothing new. */
export function noteCrossing({ input }: Command<typeof commands.NoteCrossing>, { fence: state }: States): Decision {
  if (state.situation === 'none') return noSuchFence();
  if (state.situation === 'ended') return fenceOver();
  const { fenceId, place, markerId, areaId, ...crossed } = input;
  const { terms, said, crossings } = state.fence;
  const last = crossings.find((one) => one.tourId === crossed.tourId && one.markerId === markerId);
  if (last !== undefined && last.way === crossed.way && last.at === crossed.at) {
    return decided({ fence: [] });
  }
  const event: FenceEvent = {
    type: 'operations.FenceCrossed',
    data: { ...crossed, incidentId: terms.incidentId, markerId, areaId },
    detail: { place },
  };
  if (terms.incidentId === null) return decided({ fence: [event] });
  const line: IncidentEvent = {
    type: 'operations.FenceCrossingLogged',
    data: { ...crossed, fenceId },
    detail: { name: said?.name ?? '', place },
  };
  return decided({ fence: [event], incident: [line] });
}

export function endFence({ input, recordedAt }: Command<typeof commands.EndFence>, { fence: state }: States): Decision {
  if (state.situation === 'none') return noSuchFence();
  if (state.situation === 'ended') return fenceOver();
  const { why, fenceId } = input;
  // It was let stand longer while the word of its end was on its way.
  if (why === 'time' && state.fence.until > recordedAt) return refuse('not-over', 'It stands longer.');
  return decided({
    fence: [{ type: 'operations.FenceEnded', data: { why } }],
    ...(why !== 'incident' && endedLine(state.fence, fenceId)),
  });
}
