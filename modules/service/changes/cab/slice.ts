import {
  type AnyHandler,
  defineHandler,
  idOfStream,
  type Projection,
  type Reader,
  type Slice,
  streamOf,
} from '../../../../kernel/index.ts';
import type { Pack } from '../../../force/index.ts';
import { changeAggregate } from '../aggregate.ts';
import { type CabState, cabAggregate } from './cab.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { cabEvents } from './events.ts';
import { cabsView, listForAgenda } from './queries.ts';
import type { CabTables } from './tables.ts';
import { Cabs } from './views.ts';

const streams = ({ cabId }: { cabId: string }) => ({ cab: streamOf(cabAggregate, cabId) });

/** A delegate answers on each change of the agenda: all of them stand still meanwhile. */
async function withAgenda({ cabId, asDelegate }: { cabId: string; asDelegate: boolean }, { fold }: Reader) {
  const meeting = streamOf(cabAggregate, cabId);
  const state = await fold(meeting);
  const agenda = state.situation === 'none' || !asDelegate ? [] : state.cab.agenda;
  return { cab: meeting, changes: agenda.map((id) => streamOf(changeAggregate, id)) };
}

function handlers(pack: () => Pack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.CallCab,
      streams,
      facts: async ({ input }, _, { db }) => callFacts(pack(), input.fromBand, (from) => listForAgenda(db, from)),
      decide: rules.callCab,
    }),
    defineHandler({ declaration: commands.SetCabAgenda, streams, decide: rules.setCabAgenda }),
    defineHandler({
      declaration: commands.AttendCab,
      streams: withAgenda,
      decide: rules.attendCab,
    }),
    defineHandler({ declaration: commands.MinuteCab, streams, decide: rules.minuteCab }),
    defineHandler({ declaration: commands.HoldCab, streams, decide: rules.holdCab }),
  ];
}

type Band = Pack['service']['change']['agendaFrom'];

/** The members are those that the policy of risky changes asks. */
async function callFacts(
  { service }: Pack,
  from: Band | null,
  listFrom: (band: Band) => Promise<readonly string[]>,
): Promise<rules.CallFacts> {
  const { policies, agendaFrom } = service.change;
  const fromBand = from ?? agendaFrom;
  const groups = policies.filter(({ models }) => models.includes('normal')).flatMap((policy) => policy.groups);
  const board = groups.toSorted((a, b) => b.quorum - a.quorum)[0];
  const { ladder, repeatSeconds } = service;
  const agenda = [...(await listFrom(fromBand))];
  return { members: board?.roles ?? [], quorum: board?.quorum ?? 1, agenda, fromBand, ladder, repeatSeconds };
}

/** The only writer of service.cab. */
const projection: Projection = {
  aggregate: cabAggregate,
  onState: async (tx, id, state: CabState) => {
    if (state.situation === 'none') return;
    const { name, at, quorum, members, agenda, attendance, minutes } = state.cab;
    const changes = {
      ...{ situation: state.situation, name, at, quorum, members: JSON.stringify(members) },
      ...{ agenda: JSON.stringify(agenda), attendance: JSON.stringify(attendance), minutes: JSON.stringify(minutes) },
    };
    await tx
      .withTables<CabTables>()
      .insertInto('service.cab')
      .values({ id, ...changes })
      .onConflict((clash) => clash.column('id').doUpdateSet(changes))
      .execute();
  },
};

/** The board that advises on changes: meetings, agenda, delegates, minutes. Its votes stand in the changes themselves. */
export function cab(pack: () => Pack): Slice {
  return {
    tables: { cab: 'projection' },
    permissions: [],
    events: cabEvents,
    aggregates: [cabAggregate],
    handlers: handlers(pack),
    projections: [projection],
    views: [cabsView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith(`${cabAggregate.name}/`) ? [{ view: Cabs.name, keys: [idOfStream(stream)] }] : [],
  };
}
