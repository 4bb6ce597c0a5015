import { randomUUID } from 'node:crypto';
import { Emergencies, NoteTalkgroup, RaiseForOfficer, SeeUnitAlarm } from '../../modules/operations/contract.ts';
import { confirming } from './line.ts';
import type { Player, World } from './world.ts';

/** On an incident its own log has it. */
const nothingMore: ReadonlySet<string> = new Set();
const ALARM = 'emergency';

/** Seen by name, the talkgroup noted as open, and a log raised where the unit was on none. */
export async function helpOfficer(world: World, player: Player, tourId: string): Promise<void> {
  const { person, screen } = player;
  const row = screen.rows(Emergencies).find((one) => one.tourId === tourId);
  if (row === undefined) return;
  if (row.seenBy === null) await person.send(SeeUnitAlarm, { tourId, key: ALARM });
  if (row.talkgroup !== null && row.talkgroup.outcome === null) {
    const noted = await person.send(NoteTalkgroup, { tourId, outcome: 'by-hand' });
    if (noted.kind === 'done') world.count('officers in need: talkgroup opened by hand');
  }
  const input = { tourId, incidentId: randomUUID(), assignmentId: randomUUID() };
  const came = await confirming(world, player, RaiseForOfficer, { input, confirms: nothingMore });
  if (came.kind === 'done') world.count('officers in need: logs raised');
}
