import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispatcher, fim, makeWorld, oakham, raisedIncident, type World } from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

/** By appointment: a grade that is attended at the time agreed. */
const scheduled = () => raisedIncident(world, { grade: 'G3', place: oakham });
const slots = () => world.seen(dispatcher, 'operations.appointmentSlots', { filters: { area: 'oakham' } });

test('A25 an appointment made at the call takes a place in its slot; when all are taken, one key promises it anyway', async () => {
  const [, slot] = await slots();
  const at = Number(slot?.startsAt);
  expect(slot).toMatchObject({ taken: 0, capacity: expect.any(Number) });
  const agree = async (confirmed: readonly string[] = []) => {
    const { incidentId } = await scheduled();
    const input = { incidentId, seen: null, appointmentAt: at };
    return { incidentId, answer: await world.send(dispatcher, 'agreeAppointment', input, ...confirmed) };
  };
  for (let n = 0; n < Number(slot?.capacity); n++) expect((await agree()).answer).toMatchObject({ kind: 'done' });
  expect((await slots())[1]).toMatchObject({ taken: slot?.capacity });
  expect((await agree()).answer).toMatchObject({ kind: 'confirm', code: 'slot-full' });
  expect((await agree(['slot-full'])).answer).toMatchObject({ kind: 'done' });
  expect((await slots())[1]).toMatchObject({ taken: Number(slot?.capacity) + 1 });
});

test('a concealed record is in no count', async () => {
  const slot = (await slots())[3];
  const { incidentId } = await scheduled();
  await world.must(dispatcher, 'agreeAppointment', { incidentId, seen: null, appointmentAt: Number(slot?.startsAt) });
  expect((await slots())[3]).toMatchObject({ taken: 1 });
  await world.must(fim, 'restrict', {
    ...{
      incidentId,
      seen: 'none',
      restriction: 'concealed',
      allowed: [],
      radiusMetres: 500,
      reason: 'Officer involved',
    },
  });
  expect((await slots())[3]).toMatchObject({ taken: 0 });
});
