import {
  defineHandler,
  idOfStream,
  type LiveChange,
  type Reader,
  type Slice,
  streamOf,
} from '../../../kernel/index.ts';
import type { AnyPastEvent, InputOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { takingFacts } from '../claims/facts.ts';
import { claimsView } from '../claims/queries.ts';
import type { Neighbours } from '../neighbours.ts';
import { roomLadder } from '../pack-terms.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { plannedEvents } from './events.ts';
import { plannedPermissions } from './permissions.ts';
import { type PlannedState, plannedAggregate } from './planned.ts';
import { PLANNED_SUBJECT, plannedProjection } from './projections.ts';
import { plannedView } from './queries.ts';

const streams = ({ operationId }: { operationId: string }) => ({ planned: streamOf(plannedAggregate, operationId) });

/** Operations that hold units for a period, and the claims that units are under. */
export function planned({ force, clock }: Pick<Neighbours, 'force' | 'clock'>): Slice {
  const now = () => clock.now();
  const taking = (of: Omit<Parameters<typeof takingFacts>[2], 'now'>, { db }: Reader) =>
    takingFacts(db, force.pack(), { ...of, now: now() });
  return {
    tables: { claim: 'projection', planned_operation: 'projection' },
    permissions: plannedPermissions,
    events: plannedEvents,
    aggregates: [plannedAggregate],
    handlers: [
      defineHandler({
        declaration: commands.PlanOperation,
        streams,
        facts: async ({ input }, _states, reader) => ({
          ...termsOf(force.pack(), input),
          ...(await taking(
            { ofId: input.operationId, callsigns: input.callsigns, from: input.startsAt, until: input.endsAt },
            reader,
          )),
        }),
        decide: rules.planOperation,
      }),
      defineHandler({ declaration: commands.BriefOperation, streams, decide: rules.briefOperation }),
      defineHandler({
        declaration: commands.SetHeldUnit,
        streams,
        facts: ({ input }, states, reader) =>
          taking({ ...periodOf(states.planned), ofId: input.operationId, callsigns: [input.callsign] }, reader),
        decide: rules.setHeldUnit,
      }),
      defineHandler({
        declaration: commands.ExtendOperation,
        streams,
        facts: ({ input }, states, reader) => {
          const { until: from, callsigns } = periodOf(states.planned);
          return taking({ ofId: input.operationId, callsigns, from, until: Math.max(from, input.until) }, reader);
        },
        decide: rules.extendOperation,
      }),
      defineHandler({ declaration: commands.EndOperation, streams, decide: rules.endOperation }),
    ],
    projections: [plannedProjection],
    views: [plannedView(now), claimsView],
    reactions: [],
    live: (event) => changes(event, () => force.pack()),
  };
}

function termsOf(pack: Pack, { areaId, skills }: InputOf<typeof commands.PlanOperation>) {
  const { arriveMinutes, warnMinutes, ladder } = pack.control.plannedOperations;
  return {
    knownArea: pack.areas.some(({ id }) => id === areaId),
    unknownSkill: skills.find((skill) => !pack.skills.some(({ id }) => id === skill)) ?? null,
    ...{ arriveSeconds: Math.round(arriveMinutes * 60), warnSeconds: Math.round(warnMinutes * 60) },
    ladder: roomLadder(pack, ladder),
  };
}

function periodOf(state: PlannedState) {
  if (state.situation === 'none') return { from: 0, until: 0, callsigns: [] };
  const { terms, endsAt, units } = state.operation;
  const callsigns = units.filter((unit) => unit.state !== 'released').map(({ callsign }) => callsign);
  return { from: terms.startsAt, until: endsAt, callsigns };
}

function changes({ stream }: AnyPastEvent, pack: () => Pack): readonly LiveChange[] {
  if (!stream.startsWith(`${plannedAggregate.name}/`)) return [];
  const id = idOfStream(stream);
  return [
    { view: 'operations.plannedOperations', keys: [id] },
    { view: 'operations.claims', replace: id },
    { view: 'operations.staffing', keys: pack().dispatch.staffing.minimum.map(({ area }) => area) },
    { view: 'operations.alarms', replace: `${PLANNED_SUBJECT}${id}` },
    { view: 'operations.watched', replace: `${PLANNED_SUBJECT}${id}` },
  ];
}
