import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringFaults, noteFault } from './own-faults.ts';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

let server: TestApplication;
let supervisor: Client;
let dataDir: string;
/** A folder where the witness’s file should be: it can be told nothing. */
const witness = mkdtempSync(join(tmpdir(), 'trefoil-witness-'));
afterAll(() => rmSync(witness, { recursive: true, force: true }));

beforeAll(async () => {
  server = await startApplication({ settings: { witnesses: [witness] } });
  supervisor = await server.signIn('control-room-supervisor');
  expect((await supervisor.command('force.takeSeat', { seatId: 'supervisor' })).status).toBe(200);
  ({ dataDir } = server);
});
afterAll(() => server.close());

interface Row {
  readonly id: string;
  readonly gateway: string;
  readonly source: string;
  readonly original: string;
}

async function faultsOf(component: string): Promise<readonly Row[]> {
  const { body } = await supervisor.get('/api/views/exchange.unread');
  return (body.rows as Row[]).filter(({ gateway, source }) => gateway === 'fault of Trefoil' && source === component);
}

describe('O04 a fault of the system itself', () => {
  const fault = {
    at: 1_795_500_000_000,
    component: 'server',
    what: 'the server has ended',
    byItself: 'Started again.',
  };

  test('O04 stands in the supervisors’ queue with what was done by itself, once, until somebody acknowledges it', async () => {
    noteFault(dataDir, fault);
    await expect.poll(() => faultsOf('server'), { timeout: 30_000 }).toHaveLength(1);
    const [row] = await faultsOf('server');
    expect(row?.original).toBe('the server has ended\nStarted again.');
    // Brought again, as after a crash between the command and the clearing of the file.
    noteFault(dataDir, fault);
    await bringFaults(dataDir, server.application.modules.context);
    expect(await faultsOf('server')).toHaveLength(1);
    const messageId = row?.id;
    expect(await supervisor.command('exchange.takeUnread', { messageId, seen: null })).toMatchObject({ status: 200 });
    const input = { messageId, outcome: 'dismissed', contactId: null, reason: 'Seen: it came back by itself' };
    expect(await supervisor.command('exchange.answerUnread', input)).toMatchObject({ status: 200 });
    expect(await faultsOf('server')).toHaveLength(0);
  });

  test('O04 a line that a crash cut short keeps no other from being told', async () => {
    appendFileSync(join(dataDir, 'faults.jsonl'), '{"at":17,"compo\n');
    noteFault(dataDir, { ...fault, component: 'database' });
    await expect.poll(() => faultsOf('database'), { timeout: 30_000 }).toHaveLength(1);
  });

  test('O04 a part that stays broken is found by the system itself', async () => {
    await expect.poll(() => faultsOf('witness'), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    const { body } = await supervisor.get('/api/own-estate');
    expect(body.components).toContainEqual(expect.objectContaining({ name: 'witness', state: 'broken' }));
    expect(body).toMatchObject({ site: null });
  });

  test('O04 how the parts stand is for who looks after the room', async () => {
    const officer = await server.signIn('contact-officer');
    expect((await officer.get('/api/own-estate')).status).toBe(403);
  });
});
