import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { makeForce } from '../../force/index.ts';
import { makeExchange } from '../index.ts';
import { openRadioGateway, type RadioGateway, type RadioPosition } from './radio-gateway.ts';

let database: TestDatabase;
let gateway: RadioGateway;
const kept: RadioPosition[] = [];
const emergencies: [issi: string, at: number][] = [];
const statuses: [issi: string, code: number, at: number][] = [];
const reports: string[] = [];

const packDir = join(import.meta.dirname, '../../../data/packs/rutland');

beforeAll(async () => {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  database = await testDatabase([makeExchange({ subscribers: null, force }).definition]);
  const needs = {
    db: database.db,
    clock: database.clock,
    recordPositions: async (batch: readonly RadioPosition[]) => {
      kept.push(...batch.filter((p) => p.issi !== '999'));
      return { unknown: batch.flatMap((p, i) => (p.issi === '999' ? [i] : [])) };
    },
    raiseEmergency: async (issi: string, at: number) => {
      if (issi === '13') throw new Error('the database is away for good');
      emergencies.push([issi, at]);
      return issi !== '4110099';
    },
    setStatus: async (issi: string, code: number, at: number) => {
      if (code === 13) throw new Error('the database is away for good');
      statuses.push([issi, code, at]);
      return issi === '4110099' ? 'no unit on duty has this radio' : null;
    },
    report: (what: string) => void reports.push(what),
  };
  gateway = await openRadioGateway(needs, 0, '127.0.0.1');
});

afterAll(() => database.close());

/** An emergency with no fix: reason for sending 2, position error unknown at zero, zero. */
const EMERGENCY = BigInt(`0b1${`00${'11'}${'0'.repeat(49)}111${'1'.repeat(7)}0000${'0'}00000010`.padEnd(80, '0')}`)
  .toString(16)
  .slice(1);

async function send(texts: readonly string[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const text of texts) {
    await new Promise<void>((resolve, reject) =>
      socket.send(text, gateway.port, '127.0.0.1', (error) => (error === null ? resolve() : reject(error))),
    );
  }
  socket.close();
}

test('K06 good datagrams become positions, bad ones are counted, kept raw and shown, and nothing falls over', async () => {
  await send([
    '4110021 002F7DC24FA7B103E810',
    'rubbish',
    `13 ${EMERGENCY}`,
    `4110022 ${EMERGENCY}`,
    `4110099 ${EMERGENCY}`,
    '999 002F7DC24FA7B103E810',
    '4110021 80',
    '4110021 S 32773',
    '4110021 S 13',
    '4110099 S 32774',
    '4110021 S 32774',
  ]);
  await expect.poll(() => gateway.counts().received).toBe(11);
  await gateway.close();
  expect(kept).toMatchObject([{ issi: '4110021', source: 'tetra-lip', accuracyMetres: 20 }]);
  // When it came in, whatever the age of its last fix; one that cannot be raised does not take the others with it.
  const now = database.clock.now();
  expect(emergencies).toEqual([
    ['4110022', now],
    ['4110099', now],
  ]);
  expect(statuses).toEqual([
    ['4110021', 32_773, now],
    ['4110099', 32_774, now],
    ['4110021', 32_774, now],
  ]);
  expect(reports).toEqual(['EMERGENCY of radio 13 could not be raised', 'status 13 of radio 4110021 could not be set']);
  expect(gateway.counts()).toMatchObject({ received: 11, rejected: 5, emergencies: 3, statuses: 4, dropped: 0 });
  const rows = await database.db
    .withTables<{ 'exchange.reject': { id: number; raw: string; reason: string; bytes: number } }>()
    .selectFrom('exchange.reject')
    .select(['raw', 'reason', 'bytes'])
    .orderBy('id')
    .execute();
  // They are taken ten times a second: how the datagrams fell into those turns is chance.
  const said = rows.map((row) => [Buffer.from(row.raw, 'hex').toString(), row.reason]);
  expect(said).toHaveLength(5);
  expect(said).toEqual(
    expect.arrayContaining([
      [`4110099 ${EMERGENCY}`, 'EMERGENCY of a radio that no unit has'],
      ['4110099 S 32774', 'no unit on duty has this radio'],
      ['rubbish', expect.stringContaining('not an ISSI')],
      ['4110021 80', expect.stringContaining('PDU type 2')],
      ['999 002F7DC24FA7B103E810', 'no unit on duty has this radio'],
    ]),
  );
});
