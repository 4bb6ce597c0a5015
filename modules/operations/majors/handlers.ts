import { type AnyHandler, defineHandler, derivedId, type Reader, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { SeeAlarm } from '../incidents/commands.ts';
import { findSeat } from '../incidents/facts.ts';
import { contentGuard, presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import * as commands from './commands.ts';
import { OF_MAJOR } from './deadlines.ts';
import * as rules from './decide.ts';
import * as work from './decide-work.ts';
import * as facts from './facts.ts';
import { majorAggregate } from './major.ts';

/** The major incident of an incident bears its id: there is one of each. */
const streams = ({ incidentId }: { incidentId: string }) => ({
  incident: streamOf(incidentAggregate, incidentId),
  major: streamOf(majorAggregate, incidentId),
});
const guard = ({ incident }: { incident: IncidentState }) => contentGuard(incident);

export function majorHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  return [...commanding(neighbours), ...working(neighbours), ...partnering(neighbours), seeing];
}

const areaOf = (state: IncidentState): string | null =>
  state.situation === 'none' ? null : state.incident.place.areaId;

function commanding(neighbours: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.SetMajorLevel,
      streams,
      guard,
      facts: async ({ input }, { incident }, { db }): Promise<rules.Ground> => {
        const partners = facts.partnerTerms(neighbours);
        return {
          terms: facts.majorTerms(neighbours),
          cards: facts.cardTerms(neighbours),
          agency: facts.findAgency(neighbours, input.agency),
          partnersEach: neighbours.force.pack().control.majors.partnersEach,
          seats: await facts.desksThere(neighbours, db, areaOf(incident)),
          newIds: partners.map(({ id }) => derivedId('operations.major', input.incidentId, id)),
          partners,
        };
      },
      decide: rules.setMajorLevel,
    }),
    defineHandler({
      declaration: commands.ReportMethane,
      streams,
      guard,
      facts: async ({ input }, { incident }) => ({
        terms: facts.majorTerms(neighbours),
        agency: facts.findAgency(neighbours, input.agency),
        codes: facts.partnerCodes(neighbours, incident),
      }),
      decide: rules.reportMethane,
    }),
    defineHandler({ declaration: commands.ShareMethane, streams, guard, decide: rules.shareMethane }),
    defineHandler({
      declaration: commands.GiveMajorRole,
      streams,
      guard,
      facts: async ({ input }) => ({
        terms: facts.majorTerms(neighbours),
        cards: facts.cardTerms(neighbours),
        agency: facts.findAgency(neighbours, input.agency),
      }),
      decide: rules.giveMajorRole,
    }),
    defineHandler({ declaration: commands.LeaveMajorRole, streams, guard, decide: rules.leaveMajorRole }),
    defineHandler({ declaration: commands.NoteMajor, streams, guard, decide: rules.noteMajor }),
    defineHandler({ declaration: commands.DebriefMajor, streams, guard, decide: rules.debriefMajor }),
  ];
}

function working(neighbours: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({ declaration: commands.RecordMajorDecision, streams, guard, decide: work.recordMajorDecision }),
    defineHandler({
      declaration: commands.OpenMajorCard,
      streams,
      guard,
      facts: async ({ input }) => facts.cardTerms(neighbours).find(({ id }) => id === input.cardId) ?? null,
      decide: work.openMajorCard,
    }),
    defineHandler({ declaration: commands.MarkMajorCardItem, streams, guard, decide: work.markMajorCardItem }),
    defineHandler({
      declaration: commands.FlagMajor,
      streams,
      guard,
      facts: async ({ input }) => facts.findFlag(neighbours, input.flagId),
      decide: work.flagMajor,
    }),
    defineHandler({ declaration: commands.UnflagMajor, streams, guard, decide: work.unflagMajor }),
  ];
}

function partnering(neighbours: Neighbours): readonly AnyHandler[] {
  const partnersEach = (): number => neighbours.force.pack().control.majors.partnersEach;
  return [
    defineHandler({
      declaration: commands.AskPartner,
      streams,
      guard,
      facts: async ({ input, actor }, { incident }, { db }) => ({
        partners: facts.partnerTerms(neighbours),
        partnersEach: partnersEach(),
        seats: await facts.desksThere(neighbours, db, areaOf(incident)),
        seat: findSeat(neighbours, input.seatId ?? actor.seatId),
      }),
      decide: work.askPartner,
    }),
    defineHandler({
      declaration: commands.TakePartner,
      streams,
      guard,
      facts: async ({ actor }) => ({ seat: findSeat(neighbours, actor.seatId), partnersEach: partnersEach() }),
      decide: work.takePartner,
    }),
    defineHandler({ declaration: commands.RecordPartnerAnswer, streams, guard, decide: work.recordPartnerAnswer }),
    defineHandler({
      declaration: commands.PassPartner,
      streams,
      facts: async (_command, { incident }, { db }) => ({
        seats: await facts.desksThere(neighbours, db, areaOf(incident)),
      }),
      decide: work.passPartner,
    }),
  ];
}

/** Alarms of both stand in one strip, and are seen by one command; those of the major incident by nobody under a mask. */
const seeing: AnyHandler = defineHandler({
  declaration: SeeAlarm,
  streams: ({ incidentId, key }: { incidentId: string; key: string }, _reader: Reader) => ({
    incident: streamOf(incidentAggregate, incidentId),
    major: key.startsWith(OF_MAJOR) ? streamOf(majorAggregate, incidentId) : null,
  }),
  guard: ({ incident, major }) => (major === null ? presenceGuard(incident) : contentGuard(incident)),
  decide: work.seeAlarmOfBoth,
});
