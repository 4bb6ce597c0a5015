import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeAndSend } from '../../tools/site-test/site-test.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import { type Component, componentNames } from './own-estate.ts';
import type { Settings } from './settings.ts';
import { startApplication } from './test-application.ts';

/** A port at which nobody listens. */
const NOWHERE = 'http://127.0.0.1:9';
const deadMail: MailSettings = {
  address: 'desk@example.police.uk',
  fetch: { host: '127.0.0.1', port: 9, tls: 'none', user: 'desk', password: 'x', folder: 'INBOX' },
  send: { host: '127.0.0.1', port: 9, tls: 'none', user: null, password: null },
};

// A folder where the witness's file should be.
const witness = mkdtempSync(join(tmpdir(), 'trefoil-witness-'));
afterAll(() => rmSync(witness, { recursive: true, force: true }));

/** What a call and a unit do not hang on: dead all at once, which says more than one by one. Processes, disks and sites die in journeys/faults. */
const dead: Partial<Settings> = {
  witnesses: [witness],
  mail: deadMail,
  crimeRecords: NOWHERE,
  radioSystem: NOWHERE,
  partnerServices: NOWHERE,
  recorder: NOWHERE,
};

test('O01 without witness, mail, crime records, radio system, partner services, recorder and router a call is taken and a unit sent', async () => {
  const server = await startApplication({ settings: dead });
  try {
    await server.application.modules.roads.close();
    await takeAndSend(server.url);
    const supervisor = await server.signIn('control-room-supervisor');
    await supervisor.command('force.takeSeat', { seatId: 'supervisor' });
    const { body } = await supervisor.get('/api/own-estate');
    const found = body.components as readonly Component[];
    expect(found.map(({ name }) => name)).toEqual(componentNames);
    // What goes on without it is said of every part.
    expect(found.every(({ without }) => without.length > 20)).toBe(true);
  } finally {
    await server.close();
  }
});
