import { randomUUID } from 'node:crypto';
import { added, officer, serviceManager, technician, type World } from '../test-estate.ts';

const to = { personId: officer.id, collar: '1042', name: 'Erin Marlow' };
const signature = { kind: 'typed', name: 'E Marlow' } as const;

/** A radio of an officer who is on a job with it, as the control room would tell. */
export async function radioInUse(world: World, issi: string): Promise<void> {
  await world.test.db
    .withTables<{ 'estate.unit_out': Record<string, unknown> }>()
    .insertInto('estate.unit_out')
    .values({
      ...{ tour_id: randomUUID(), callsign: 'OA10', issi, registration: null, talkgroup: 'RUT-1', area_id: 'oakham' },
      ...{ station_id: null, armed: false, lone: true, assignment_id: randomUUID(), incident_id: randomUUID() },
      ...{ emergency: false, position: 1 },
    })
    .execute();
}

/** A life of things in people's hands that meets every kind of event of theirs. */
export async function liveCustody(world: World): Promise<void> {
  const { must } = world;
  const issi = '4326099';
  const itemId = await added(world, { classId: 'radio-terminal', name: 'Handset', fields: { issi, serial: 'SN-99' } });
  await must(technician, 'issueItem', { itemId, to, signature, note: 'With charger' });
  await must(technician, 'auditItem', { scanned: 'SN-99', stationId: 'oakham' });
  await must(technician, 'transferItem', { itemId, to: { ...to, name: 'Daniel Example' }, signature });
  await must(technician, 'returnItem', { itemId, signature });
  await must(technician, 'issueItem', { itemId, to, signature });
  await radioInUse(world, issi);
  await must(officer, 'reportLost', { itemId, serviceIncidentId: randomUUID(), circumstances: 'Fell from the belt' });
  await must(technician, 'askStun', { itemId, reason: 'Stolen' }, 'terminal-in-use');
  await must(technician, 'confirmStun', { itemId });
  await must(technician, 'fileLossReport', { itemId, reference: 'PR/2026/1187' });
  await must(serviceManager, 'giveReplacement', { itemId });
  await must(technician, 'findItem', { itemId, note: 'Handed in' });
  await disposeOf(world);
}

async function disposeOf({ must, ...world }: World): Promise<void> {
  const itemId = await added({ must, ...world }, { classId: 'laptop', name: 'Old laptop' });
  const gone = { method: 'destroyed', data: 'destroyed', reference: 'ER-2231', company: 'Wipe & Shred' };
  await must(technician, 'disposeItem', { itemId, ...gone, signature });
}
