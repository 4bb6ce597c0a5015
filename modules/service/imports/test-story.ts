import { randomUUID } from 'node:crypto';
import { officer, serviceManager, technician, type World } from '../test-service.ts';

const DAY_MS = 86_400_000;

/** A life of imports that meets every kind of event of theirs, and what they do to IT incidents. */
export async function liveImports(world: World): Promise<void> {
  const { must, test } = world;
  const importId = randomUUID();
  const openedAt = test.clock.now() - 400 * DAY_MS;
  const record = (reference: string) => ({
    ...{ reference, openedAt, summary: 'Headset has no sound', reporter: 'A. Caller' },
    rows: [{ line: 2, at: openedAt, state: 'open', impact: 2, urgency: 2, priority: 3 }],
  });
  const file = { importId, source: 'servicenow', fileName: 'old.json', rowsAre: 'records' };
  await must(serviceManager, 'importHistory', { ...file, records: [record('INC1'), record('INC2')] });
  const [first] = (await world.seen(technician, 'openServiceIncidents')).filter(({ source }) => source === 'import');
  await must(technician, 'noteServiceIncident', { serviceIncidentId: first?.id, text: 'Is it still so?' });
  await must(serviceManager, 'undoHistoryImport', { importId, reason: 'It was the test instance' });
  const staff = { importId: randomUUID(), source: 'staff-list', fileName: 'staff.csv' };
  await must(serviceManager, 'importPeople', {
    ...staff,
    people: [{ line: 2, who: officer.name, callBack: '07700 900124' }],
  });
  await must(serviceManager, 'undoHistoryImport', { importId: staff.importId, reason: 'Last year’s list' });
}
