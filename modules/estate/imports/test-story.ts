import { randomUUID } from 'node:crypto';
import { startTimer } from '../../../kernel/index.ts';
import { added, technician, type World } from '../test-estate.ts';

const MONTHS_MS = 40 * 86_400_000;

/** A life of imports that meets every kind of event of theirs, and what they do to items. */
export async function liveImports(world: World): Promise<void> {
  const { must, seen, test } = world;
  const itemId = await added(world, { name: 'Scanned', fields: { serial: 'S-1', hostname: 'one', room: 'A' } });
  const importId = randomUUID();
  const row = (line: number, values: object) => ({ line, classId: 'switch', values });
  await must(technician, 'importRows', {
    ...{ importId, source: 'network-scan', fileName: 'scan.csv', identify: ['serial'] },
    rows: [row(2, { serial: 'S-1', hostname: 'two', address: '10.0.0.1', room: 'B' }), row(3, { serial: 'S-2' })],
  });
  const [finding, other] = await seen(technician, 'findings');
  const settle = { itemId, reason: 'Looked at it' };
  await must(technician, 'settleFinding', { ...settle, findingId: finding?.id, take: true });
  await must(technician, 'settleFinding', { ...settle, findingId: other?.id, take: false });
  const timer = startTimer(test.context);
  test.clock.advance(MONTHS_MS);
  await timer.runDue();
  test.clock.advance(MONTHS_MS);
  await timer.runDue();
  await timer.close();
  await must(technician, 'undoImport', { importId, reason: 'Wrong network' });
}
