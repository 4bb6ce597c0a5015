import { v7 } from 'uuid';
import { signIn } from '../journeys/house/caller.ts';
import { sql } from '../kernel/index.ts';
import type { Ground } from './ground.ts';
import { type Line, openLine } from './wire.ts';
import { send } from './work.ts';

/** What is reported in a bench: the same to us and to a peer. */
export const report = {
  summary: 'Radio does not switch on',
  text: 'It was on the charger all night. The battery has been changed, and it is still dead.',
} as const;

/** So many connections of an agent of the service desk. */
export async function agentLines({ trefoil }: Pick<Ground, 'trefoil'>, count: number): Promise<readonly Line[]> {
  const { token } = await signIn(trefoil.url, 'service-agent');
  return Promise.all(Array.from({ length: count }, () => openLine(trefoil.url, token)));
}

/** Raises an IT incident with an item: number, priority, clocks, rows, in one transaction. Answers its id. */
export async function raiseTicket(line: Line, itemId: string): Promise<string> {
  const serviceIncidentId = v7();
  const { summary, text: description } = report;
  const more = { source: 'phone', categoryId: 'radio-handset', itemIds: [itemId] };
  await send(line, 'service.raiseServiceIncident', { serviceIncidentId, summary, description, ...more });
  return serviceIncidentId;
}

/** Raises one after the other, each with another item. Answers the id of each. */
export function raiserOn(lines: readonly Line[], items: readonly string[]): (client: number) => Promise<string> {
  let turn = 0;
  return (client) => {
    turn += STEP;
    const [line, item] = [lines[client], items[turn % items.length]];
    if (line === undefined || item === undefined) throw new Error('no line to write on, or no estate');
    return raiseTicket(line, item);
  };
}

/** Items that follow one another are of one kind. */
const STEP = 7;

/** Items of the demonstration's estate. */
export async function itemsOf({ owner }: Pick<Ground, 'owner'>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM estate.item ORDER BY id`.execute(owner);
  return rows.map(({ id }) => id);
}
