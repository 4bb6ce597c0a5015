import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { findSlotAt } from '../appointments/queries.ts';
import type { Neighbours } from '../neighbours.ts';
import { findClosingCode, findGrade, findOpeningCode, findResult } from '../pack-terms.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { incidentAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as decide from './decide.ts';
import * as record from './decide-record.ts';
import * as supervision from './decide-supervision.ts';
import { findSeat, isOccupied, occupiedDesk, placeFacts } from './facts.ts';
import { contentGuard, presenceGuard } from './guards.ts';
import type { IncidentState } from './incident.ts';
import { recordHandlers } from './record-handlers.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });

/** With the units that are on it: their clocks follow the grade in the same transaction. */
async function regrading({ incidentId }: { incidentId: string }, reader: Reader) {
  const incident = streamOf(incidentAggregate, incidentId);
  const state = await reader.fold(incident);
  const assignments = state.situation === 'none' ? [] : state.incident.assignments;
  const tourIds = [...new Set(assignments.map(({ tourId }) => tourId))];
  return { incident, tours: tourIds.map((id) => streamOf(tourAggregate, id)) };
}

const present = ({ incident }: { incident: IncidentState }) => presenceGuard(incident);
const content = ({ incident }: { incident: IncidentState }) => contentGuard(incident);

export function incidentHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  return [...describing(neighbours), ...supervising(neighbours), ...ending(neighbours), ...recordHandlers(neighbours)];
}

function describing(neighbours: Neighbours): readonly AnyHandler[] {
  const { force } = neighbours;
  return [
    defineHandler({
      declaration: commands.Regrade,
      streams: regrading,
      guard: present,
      facts: async ({ input }) => ({
        grade: findGrade(force.pack(), input.grade),
        toldSeconds: force.pack().record.downgradeToldMinutes * 60,
      }),
      decide: record.regradeTold,
    }),
    defineHandler({
      declaration: commands.Recode,
      streams,
      guard: content,
      facts: async ({ input }) => findOpeningCode(force.pack(), input.code),
      decide: decide.recode,
    }),
    defineHandler({
      declaration: commands.MoveIncident,
      streams,
      guard: present,
      facts: async ({ input }) => placeFacts(neighbours, input.place),
      decide: decide.moveIncident,
    }),
    defineHandler({
      declaration: commands.AgreeAppointment,
      streams,
      guard: present,
      facts: async ({ input }, { incident }, { db }) => {
        const areaId = incident.situation === 'none' ? null : incident.incident.place.areaId;
        return findSlotAt(neighbours, db, { areaId, at: input.appointmentAt });
      },
      decide: decide.agreeAppointment,
    }),
    defineHandler({ declaration: commands.AddLine, streams, guard: present, decide: decide.addLine }),
    defineHandler({
      declaration: commands.InformAgency,
      streams,
      guard: present,
      facts: async ({ input }) => force.pack().agencies.find((a) => a.id === input.agency) ?? null,
      decide: decide.informAgency,
    }),
  ];
}

function supervising(neighbours: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({ declaration: commands.Review, streams, guard: content, decide: supervision.review }),
    defineHandler({
      declaration: commands.Refer,
      streams,
      guard: present,
      facts: async () => ({ answerWithinSeconds: neighbours.force.pack().watch.referralMinutes * 60 }),
      decide: supervision.refer,
    }),
    defineHandler({
      declaration: commands.TakeOwnership,
      streams,
      guard: present,
      facts: async ({ actor }) => findSeat(neighbours, actor.seatId),
      decide: decide.takeOwnership,
    }),
    defineHandler({
      declaration: commands.PassOwnership,
      streams,
      facts: async ({ input }, { incident }, { db }) => {
        const areaId = incident.situation === 'none' ? null : incident.incident.place.areaId;
        const owner = await occupiedDesk(neighbours, db, 'control-room-supervisor', areaId);
        return { relieved: await isOccupied(neighbours, db, input.fromSeatId), owner };
      },
      decide: supervision.passOwnership,
    }),
    defineHandler({ declaration: commands.Restrict, streams, guard: content, decide: supervision.restrict }),
    defineHandler({ declaration: commands.LapseGlass, streams, decide: supervision.lapseGlass }),
    // No guard: breaking the glass is how somebody who may not see it gets in.
    defineHandler({ declaration: commands.BreakGlass, streams, decide: supervision.breakGlass }),
  ];
}

function ending({ force }: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.RecordResult,
      streams,
      guard: content,
      facts: async ({ input }) => ({
        result: findResult(force.pack(), input.result),
        closing: findClosingCode(force.pack(), input.closingCode),
      }),
      decide: decide.recordResult,
    }),
    defineHandler({ declaration: commands.ReopenIncident, streams, guard: content, decide: decide.reopenIncident }),
  ];
}
