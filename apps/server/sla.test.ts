import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sample = 'modules/service/levels/explain-sample.json';

function explain(
  args: readonly string[],
  input = '',
): { readonly status: number | null; readonly out: string; readonly err: string } {
  const command = [
    '--disable-warning=ExperimentalWarning',
    'apps/server/command/trefoil.ts',
    'sla',
    'explain',
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, input, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

test('./trefoil sla explain shows the working of a clock, without server or database', () => {
  const { status, out } = explain([sample]);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ...{ state: 'missed', due: '2026-12-01T10:30:00Z', elapsed: { minutes: 510 }, remaining: { minutes: -30 } },
    ...{ breached: true, why: expect.stringContaining('30 min over') },
  });
});

test('what is malformed is named by field, reason and example, with exit status 1; wrong usage has 2', () => {
  const { status, out, err } = explain(['-'], '{"calendar": {"timezone": "Europe/London", "week": []}}');
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain(
    'trefoil sla explain: calendar.week: no open time: the clock would never be due; e.g. [{"day":"monday"',
  );
  expect(err).toContain('trefoil sla explain: events: ');
  expect(explain(['-'], '{nope').err).toContain('no JSON');
  expect(explain(['nowhere.json'])).toMatchObject({
    status: 1,
    err: expect.stringContaining('nowhere.json cannot be read'),
  });
  expect(explain([]).status).toBe(2);
});
