import {
  defineHandler,
  derivedId,
  idOfStream,
  type LiveChange,
  type Reaction,
  type Reader,
  type Slice,
  streamOf,
} from '../../../kernel/index.ts';
import type { AnyPastEvent, InputOf } from '../../../kernel/pure.ts';
import type { Neighbours } from '../neighbours.ts';
import { ladderOf, urgentLadder } from '../pack-terms.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourEvent } from '../resources/events.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { dutyAggregate } from './duty.ts';
import { dutyEvents } from './events.ts';
import { shiftOf, workingDays } from './hours.ts';
import { dutyPermissions } from './permissions.ts';
import { DUTY_SUBJECT, dutyProjection } from './projections.ts';
import { dutiesView, findDutyOn, findDutyToTake, staffingView } from './queries.ts';

const streams = ({ dutyId }: { dutyId: string }) => ({ duty: streamOf(dutyAggregate, dutyId) });

type Planning = InputOf<typeof commands.PlanDuties>;

/** One duty a day of a pattern: planned again, a day is found as it stands. */
const planned = (input: Planning) => ({
  duties: workingDays(input).map(({ day }) => streamOf(dutyAggregate, derivedId('duty', input.planId, day))),
});

async function withTour({ dutyId }: { dutyId: string }, reader: Reader) {
  const duty = streamOf(dutyAggregate, dutyId);
  const state = await reader.fold(duty);
  return { duty, tour: state.situation === 'on' ? streamOf(tourAggregate, state.tourId) : null };
}

/** Whoever books a callsign on is on for the duty that it has then; the command looks again when it runs. */
const take: Reaction = {
  name: 'operations.takeDutyOfCallsign',
  author: 'duties',
  on: ['operations.TourBegan'],
  react: async (event, db) => {
    const { callsign } = (event as unknown as Extract<TourEvent, { type: 'operations.TourBegan' }>).data;
    const dutyId = await findDutyToTake(db, callsign, event.occurredAt);
    const tourId = idOfStream(event.stream);
    return dutyId === null ? [] : [{ name: commands.TakeDuty.name, input: { dutyId, tourId } }];
  },
};

const end: Reaction = {
  name: 'operations.endDutyOfTour',
  author: 'duties',
  on: ['operations.TourEnded'],
  react: async (event, db) => {
    const tourId = idOfStream(event.stream);
    const dutyId = await findDutyOn(db, tourId);
    return dutyId === null ? [] : [{ name: commands.EndDuty.name, input: { dutyId, tourId } }];
  },
};

/** Who is planned to be on when, what became of it, and whether it is enough. */
export function duty({ force, clock }: Pick<Neighbours, 'force' | 'clock'>): Slice {
  const staffing = () => force.pack().dispatch.staffing;
  return {
    tables: { duty: 'projection' },
    permissions: dutyPermissions,
    events: dutyEvents,
    aggregates: [dutyAggregate],
    handlers: [
      defineHandler({
        declaration: commands.PlanDuties,
        streams: planned,
        facts: async ({ input }) => ({
          shifts: workingDays(input).map((day) => shiftOf(day, force.pack().timezone)),
          lateAfterSeconds: staffing().lateMinutes * 60,
          overAfterSeconds: staffing().overMinutes * 60,
          ladder: ladderOfDuties(force.pack()),
          knownArea: force.pack().areas.some(({ id }) => id === input.areaId),
        }),
        decide: rules.planDuties,
      }),
      defineHandler({ declaration: commands.TakeDuty, streams, decide: rules.takeDuty }),
      defineHandler({ declaration: commands.EndDuty, streams, decide: rules.endDuty }),
      defineHandler({ declaration: commands.RecordAbsence, streams, decide: rules.recordAbsence }),
      defineHandler({ declaration: commands.ExtendDuty, streams: withTour, decide: rules.extendDuty }),
      defineHandler({ declaration: commands.CancelDuty, streams, decide: rules.cancelDuty }),
    ],
    projections: [dutyProjection],
    views: [dutiesView(clock), staffingView(force.pack, clock)],
    reactions: [take, end],
    live: (event) => changes(event, () => [...new Set(staffing().minimum.map(({ area }) => area))]),
  };
}

function ladderOfDuties(pack: ReturnType<Neighbours['force']['pack']>) {
  const { ladder } = pack.dispatch.staffing;
  if (ladder !== undefined) return ladderOf(pack, ladder);
  const rungs = [
    { to: 'patrol-sergeant', afterSeconds: 0 },
    { to: 'control-room-supervisor', afterSeconds: 600 },
  ] as const;
  return { rungs: [...rungs], repeatSeconds: urgentLadder(pack).repeatSeconds * 10 };
}

/** What changes how many are on duty. */
const counting: ReadonlySet<string> = new Set([
  'operations.TourBegan',
  'operations.TourEnded',
  'operations.TourResumed',
  'operations.StatusSet',
]);

function changes(event: AnyPastEvent, areas: () => readonly string[]): readonly LiveChange[] {
  const ofDuty = event.stream.startsWith(`${dutyAggregate.name}/`);
  if (!ofDuty && !counting.has(event.type)) return [];
  const counted: LiveChange = { view: 'operations.staffing', keys: areas() };
  if (!ofDuty) return [counted];
  const id = idOfStream(event.stream);
  return [
    counted,
    { view: 'operations.duties', keys: [id] },
    { view: 'operations.alarms', replace: `${DUTY_SUBJECT}${id}` },
    { view: 'operations.watched', replace: `${DUTY_SUBJECT}${id}` },
  ];
}
