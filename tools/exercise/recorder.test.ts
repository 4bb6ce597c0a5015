import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contactRow, incidentRow, unitRow } from '../../apps/control-room/fixture/rows.ts';
import { readOn } from '../../apps/control-room/replay/recording.ts';
import type { Person } from './person.ts';
import { makeRecorder } from './recorder.ts';

const folder = mkdtempSync(join(tmpdir(), 'trefoil-recorder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = {
  ...{ kind: 'trefoil-exercise' as const, version: 1 as const, pack: 'rutland', force: 'Rutland' },
  ...{ seed: 7, hours: 1, speed: 60, startsAt: 0 },
};

/** A viewer whose screen shows `rows`, by the name of the view. */
function viewerOf(rows: Record<string, readonly unknown[]>): Pick<Person, 'read'> {
  return { read: async (view) => ({ asOf: 1, rows: (rows[view.name] ?? []) as never[] }) };
}

test('a minute of the recording holds what had changed, and nothing that is concealed or closed', async () => {
  const file = join(folder, 'recording.jsonl');
  const rows: Record<string, readonly unknown[]> = {
    'operations.openIncidents': [
      incidentRow(),
      incidentRow({ id: 'secret', restriction: 'concealed' }),
      incidentRow({ id: 'done', state: 'closed' }),
    ],
    'operations.units': [unitRow(), unitRow({ id: 'home', onDuty: false })],
    'operations.contacts': [contactRow(), contactRow({ id: 'c2', state: 'open' })],
  };
  const recorder = makeRecorder(file, head, viewerOf(rows));
  await recorder.record(60_000);
  await recorder.record(120_000);
  recorder.end({ endedAt: 130_000, violations: 0, events: 3, commands: 2 });
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const recording = readOn(null, lines);
  const [first, second] = recording?.moments ?? [];
  expect([...(first?.incidents.keys() ?? [])]).toEqual(['i1']);
  expect([...(first?.units.keys() ?? [])]).toEqual(['u1']);
  expect(first?.fixes.get('u1')).toEqual({ lon: -0.73, lat: 52.67, at: 1_000 });
  expect(first?.calls).toEqual({ ringing: 1, taken: 1 });
  expect(second?.incidents).toEqual(first?.incidents);
  expect(lines[2], 'what stands still is not written again').toContain('"puts":[],"removes":[]');
});
