import { addRows, type Happened, idOfStream, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import type { MajorEvent } from './events.ts';
import { lineOf } from './log-lines.ts';
import { type MajorState, majorAggregate } from './major.ts';
import { majorRow } from './shown.ts';
import type { MajorTables } from './tables.ts';

/** The only writer of operations.major, its flags and its log. */
export const majorProjection: Projection = {
  aggregate: majorAggregate,
  onEvents: async (tx, happened: readonly Happened<MajorState>[]) => {
    await addRows(tx, { table: 'operations.major_line', rows: happened.map(lineRow) });
  },
  forget: async (tx, id) => {
    await tx.withTables<MajorTables>().deleteFrom('operations.major_line').where('major_id', '=', id).execute();
  },
  onState: async (tx, id, state: MajorState) => {
    if (state.situation === 'none') return;
    await putRows(tx, { table: 'operations.major', rows: [majorRow(id, state)] });
    await writeFlags(tx, id, state);
  },
};

async function writeFlags(tx: Tx, id: string, { major }: Exclude<MajorState, { situation: 'none' }>): Promise<void> {
  if (major.flags.length === 0) return;
  await tx.withTables<MajorTables>().deleteFrom('operations.major_flag').where('major_id', '=', id).execute();
  const rows = major.flags.map(({ flag, allowed, reason, position, at, by, until }) => {
    return { major_id: id, flag_id: flag.id, position, name: flag.name, allowed, reason, at, by, until };
  });
  await addRows(tx, { table: 'operations.major_flag', rows });
}

function lineRow({ event, state }: Happened<MajorState>): MajorTables['operations.major_line'] {
  // The registry has checked the event against its schema when it was appended.
  const known = event as AnyPastEvent as Past<MajorEvent | StepEvent>;
  return {
    major_id: idOfStream(event.stream),
    position: event.position,
    at: event.recordedAt,
    occurred_at: event.occurredAt,
    ...lineOf(known, state),
    by: event.actor.name,
    seat_id: event.actor.seatId,
    flag: flagOf(known, state),
  };
}

/** A line about a flag is for whoever may know of it, and stays so when the flag is taken away. */
function flagOf(event: Past<MajorEvent | StepEvent>, state: MajorState): { allowed: readonly string[] } | null {
  if (event.type === 'operations.MajorFlagged') return { allowed: event.data.allowed };
  if (event.type !== 'operations.MajorUnflagged' || state.situation === 'none') return null;
  const flag = state.major.flags.findLast((one) => one.flag.id === event.data.flagId);
  return { allowed: flag?.allowed ?? [] };
}

/** What each event of one major incident says, by its position: as its log has it. */
export function majorWords(events: readonly AnyPastEvent[]): ReadonlyMap<number, string | null> {
  let state = majorAggregate.initial;
  return new Map(
    events.map((event) => {
      // The registry has checked the event against its schema when it was appended.
      const known = event as Past<MajorEvent>;
      state = majorAggregate.evolve(state, known);
      return [event.position, lineOf(known, state).text];
    }),
  );
}
