import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, migrate, openDatabase, openEmbedded, sql, systemClock } from '../kernel/index.ts';
import { makeAudit, makeSealing, openSealKey } from '../modules/audit/index.ts';

/**
 * How many rows a second are sealed: `node tools/seal-speed.ts [rows]`. On a database of its own, with a durable disk, a witness,
 * and rows as an incident's log has them (500 bytes of canonical text each). Says what processor time it took as well: on a machine
 * that others use, the clock alone says little.
 */
const rows = Number(process.argv[2] ?? 500_000);
const folder = mkdtempSync(join(tmpdir(), 'trefoil-seal-speed-'));
const embedded = await openEmbedded(folder);
const aggregateOf = (stream: string): never => {
  throw new Error(`nobody asks for ${stream} here`);
};
await migrate(embedded.url, [makeAudit({ aggregateOf, key: null }).definition]);
const owner = openDatabase({ url: embedded.url, role: null, connections: 1, patienceMs: 600_000 });
const db = openDatabase({ url: embedded.url, connections: 2 });
try {
  await fill(owner);
  const witnesses = [join(folder, 'witness.jsonl')];
  const sealing = makeSealing({ db, clock: systemClock, key: openSealKey(folder), witnesses });
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await sealing.turn();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  if ((await sealing.sealedPosition()) !== rows) throw new Error('not everything was sealed');
  const own = Math.round((user + system) / rows / 0.001);
  console.log(
    `${rows} rows sealed in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s (${own} ns of this process each)`,
  );
} finally {
  await Promise.all([owner.destroy(), db.destroy()]);
  await embedded.stop();
  rmSync(folder, { recursive: true });
}

async function fill(database: Db): Promise<void> {
  await sql`
    INSERT INTO kernel.event
    SELECT i, 'operations.incident/' || gen_random_uuid(), 1, 'operations.LineAdded', 1764000000000 + i, 1764000000000 + i, 'server',
           '{"kind": "person", "id": "0198c2f0-7777-7000-8000-000000000001", "name": "Anjali Shah", "seatId": "dispatch-1"}',
           gen_random_uuid(), 'rutland-2026-11', jsonb_build_object('lineId', gen_random_uuid(), 'corrects', null, 'lon', 0.7123),
           sha256(i::text::bytea)
      FROM generate_series(1, ${rows}::integer) AS i`.execute(database);
  await sql`VACUUM ANALYZE kernel.event`.execute(database);
}
