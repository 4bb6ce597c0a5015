import { defineHandler, type Reader, type Slice, streamOf } from '../../../kernel/index.ts';
import type { Neighbours } from '../neighbours.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourState } from '../resources/tour.ts';
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
    live: () => [],
  };
}
