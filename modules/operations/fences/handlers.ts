import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Guarded, InputOf, Role } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import type { LadderTerms } from '../terms.ts';
import { middleOf } from '../whereabouts/shape.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { type FenceState, fenceAggregate } from './fence.ts';

const noIncident: IncidentState = { situation: 'none' };
const incidentStream = (id: string | null) => (id === null ? null : streamOf(incidentAggregate, id));

function newWithIncident({ fenceId, incidentId }: InputOf<typeof commands.SetFence>) {
  return { fence: streamOf(fenceAggregate, fenceId), incident: incidentStream(incidentId) };
}

/** The fence with the incident that it belongs to, whose guard is its own. */
async function withIncident({ fenceId }: { readonly fenceId: string }, reader: Reader) {
  const fence = streamOf(fenceAggregate, fenceId);
  const state = await reader.fold(fence);
  return { fence, incident: incidentStream(state.situation === 'none' ? null : state.fence.terms.incidentId) };
}

interface States {
  readonly fence: FenceState;
  readonly incident: IncidentState | null;
}

const guard = ({ incident }: Pick<States, 'incident'>): Guarded => contentGuard(incident ?? noIncident);

export function fenceHandlers({ force }: Pick<Neighbours, 'force'>): readonly AnyHandler[] {
  const common = { streams: withIncident, guard };
  return [
    defineHandler({
      declaration: commands.SetFence,
      streams: newWithIncident,
      guard,
      facts: async ({ input }, { incident }) => setFacts(force, input, incident),
      decide: rules.setFence,
    }),
    defineHandler({ declaration: commands.ExtendFence, ...common, decide: rules.extendFence }),
    defineHandler({ declaration: commands.WithdrawFence, ...common, decide: rules.withdrawFence }),
    defineHandler({ declaration: commands.AcknowledgeCrossings, ...common, decide: rules.acknowledgeCrossings }),
    defineHandler({ declaration: commands.NoteCrossing, streams: withIncident, decide: rules.noteCrossing }),
    defineHandler({ declaration: commands.EndFence, streams: withIncident, decide: rules.endFence }),
  ];
}

function setFacts(
  force: Neighbours['force'],
  { bounds, told }: InputOf<typeof commands.SetFence>,
  incident: IncidentState | null,
): rules.SetFacts {
  const pack = force.pack();
  const { answerSeconds, repeatSeconds } = pack.control.fences;
  return {
    knownArea: bounds.kind !== 'area' || pack.areas.some(({ id }) => id === bounds.areaId),
    areaId: areaOf(force, bounds, incident),
    answerSeconds,
    ladder: ladderTo(told, answerSeconds, repeatSeconds),
  };
}

/** Whose ground it is on: the area's own, that of its incident, or that of its middle. */
function areaOf(
  force: Neighbours['force'],
  bounds: commands.FenceBounds,
  incident: IncidentState | null,
): string | null {
  const at = ([lon, lat]: readonly [number, number]) => force.areaOf(lon, lat)?.areaId ?? null;
  switch (bounds.kind) {
    case 'area':
      return topOf(force.pack(), bounds.areaId);
    case 'outline':
      return at(middleOf(bounds.corners));
    case 'circle':
      return at([bounds.lon, bounds.lat]);
    case 'shape':
      return incident === null || incident.situation === 'none' ? null : incident.incident.place.areaId;
    case 'markers':
      return null;
  }
}

/** Seats answer for areas above beats. */
function topOf({ areas }: Pack, areaId: string): string {
  const parent = areas.find(({ id }) => id === areaId)?.parent ?? null;
  return parent === null ? areaId : topOf({ areas } as Pack, parent);
}

/** Whoever is to be told, then who supervises the room. */
function ladderTo(told: Role, answerSeconds: number, repeatSeconds: number): LadderTerms {
  const above = told === 'dispatcher' ? 'control-room-supervisor' : 'fim';
  const rungs = [{ to: told, afterSeconds: 0 }, { to: above, afterSeconds: answerSeconds } as const];
  return { rungs: told === above ? rungs.slice(0, 1) : rungs, repeatSeconds };
}
