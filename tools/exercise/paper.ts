import { randomUUID } from 'node:crypto';
import { AddLine, EnterAttendance } from '../../modules/operations/contract.ts';
import { dispatcherOf, drawnOf, openTo } from './choose.ts';
import type { Turn } from './turns.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;

/** A sheet of the paper pack is entered, each thing at the time that stands there. */
export async function enterSheet(world: World, { who, which, word }: Turn): Promise<boolean> {
  const player = dispatcherOf(world, who);
  const row = player && drawnOf(openTo(world, player), which);
  const crew = drawnOf([...world.crews.values()], which);
  if (player === null || row === null || crew === null) return false;
  const began = Math.max(row.openedAt, world.agenda.now() - 20 * MINUTE_MS);
  const of = { incidentId: row.id, attendanceId: randomUUID(), callsign: crew.callsign, paper: `P-${word}` };
  for (const [nth, milestone] of (['sent', 'en-route', 'at-scene', 'left'] as const).entries()) {
    const occurredAt = Math.min(world.agenda.now(), began + nth * MINUTE_MS);
    const came = await player.person.send(EnterAttendance, { ...of, milestone }, { occurredAt });
    if (came.kind === 'done') world.count('lines entered from paper');
  }
  const line = { incidentId: row.id, lineId: randomUUID(), text: `From the sheet, ${word}`, corrects: null };
  await player.person.send(AddLine, line, { occurredAt: began });
  return true;
}
