import { type Moved, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Ask } from './ask.ts';
import type { AskTables } from './tables.ts';

/** The only writer of operations.ask. Most incidents ask for nothing, and cost nothing here. */
export const askProjection: Projection = { aggregate: incidentAggregate, onStates: writeAsks };

type Row = AskTables['operations.ask'];

async function writeAsks(tx: Tx, moved: readonly Moved<IncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }) =>
    state.situation === 'none' ? [] : state.incident.asks.map((ask) => rowOf(id, ask)),
  );
  await putRows<Row>(tx, { table: 'operations.ask', rows });
}

function rowOf(incidentId: string, ask: Ask): Row {
  const { askId, what, count, urgent, by, note, state, callsigns, reason } = ask;
  return {
    ...{ id: `${incidentId}#${askId}`, ask_id: askId, incident_id: incidentId },
    ...{ what: what.id, name: what.name, count, urgent, by, note, state, callsigns: [...callsigns], reason },
    ...{ asked_at: ask.askedAt, asked_by: ask.askedBy, due_at: ask.askedAt + ask.answerSeconds * 1000 },
    ...{ answered_at: ask.answeredAt, answered_by: ask.answeredBy },
  };
}
