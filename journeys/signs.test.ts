import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk, laptop, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { hasFocus, inHand, openByLine, queueOf, reads, sitDown } from './house/desk.ts';
import { followFeed } from './house/feed.ts';
import { mapDrawn } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** What must not be possible, and what must be said when it is tried. */
let trefoil: RunningTrefoil;
let browser: Browser;
let officer: Caller;
let dispatcher: Caller;
let fim: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil({ anew: true }), openBrowser()]);
  officer = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  dispatcher = await signIn(trefoil.url, 'dispatcher', 'dispatch-1');
  fim = await signIn(trefoil.url, 'fim', 'fim');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const oakham = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
const raise = (what: string, place = oakham) => raiseAt(officer, { code: '215', what, place });

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
const describedApi = async () => (await (await fetch(`${trefoil.privateUrl}/api/openapi.json`)).json()) as Description;

describe('bad input', () => {
  test('every command names field, reason and example, and applies nothing', async () => {
    const names = Object.keys((await describedApi()).paths)
      .filter((path) => path.startsWith('/api/commands/'))
      .map((path) => path.slice('/api/commands/'.length));
    expect(names.length).toBeGreaterThan(40);
    const before = await tracesOf('Rob Keeling');
    for (const name of names) {
      const { status, body } = await dispatcher.send(name, { surely: 'not this' });
      expect([400, 403], name).toContain(status);
      if (status === 403) continue;
      const [fault] = body.errors as { field: string; reason: string; example?: unknown }[];
      expect(body.type, name).toBe('/problems/malformed');
      expect(fault?.field, name).toMatch(/^input\./);
      expect(fault?.reason, name).toMatch(/\S/);
      expect(fault?.example, `${name} ${fault?.field}`).toBeDefined();
    }
    // The demonstration goes on meanwhile: what counts is what bears the name of who sent all this.
    expect(await tracesOf('Rob Keeling')).toEqual(before);
  });

  test.each([
    ['no JSON', 'this is no JSON', 400],
    ['no command id', JSON.stringify({ input: {} }), 400],
    ['a command that is none', JSON.stringify({ commandId: randomUUID(), input: {} }), 404],
  ])('%s is a problem too', async (what, body, status) => {
    const name = status === 404 ? 'operations.doMagic' : 'operations.addLine';
    const headers = { authorization: `Bearer ${dispatcher.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${trefoil.url}/api/commands/${name}`, { method: 'POST', headers, body });
    expect(answer.status, what).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('a form keeps what was typed when the server says no', async () => {
    await raise('For the form');
    const page = await sitDown(await openProfile(browser), trefoil.url, 'Carol Whitlock', 'Supervisor');
    await reads(queueOf(page).getByRole('option').first(), /Anti-social behaviour/);
    await page.keyboard.press('q');
    await page.keyboard.press('ArrowDown');
    await reads(inHand(page), /Anti-social behaviour/);
    await page.keyboard.press('f');
    const reason = inHand(page).getByRole('textbox').first();
    await hasFocus(reason);
    await page.keyboard.type('?!');
    await page.keyboard.press('Enter');
    await reads(inHand(page).getByRole('alert'), /reason/i);
    expect(await reason.inputValue()).toBe('?!');
    await page.context().close();
  });

  test('an unknown place is taken, flagged, and stands on the list of unverified places', async () => {
    const place = { label: 'the old oak by Jim’s barn', lon: null, lat: null, gazetteerId: null };
    const id = await raiseAt(officer, { code: '215', what: 'Bonfire', place });
    const list = await dispatcher.read<{ id: string; label: string }>('operations.unverifiedPlaces');
    expect(list.find((row) => row.id === id)?.label).toBe(place.label);
  });
});

describe('what the desk says and keeps', () => {
  test('until the rows are there, nothing says that all is well', async () => {
    const context = await openProfile(browser);
    // Without a shared worker the window reads its views itself, where they can be held back.
    await context.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
    const page = await context.newPage();
    const held = Promise.withResolvers<void>();
    await page.route('**/api/views/operations.*', (route) => held.promise.then(() => route.continue()));
    await page.goto(trefoil.url);
    await page.getByRole('button', { name: 'Carol Whitlock' }).click();
    await page.getByRole('button', { name: /^Supervisor/ }).click();
    await reads(page.getByRole('region', { name: 'Alarms' }), /Reading the alarms/);
    await reads(page.getByRole('region', { name: 'Calls' }), /Reading the calls/);
    await reads(queueOf(page), /Mine –[\s\S]*All –[\s\S]*Reading the queue/);
    await reads(page.getByRole('region', { name: 'Units' }), /Reading the units/);
    await reads(page.getByRole('banner'), /A–[\s\S]*B–[\s\S]*C–/);
    held.resolve();
    await reads(queueOf(page), /All [1-9]/);
    await reads(page.getByRole('region', { name: 'Units' }), /\d free of [1-9]/);
    await context.close();
  });

  test('a part whose code does not come takes nothing else with it, and comes later', async () => {
    const context = await openProfile(browser);
    let asked = 0;
    let comes = false;
    const read = Promise.withResolvers<void>();
    await context.route('**/assets/map-pane-*.js', async (route) => {
      asked += 1;
      await read.promise;
      return asked <= 2 || !comes ? route.abort() : route.continue();
    });
    const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
    await reads(page.getByRole('main'), /Reading the map/);
    read.resolve();
    await reads(queueOf(page), /All [1-9]/);
    comes = true;
    await mapDrawn(page);
    expect(asked).toBeGreaterThan(2);
    await context.close();
  });

  test('a row that cannot be drawn says so, and leaves nobody before a blank screen', async () => {
    const context = await openProfile(browser);
    await context.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
    const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
    const broken = { asOf: 1, view: 'operations.units', version: 1, rows: [{ id: 'u1', onDuty: true }] };
    await page.route('**/api/views/operations.units?*', (route) => route.fulfill({ json: broken }));
    await page.reload();
    await reads(page.getByRole('alert'), /could not be drawn[\s\S]*what was typed is kept/);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Load again' }).click();
    await reads(queueOf(page), /All [1-9]/);
    await context.close();
  });

  test('on a narrow desk what is opened is seen; a form half filled in stays with its incident', async () => {
    const incidentId = await raise('For the narrow desk');
    const [row] = (await dispatcher.read<{ id: string; number: string }>('operations.openIncidents')).filter(
      ({ id }) => id === incidentId,
    );
    const number = row?.number.split(' ')[0] ?? '';
    const page = await sitDown(await openProfile(browser, { viewport: laptop }), trefoil.url, 'Rob Keeling');
    const open = async (): Promise<void> => {
      await openByLine(page, number);
      await reads(inHand(page).getByRole('log'), /Raised/);
    };
    const reason = page.getByLabel('Reason for the new grade');
    await open();
    await page.keyboard.press('F7');
    await page.getByRole('listbox', { name: /Units, best first/ }).waitFor();
    await open();
    await page.keyboard.press('Alt+g');
    await page.keyboard.press('Tab');
    await page.keyboard.type('They have a knife');
    await page.keyboard.press('F7');
    await reason.waitFor({ state: 'detached' });
    await page.setViewportSize(desk);
    expect(await reason.inputValue()).toBe('They have a knife');
    await page.setViewportSize(laptop);
    await open();
    expect(await reason.inputValue()).toBe('They have a knife');
    await page.context().close();
  });
});

describe('who may do what', () => {
  test.each([
    ['auditor', 'professional-standards', 'operations.openIncidents', {}],
    ['bureau', 'bureau', 'operations.openIncidents', {}],
    ['administrator', 'administration', 'operations.incidentLog', { of: randomUUID() }],
    ['dispatcher-2', 'dispatch-2', 'identity.accessLog', { purpose: 'Curiosity' }],
  ])('%s at %s may not read %s', async (account, seat, view, query) => {
    const caller = await signIn(trefoil.url, account, seat);
    await expect(caller.read(view, query)).rejects.toThrow(/403/);
  });

  test('an officer cannot take a dispatcher’s seat, a contact officer cannot assign, an auditor cannot raise', async () => {
    const patrol = await signIn(trefoil.url, 'officer');
    expect(await patrol.send('force.takeSeat', { seatId: 'dispatch-2' })).toMatchObject({ status: 422 });
    const incidentId = await raise('Nobody sent yet');
    const [unit] = await dispatcher.read<{ id: string }>('operations.units');
    const assignment = { assignmentId: randomUUID(), incidentId, tourId: unit?.id };
    expect(await officer.send('operations.assignUnit', assignment)).toMatchObject({ status: 403 });
    const auditor = await signIn(trefoil.url, 'auditor');
    const contact = { contactId: randomUUID(), channel: '101', callerNumber: null };
    expect(await auditor.send('operations.openContact', contact)).toMatchObject({ status: 403 });
  });

  test('without a session there is nothing to read, to write or to follow', async () => {
    for (const path of [
      '/api/views/operations.openIncidents',
      '/api/feed?topics=operations.units',
      '/api/gazetteer/search?q=mill',
    ]) {
      expect((await fetch(trefoil.url + path)).status, path).toBe(401);
    }
  });
});

describe('restricted and concealed records', () => {
  test('restricted: place, grade and clock show, the rest says to ring the FIM; the log stays shut', async () => {
    const incidentId = await raise('Officer is the suspect');
    await restrict(incidentId, 'restricted');
    const [row] = (await dispatcher.read<Row>('operations.openIncidents')).filter((one) => one.id === incidentId);
    expect(row).toMatchObject({ masked: true, what: null, place: { label: oakham.label }, restriction: 'restricted' });
    expect(JSON.stringify(await dispatcher.read('operations.incidentLog', { of: incidentId }))).not.toContain(
      'suspect',
    );
    expect(JSON.stringify(await near(dispatcher))).not.toContain('suspect');
    expect((await fim.read<Row>('operations.openIncidents')).find((one) => one.id === incidentId)?.what).toContain(
      'suspect',
    );
  });

  test('the glass can be broken with a reason: it opens, it is alarmed, it is in the log', async () => {
    const incidentId = await raise('Witness address inside');
    await restrict(incidentId, 'restricted');
    await dispatcher.done('operations.breakGlass', { incidentId, reason: 'Caller rings back: life at risk here' });
    const row = (await dispatcher.read<Row>('operations.openIncidents')).find((one) => one.id === incidentId);
    expect(row).toMatchObject({ masked: false, what: 'Witness address inside' });
    const alarms = async () =>
      (await fim.read<Alarm>('operations.alarms')).filter((one) => one.incidentId === incidentId);
    await expect.poll(async () => (await alarms()).map((alarm) => alarm.state)).toContain('break-glass');
    expect(JSON.stringify(await fim.read('operations.incidentLog', { of: incidentId }))).toContain('life at risk here');
  });

  test('concealed: in no list, feed, log, neighbourhood, recommendation or alarm of anybody else', async () => {
    const feed = await followFeed(trefoil.url, dispatcher.token, 'operations.openIncidents,operations.alarms');
    const incidentId = await raise('Covert');
    await expect.poll(() => feed.heard()).toContain(incidentId);
    await restrict(incidentId, 'concealed');
    await expect.poll(() => feed.removed()).toContain(incidentId);
    const told = feed.heard().length;
    await fim.done('operations.addLine', { incidentId, lineId: randomUUID(), text: 'Team in place', corrects: null });
    // The feed has passed it over once something later has come through.
    const later = await raise('Later and open');
    await expect.poll(() => feed.heard()).toContain(later);
    expect(feed.heard().slice(told)).not.toContain(incidentId);
    feed.close();
    for (const view of ['openIncidents', 'alarms', 'unverifiedPlaces']) {
      expect(JSON.stringify(await dispatcher.read(`operations.${view}`)), view).not.toContain(incidentId);
    }
    for (const view of ['incidentLog', 'recommendation']) {
      const rows = await dispatcher.read(`operations.${view}`, { of: incidentId }).catch(() => []);
      expect(rows, view).toEqual([]);
    }
    expect(JSON.stringify(await near(dispatcher))).not.toContain(incidentId);
    expect((await near(dispatcher)).map((row) => row.kind)).toContain('fim-warning');
    expect((await fim.read<Row>('operations.openIncidents')).map((one) => one.id)).toContain(incidentId);
  });

  test('who deploys near by is told to contact the FIM first, and may go on', async () => {
    const incidentId = await raise('In the same street');
    const unit = (await dispatcher.read<Unit>('operations.units')).find((one) => one.callsign === 'RE01');
    const assignment = { assignmentId: randomUUID(), incidentId, tourId: unit?.id };
    const commandId = randomUUID();
    const asked = await dispatcher.send('operations.assignUnit', assignment, { commandId });
    expect(asked).toMatchObject({ status: 409, body: { type: '/problems/confirm', code: 'ring-the-fim' } });
    await dispatcher.done('operations.assignUnit', assignment);
  });
});

describe('the house itself', () => {
  test('demo mode listens on loopback alone, and refuses to be told otherwise', () => {
    const port = Number(new URL(trefoil.url).port);
    expect(listeningOn(port)).toEqual(['127.0.0.1']);
    expect(listeningOn(port + 1)).toEqual(['127.0.0.1']);
    const command = resolve(import.meta.dirname, '../trefoil');
    const env = {
      ...process.env,
      TREFOIL_HOST: '0.0.0.0',
      TREFOIL_DATA: `${trefoil.dataDir}-other`,
      PORT: String(port + 5),
    };
    const tried = spawnSync(command, ['start', '--demo'], { env, encoding: 'utf8' });
    expect(tried.status).not.toBe(0);
    expect(tried.stderr).toMatch(/127\.0\.0\.1 only/);
  });

  test('every answer carries the headers that keep a page to itself', async () => {
    const paths = Object.entries((await describedApi()).paths)
      .filter(([path, verbs]) => 'get' in verbs && !path.includes('{') && !isPrivate(path) && path !== '/api/feed')
      .map(([path]) => path);
    const more = ['/', '/?window=map', '/field', '/map/areas.geojson', '/nothing/here', '/api/nothing'];
    for (const path of [...paths, ...more]) {
      const answer = await fetch(trefoil.url + path, { headers: { authorization: `Bearer ${dispatcher.token}` } });
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy, path).toMatch(/default-src 'self'/);
      expect(policy, path).toMatch(/script-src 'self'(;|$)/);
      expect(policy, path).toMatch(/frame-ancestors 'none'/);
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(answer.headers.get('referrer-policy'), path).toBe('no-referrer');
      await answer.body?.cancel();
    }
  });

  test('a page of somebody else can neither follow nor write with our cookie', async () => {
    const cookie = await cookieOf('dispatcher-2');
    expect(await upgrade({ cookie, origin: trefoil.url })).toBe(101);
    expect(await upgrade({ cookie, origin: 'https://evil.example' })).toBe(403);
    const body = JSON.stringify({ commandId: randomUUID(), input: { seatId: 'dispatch-2' } });
    const headers = { cookie, 'content-type': 'application/json', origin: 'https://evil.example', 'x-trefoil': '1' };
    const written = await fetch(`${trefoil.url}/api/commands/force.leaveSeat`, { method: 'POST', headers, body });
    expect(written.status).toBe(403);
  });
});

interface Row {
  readonly id: string;
  readonly what: string | null;
  readonly masked: boolean;
}
interface Alarm {
  readonly incidentId: string;
  readonly state: string;
}
interface Unit {
  readonly id: string;
  readonly callsign: string;
}

function restrict(incidentId: string, restriction: 'restricted' | 'concealed') {
  const rest = { seen: 'none', allowed: [], radiusMetres: 500, reason: 'By order of the FIM' };
  return fim.done('operations.restrict', { incidentId, restriction, ...rest });
}

function near(caller: Caller) {
  const at = { lon: String(oakham.lon), lat: String(oakham.lat), metres: '500' };
  return caller.read<{ kind: string }>('operations.nearby', at);
}

/** What somebody has done so far, as the log says. */
async function tracesOf(name: string): Promise<readonly string[]> {
  const auditor = await signIn(trefoil.url, 'auditor', 'professional-standards');
  const asked = { purpose: 'Bad input', words: name, limit: '2000' };
  return (await auditor.read<{ id: string }>('audit.transactions', asked)).map(({ id }) => id);
}

const isPrivate = (path: string): boolean => ['/metrics', '/api/openapi.json', '/api/live'].includes(path);

/** The addresses on which this port is listened to, as the kernel tells. */
function listeningOn(port: number): readonly string[] {
  const LISTEN = '0A';
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(`:${wanted}`) === true && state === LISTEN)
      .map(([, local]) => addressOf(local?.split(':')[0] ?? '')),
  );
}

/** `0100007F` → `127.0.0.1` */
function addressOf(hex: string): string {
  if (hex.length !== 8) return hex;
  return (hex.match(/../g) ?? [])
    .toReversed()
    .map((pair) => Number.parseInt(pair, 16))
    .join('.');
}

async function cookieOf(demo: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${trefoil.url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ demo }) });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The status that an attempt to open the live connection is answered with. */
function upgrade(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const key = {
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from(randomUUID().slice(0, 16)).toString('base64'),
  };
  const asked = request(`${trefoil.url}/api/live`, {
    headers: { ...headers, ...key, connection: 'Upgrade', upgrade: 'websocket' },
  });
  return new Promise((done, failed) => {
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      done(answer.statusCode);
    });
    asked.on('response', (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    asked.on('error', failed);
    asked.end();
  });
}
