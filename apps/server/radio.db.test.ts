import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../kernel/index.ts';
import type { RadioGateway } from '../../modules/exchange/index.ts';
import { openRadio } from './radio.ts';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let dispatcher: Client;
let radio: RadioGateway;

beforeAll(async () => {
  trefoil = await startApplication();
  dispatcher = await trefoil.signIn('dispatcher');
  await dispatcher.command('force.takeSeat', { seatId: 'dispatch-1' });
  const { modules } = trefoil.application;
  const waitingRoom = { run: <T>(once: () => Promise<T>) => once(), waiting: () => 0, oldestMs: () => 0 };
  const needs = { clock: systemClock, settings: { host: '127.0.0.1', port: 0 } };
  radio = await openRadio({ db: modules.context.db, modules, waitingRoom, needs });
});
afterAll(async () => {
  await radio.close();
  await trefoil.close();
});

const ISSI = '4999001';

async function press(code: number, issi = ISSI): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise<void>((done) => socket.send(`${issi} S ${code}`, radio.port, '127.0.0.1', () => done()));
  socket.close();
}

async function rows(path: string, by = dispatcher): Promise<readonly Record<string, unknown>[]> {
  return (await by.get(`/api/views/${path}`)).body.rows as Record<string, unknown>[];
}

async function sentUnit(): Promise<{ tourId: string; incidentId: string }> {
  const [tourId, incidentId, contactId] = [randomUUID(), randomUUID(), randomUUID()];
  const crew = [{ collar: '9001', name: 'K. Example', permit: 'response', accountId: null }];
  const unit = { tourId, callsign: 'KEY1', kind: 'response', crew, vehicle: null, skills: ['taser', 'public-order'] };
  const where = { talkgroup: 'RUT-1', issi: ISSI, areaId: 'oakham', stationId: null };
  await dispatcher.command('operations.bookOn', { ...unit, ...where, shiftEndsAt: Date.now() + 3_600_000 });
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await dispatcher.command('operations.openContact', { contactId, channel: '101', callerNumber: null });
  const what = { contactId, field: 'what', seen: '', value: 'Two men fighting' };
  await dispatcher.command('operations.writeContactField', what);
  await dispatcher.command('operations.placeContact', { contactId, place });
  await dispatcher.command('operations.raiseIncident', { contactId, incidentId, code: '202', grade: 'G2' });
  const confirmed = ['not-suitable', 'skill-missing', 'ring-the-fim'];
  const assign = { assignmentId: randomUUID(), incidentId, tourId };
  expect(await dispatcher.command('operations.assignUnit', assign, { confirmed })).toMatchObject({ status: 200 });
  return { tourId, incidentId };
}

test('F03 the keys of a radio move the unit, its job and the log with no voice; what cannot be mapped is kept', async () => {
  const { tourId, incidentId } = await sentUnit();
  const unit = async () => (await rows(`operations.units?id=${tourId}`))[0];
  await press(32_773);
  await expect
    .poll(unit, { timeout: 20_000 })
    .toMatchObject({ meaning: 'en-route', active: { milestone: 'en-route' } });
  await press(32_774);
  await expect
    .poll(unit, { timeout: 20_000 })
    .toMatchObject({ meaning: 'at-scene', active: { milestone: 'at-scene' } });
  await press(32_770);
  await expect.poll(unit, { timeout: 20_000 }).toMatchObject({ meaning: 'available', active: null });
  const log = await rows(`operations.incidentLog?of=${incidentId}`);
  const keyed = log.filter(({ source }) => source === 'radio').map(({ text, by }) => `${text}, ${by}`);
  expect(keyed).toEqual(['KEY1 en route, radio', 'KEY1 at scene, radio', 'KEY1 resumed, radio']);
  // A state that belongs to no job, and one that asks for something.
  await press(32_772);
  await expect.poll(unit, { timeout: 20_000 }).toMatchObject({ status: '4' });
  await press(32_769 + 200);
  await press(32_773, '4999099');
  const admin = await trefoil.signIn('administrator');
  const kept = async () => (await rows('exchange.rejects', admin)).map(({ reason }) => reason);
  await expect
    .poll(kept, { timeout: 20_000 })
    .toEqual(['no unit on duty has this radio', 'the force pack knows no radio status 32969']);
  expect(radio.counts()).toMatchObject({ received: 6, statuses: 6, rejected: 2 });
});

test('F03 F04 the emergency key of a radio is on every screen with its talkgroup open, whoever sits there and wherever', async () => {
  await press(0);
  const agent = await trefoil.signIn('service-agent');
  const officer = await trefoil.signIn('officer');
  for (const who of [agent, officer, dispatcher]) {
    await expect
      .poll(() => rows('operations.emergencies', who), { timeout: 20_000 })
      .toMatchObject([{ callsign: 'KEY1', talkgroup: { name: 'RUT-1', outcome: 'opened' }, seenBy: null }]);
  }
});
