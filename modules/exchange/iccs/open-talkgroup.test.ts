import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { httpRadioSystem } from './http-radio-system.ts';
import { type LoopbackRadioSystem, openLoopbackRadioSystem } from './loopback.ts';
import { openTalkgroup } from './open-talkgroup.ts';
import type { RadioSystem } from './radio-system.ts';

let loopback: LoopbackRadioSystem;
beforeAll(async () => {
  loopback = await openLoopbackRadioSystem(['RUT-1']);
});
afterAll(() => loopback.close());

const raised = (data: object): AnyPastEvent => {
  const event = { type: 'operations.EmergencyRaised', stream: 'operations.tour/t1', position: 7, data };
  return event as unknown as AnyPastEvent;
};
const told = (system: RadioSystem | null, data: object) => openTalkgroup(system).react(raised(data), null as never);
const noted = (outcome: string) => [{ name: 'operations.noteTalkgroup', input: { tourId: 't1', outcome } }];

test('F04 the talkgroup of an officer in need is opened, once for each emergency, and the record hears of it', async () => {
  const system = httpRadioSystem(loopback.url);
  const data = { callsign: 'RA21', talkgroup: 'RUT-1' };
  expect(await told(system, data)).toEqual(noted('opened'));
  expect(await told(system, data)).toEqual(noted('opened'));
  expect(loopback.open.get('RUT-1')).toEqual(new Set(['t1 7']));
});

test('F04 what was refused, and what nobody answers for, comes back as that: somebody opens it by hand', async () => {
  expect(await told(httpRadioSystem(loopback.url), { callsign: 'RA21', talkgroup: 'STF-9' })).toEqual(noted('refused'));
  expect(await told(null, { callsign: 'RA21', talkgroup: 'RUT-1' })).toEqual(noted('unknown'));
  // Raised before events said whose talkgroup it is.
  expect(await told(httpRadioSystem(loopback.url), {})).toEqual(noted('unknown'));
});
