import { defineHandler, idOfStream, type Reader, type Slice, streamOf } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import type { Neighbours } from '../neighbours.ts';
import { ladderOf } from '../pack-terms.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourState } from '../resources/tour.ts';
import { OFFICER_SUBJECT } from './alarms.ts';
import { EnterOfficer, GrantSkill, WithdrawSkill } from './commands.ts';
import { enterOfficer, grantSkill, withdrawSkill } from './decide.ts';
import { officerEvents } from './events.ts';
import { officerAggregate } from './officer.ts';
import { officerPermissions } from './permissions.ts';
import { officerProjection } from './projections.ts';
import { listHeldSkills, listToursOf, officersView } from './queries.ts';

const officer = (collar: string) => streamOf(officerAggregate, collar);

/** With the tours that they are out on: what they may no longer do, their unit may no longer do. */
async function withTours({ collar }: { collar: string }, { db }: Reader) {
  const tours = await listToursOf(db, collar);
  return { officer: officer(collar), tours: tours.map((id) => streamOf(tourAggregate, id)) };
}

async function crewsOf(tours: readonly TourState[], { db }: Reader) {
  const collars = tours.flatMap((state) => (state.situation === 'none' ? [] : state.tour.crew));
  return listHeldSkills(
    db,
    collars.map(({ collar }) => collar),
  );
}

/** Who the officers are, and until when they hold an authority for what they do. */
export function officers({ force }: Pick<Neighbours, 'force'>): Slice {
  return {
    tables: { officer: 'projection' },
    permissions: officerPermissions,
    events: officerEvents,
    aggregates: [officerAggregate],
    handlers: [
      defineHandler({
        declaration: EnterOfficer,
        streams: ({ collar }) => ({ officer: officer(collar) }),
        decide: enterOfficer,
      }),
      defineHandler({
        declaration: GrantSkill,
        streams: withTours,
        facts: async ({ input }, { tours }, reader) => ({
          held: await crewsOf(tours, reader),
          known: force.pack().skills.some(({ id }) => id === input.skill),
          ending: endingOf(force.pack(), input.skill),
        }),
        decide: grantSkill,
      }),
      defineHandler({
        declaration: WithdrawSkill,
        streams: withTours,
        facts: async (_, { tours }, reader) => ({ held: await crewsOf(tours, reader) }),
        decide: withdrawSkill,
      }),
    ],
    projections: [officerProjection],
    views: [officersView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith(`${officerAggregate.name}/`) ? rung(`${OFFICER_SUBJECT}${idOfStream(stream)}`) : [],
  };
}

const rung = (subject: string) => [
  { view: 'operations.alarms', replace: subject },
  { view: 'operations.watched', replace: subject },
];

const DAY_SECONDS = 86_400;

/** Told in the list alone, day by day: nothing of it cannot wait. */
function endingOf(pack: Pack, skill: string) {
  const { skillWarnDays, skillLadder } = pack.dispatch.staffing;
  const rungs = [
    { to: 'patrol-sergeant', afterSeconds: 0, channel: 'list' },
    { to: 'control-room-supervisor', afterSeconds: DAY_SECONDS, channel: 'list' },
  ] as const;
  return {
    name: pack.skills.find(({ id }) => id === skill)?.name ?? skill,
    warnSeconds: skillWarnDays * DAY_SECONDS,
    ladder: skillLadder === undefined ? { rungs: [...rungs], repeatSeconds: DAY_SECONDS } : ladderOf(pack, skillLadder),
  };
}
