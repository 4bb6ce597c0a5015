import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '../kernel/index.ts';
import { enterHistory, indexHistory } from '../modules/operations/index.ts';
import { copyModel, type Model } from './copies.ts';
import type { Ground } from './ground.ts';
import { raise, send, takeCall } from './work.ts';

const CLOSED = 100_000;

/** A year and more of closed incidents, a good million events, whose copies nobody has to hear of, enter, or settle any more. */
export async function fillMillion(ground: Ground): Promise<void> {
  const { owner } = ground;
  const model = await makeModel(ground);
  await ground.without(async () => {
    await copyModel(owner, model, { count: CLOSED, entered: enterHistory });
    await sql`SELECT setval('kernel.event_position', (SELECT max(position) FROM kernel.event))`.execute(owner);
    // Long ago they had heard of it all.
    const last = sql`(SELECT max(position) FROM kernel.event)`;
    await sql`UPDATE kernel.reaction_checkpoint SET position = ${last}`.execute(owner);
    await sql`INSERT INTO operations.history_cursor VALUES (1, ${last}) ON CONFLICT (id) DO UPDATE SET position = excluded.position`.execute(
      owner,
    );
    await settle(ground);
  });
  await untilAtRest(ground);
}

/** As a database lies that has had its nights: swept, counted, and with nothing left to be written. */
export async function settle({ owner }: Pick<Ground, 'owner'>): Promise<void> {
  await sql`VACUUM ANALYZE`.execute(owner);
  await sql`CHECKPOINT`.execute(owner);
}

/** Closed, and nothing of it is owed any more: a desk would hold a hundred thousand of what is. */
async function makeModel({ lines, dispatcher, owner }: Ground): Promise<Model> {
  const [line] = await lines(1);
  if (line === undefined) throw new Error('no line to write on');
  const contactId = await takeCall(line);
  const incidentId = await raise(line, contactId);
  await send(line, 'operations.recordAdvice', { contactId, adviceId: 'recordings', answer: 'given' });
  await send(line, 'operations.tellCaller', { contactId, told: 'not-attending', etaMinutes: null, words: '' });
  await send(line, 'operations.recordCrime', { incidentId, crimeNumber: '26000123456' });
  const result = { result: 'NFA', closingCode: '013', note: 'Words of advice given' };
  await send(line, 'operations.recordResult', { incidentId, ...result });
  await dispatcher.done('operations.closeIncident', { incidentId });
  const { rows } = await sql<{ owed: number }>`
    SELECT count(*) AS owed FROM kernel.deadline WHERE next_at IS NOT NULL
       AND stream IN (${`operations.contact/${contactId}`}, ${`operations.incident/${incidentId}`})`.execute(owner);
  if (rows[0]?.owed !== 0) throw new Error('something of the model is still owed');
  return { contactId, incidentId };
}

/** What works behind the commands has caught up: the seals, and the search over all history, which the bench helps: alone it takes its time. */
export async function untilAtRest({ owner, trefoil }: Pick<Ground, 'owner' | 'trefoil'>): Promise<void> {
  const lastOf = async (table: string) => {
    const { rows } = await sql<{ last: number | null }>`SELECT max(position) AS last FROM ${sql.table(table)}`.execute(
      owner,
    );
    return rows[0]?.last ?? 0;
  };
  const last = await lastOf('kernel.event');
  const sealed = async () => {
    const said = await (await fetch(`${trefoil.privateUrl}/metrics`)).text();
    return Number(/^trefoil_sealed_position (\d+)/m.exec(said)?.[1] ?? 0);
  };
  while ((await lastOf('operations.history_cursor')) < last)
    if ((await indexHistory(owner)).records === 0) await wait(100);
  while ((await sealed()) < last) await wait(100);
}
