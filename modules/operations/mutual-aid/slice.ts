import {
  defineHandler,
  idOfStream,
  type LiveChange,
  type Reader,
  type Slice,
  streamOf,
} from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { takingFacts } from '../claims/facts.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { Neighbours } from '../neighbours.ts';
import { roomLadder } from '../pack-terms.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { bookingFacts } from '../resources/facts.ts';
import { callsignStream, crewFacts } from '../resources/handlers.ts';
import { aidAggregate, unitsOut } from './aid.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { aidEvents } from './events.ts';
import { aidPermissions } from './permissions.ts';
import { AID_SUBJECT, aidProjection } from './projections.ts';
import { aidView } from './queries.ts';

const aidStream = (id: string) => streamOf(aidAggregate, id);
const streams = ({ aidId }: { aidId: string }) => ({ aid: aidStream(aidId) });

const joining = ({ aidId, tourId, callsign }: { aidId: string; tourId: string; callsign: string }) => ({
  ...{ aid: aidStream(aidId), tour: streamOf(tourAggregate, tourId) },
  callsign: callsignStream(callsign),
});

/** With the tour that one of theirs has here, and what it is on: the active one first, then the stacked ones. */
async function returning({ aidId, callsign }: { aidId: string; callsign: string }, reader: Reader) {
  const state = await reader.fold(aidStream(aidId));
  const out = state.situation === 'none' ? [] : unitsOut(state.aid);
  const tourId = out.find((unit) => unit.callsign === callsign)?.tourId ?? null;
  const none = { aid: aidStream(aidId), tour: null, callsign: null, incidents: [] };
  if (tourId === null) return none;
  const tour = streamOf(tourAggregate, tourId);
  const held = await reader.fold(tour);
  const jobs = held.situation === 'none' ? [] : [held.tour.active, ...held.tour.stacked];
  const incidents = jobs.flatMap((one) => (one === null ? [] : [streamOf(incidentAggregate, one.incidentId)]));
  return { ...none, tour, callsign: callsignStream(callsign), incidents };
}

/** Units that other forces lend us and borrow from us, for a period. */
export function mutualAid(neighbours: Pick<Neighbours, 'force' | 'clock' | 'accountsByCollar'>): Slice {
  const { force, clock } = neighbours;
  const now = () => clock.now();
  return {
    tables: { aid: 'projection' },
    permissions: aidPermissions,
    events: aidEvents,
    aggregates: [aidAggregate],
    handlers: [
      defineHandler({
        declaration: commands.AskAid,
        streams,
        facts: async ({ input }) => termsOf(force.pack(), input.forceId),
        decide: rules.askAid,
      }),
      defineHandler({ declaration: commands.AnswerAid, streams, decide: rules.answerAid }),
      defineHandler({
        declaration: commands.JoinAidUnit,
        streams: joining,
        facts: async ({ input }, _states, { db }) =>
          bookingFacts(force.pack(), input, await crewFacts(neighbours, db, input.crew)),
        decide: rules.joinAidUnit,
      }),
      defineHandler({
        declaration: commands.LendUnit,
        streams,
        facts: ({ input }, { aid }, { db }) => {
          const until = aid.situation === 'none' ? 0 : aid.aid.terms.until;
          const period = { from: now(), until, now: now() };
          return takingFacts(db, force.pack(), { ofId: input.aidId, callsigns: [input.callsign], ...period });
        },
        decide: rules.lendUnit,
      }),
      defineHandler({ declaration: commands.ReturnAidUnit, streams: returning, decide: rules.returnAidUnit }),
    ],
    projections: [aidProjection],
    views: [aidView(now)],
    reactions: [],
    live: (event) => changes(event, () => force.pack()),
  };
}

function termsOf(pack: Pack, forceId: string) {
  const { forces, answerMinutes, arriveMinutes, warnMinutes, ladder } = pack.control.mutualAid;
  const found = forces.find(({ id }) => id === forceId);
  return {
    force: found === undefined ? null : { id: found.id, name: found.name },
    ...{ answerSeconds: Math.round(answerMinutes * 60), arriveSeconds: Math.round(arriveMinutes * 60) },
    ...{ warnSeconds: Math.round(warnMinutes * 60), ladder: roomLadder(pack, ladder) },
  };
}

function changes({ stream }: AnyPastEvent, pack: () => Pack): readonly LiveChange[] {
  if (!stream.startsWith(`${aidAggregate.name}/`)) return [];
  const id = idOfStream(stream);
  return [
    { view: 'operations.mutualAid', keys: [id] },
    { view: 'operations.claims', replace: id },
    { view: 'operations.staffing', keys: pack().dispatch.staffing.minimum.map(({ area }) => area) },
    { view: 'operations.alarms', replace: `${AID_SUBJECT}${id}` },
    { view: 'operations.watched', replace: `${AID_SUBJECT}${id}` },
  ];
}
