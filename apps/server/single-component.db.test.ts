import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeAndSend } from '../../tools/site-test/site-test.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import { type Component, componentNames } from './own-estate.ts';
import type { Settings } from './settings.ts';
import { startApplication, type TestApplication } from './test-application.ts';

/** A port at which nobody listens. */
const NOWHERE = 'http://127.0.0.1:9';
const deadMail: MailSettings = {
  address: 'desk@example.police.uk',
  fetch: { host: '127.0.0.1', port: 9, tls: 'none', user: 'desk', password: 'x', folder: 'INBOX' },
  send: { host: '127.0.0.1', port: 9, tls: 'none', user: null, password: null },
};

interface Broken {
  readonly settings?: Partial<Settings>;
  readonly breakIt?: (server: TestApplication) => Promise<unknown>;
}

/** One part each, dead before or under the call. Processes, disks and sites die in journeys/faults. */
const parts: Readonly<Record<string, Broken>> = {
  'witness file': { settings: { witnesses: [mkdtempSync(join(tmpdir(), 'trefoil-witness-'))] } },
  'mail server': { settings: { mail: deadMail } },
  'crime records': { settings: { crimeRecords: NOWHERE } },
  'radio system': { settings: { radioSystem: NOWHERE } },
  'partner services': { settings: { partnerServices: NOWHERE } },
  recorder: { settings: { recorder: NOWHERE } },
  'router (roads and travel time)': { breakIt: (server) => server.application.modules.roads.close() },
};

test.each(Object.keys(parts))('O01 without the %s a call is taken and a unit sent', async (name) => {
  const { settings = {}, breakIt } = parts[name] ?? {};
  const server = await startApplication({ settings });
  try {
    await breakIt?.(server);
    await takeAndSend(server.url);
    const supervisor = await server.signIn('control-room-supervisor');
    await supervisor.command('force.takeSeat', { seatId: 'supervisor' });
    const { body } = await supervisor.get('/api/own-estate');
    const found = body.components as readonly Component[];
    expect(found.map((component) => component.name)).toEqual(componentNames);
    // What goes on without it is said of every part.
    expect(found.every(({ without }) => without.length > 20)).toBe(true);
  } finally {
    await server.close();
  }
});
