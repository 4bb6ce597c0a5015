import { randomUUID } from 'node:crypto';
import { added, technician, type World } from '../test-estate.ts';

export const STATION = 'oakham-police-station';

/** An audit of a room in which something is missing and something belongs elsewhere. */
export async function liveAudits(world: World): Promise<void> {
  const { must } = world;
  const auditId = randomUUID();
  const room = 'Locker room';
  await added(world, { classId: 'tablet', name: 'Tablet', fields: { stationId: STATION, room } });
  const fields = { stationId: STATION, room: 'Store', serial: 'SN-AUDIT' };
  const lineId = await added(world, { classId: 'tablet', name: 'Other tablet', fields });
  await must(technician, 'beginAudit', { auditId, stationId: STATION, room });
  await must(technician, 'scanLabel', { auditId, scanned: 'SN-AUDIT' });
  await must(technician, 'endAudit', { auditId });
  await must(technician, 'settleException', { auditId, lineId, how: 'record-corrected', note: 'It stays' });
}
