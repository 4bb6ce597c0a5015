import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, desk, laptop, openBrowser, openProfile } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { reads, sitDown, textOf } from '../house/desk.ts';
import { themes, wear } from '../house/looks.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { until } from '../house/until.ts';

const MINUTE_MS = 60_000;
const issi = '4329901';
const [tourId, radioId, serverId, serviceId, seatId, switchId] = Array.from({ length: 6 }, () => randomUUID());

let trefoil: RunningTrefoil;
let browser: Browser;
let technician: Caller;
/** When the radio last gave a sign of life. */
let seenAt: number;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  technician = await signIn(trefoil.url, 'technician');
  const on = (kind: string, toId: string | undefined) => [{ kind, toId, group: null }];
  const radio = {
    itemId: radioId,
    classId: 'radio-terminal',
    label: 'RAD-J1',
    name: 'Handset of ZZ01',
    fields: { issi },
  };
  const server = { itemId: serverId, classId: 'server', label: 'SRV-J1', name: 'Dispatch server' };
  await technician.done('estate.addItems', { items: [radio, server] });
  const service = { itemId: serviceId, classId: 'service', label: 'SVC-J1', name: 'Dispatch' };
  const position = { itemId: seatId, classId: 'control-position', label: 'POS-J1', name: 'Position J1' };
  await technician.done('estate.addItems', { items: [{ ...service, relations: on('runs-on', serverId) }] });
  await technician.done('estate.addItems', { items: [{ ...position, relations: on('uses', serviceId) }] });
  await technician.done('estate.addItems', {
    items: [{ itemId: switchId, classId: 'switch', label: 'SW-J1', name: 'Core' }],
  });
  for (const half of [0, 1]) {
    const items = Array.from({ length: 250 }, (_, n) => ({
      ...{ itemId: randomUUID(), classId: 'pc', label: `PC-J${half}-${String(n).padStart(3, '0')}`, name: 'Desk' },
      relations: on('connects-through', switchId),
    }));
    await technician.done('estate.addItems', { items });
  }
  const sergeant = await signIn(trefoil.url, 'patrol-sergeant');
  await sergeant.done('operations.bookOn', {
    ...{
      tourId,
      callsign: 'ZZ01',
      kind: 'response',
      vehicle: null,
      skills: [],
      talkgroup: 'RUT-1',
      issi,
      areaId: 'oakham',
    },
    crew: [{ collar: '1042', name: 'Erin Marlow', permit: 'response', accountId: null }],
    ...{ stationId: null, shiftEndsAt: Date.now() + 480 * MINUTE_MS },
  });
  // Its last sign of life came six minutes ago.
  seenAt = Date.now() - 6 * MINUTE_MS;
  const samples = [{ item: issi, state: 'up', at: seenAt }];
  const answer = await fetch(`${trefoil.url}/api/estate/samples`, {
    method: 'POST',
    headers: { authorization: `Bearer ${technician.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ samples }),
  });
  expect(await answer.json()).toEqual({ recorded: 1, unknown: [] });
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

test('a radio that has fallen silent shows on the unit with what to try; one key reports the fault, and the desk reads who is hit', async () => {
  const context = await openProfile(browser, { viewport: desk });
  const page = await sitDown(context, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  const units = page.getByRole('listbox', { name: 'Units' });
  const marked = await until(
    () => textOf(page.getByRole('region', { name: 'Units' })),
    (text) => /radio not seen \d+ min, try mobile/.test(text),
    { what: 'no mark on the unit' },
  );
  // As many minutes as have passed since: on a slow machine that is one more.
  const minutes = Number(/radio not seen (\d+) min/.exec(marked)?.[1]);
  expect(minutes).toBeGreaterThanOrEqual(6);
  expect(minutes).toBeLessThanOrEqual(Math.floor((Date.now() - seenAt) / MINUTE_MS));
  await units.getByText('ZZ01').click();
  await page.getByRole('button', { name: 'Radio fault' }).press('Enter');
  await reads(page.getByRole('region', { name: 'Unit ZZ01' }), /Fault reported \d\d:\d\d/);
  for (const theme of themes) {
    await wear(page, theme);
    await picture(page, `one-system-desk-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.keyboard.press('Control+F10');
  await reads(page.getByRole('banner'), /Fault reported/);
  const agent = await signIn(trefoil.url, 'service-agent');
  type Incident = { readonly id: string; readonly summary: string; readonly reporter: string };
  const incidents = await until(
    () => agent.read<Incident>('service.openServiceIncidents'),
    (rows) => rows.some(({ summary }) => /^Position .*: fault$/.test(summary)),
    { what: 'no IT incident' },
  );
  const radio = incidents.find(({ summary }) => summary === 'Radio of ZZ01: fault');
  expect(radio?.reporter).toBe('Rob Keeling');
  await until(
    () => agent.read<{ readonly text: string }>('service.serviceIncidentLog', { of: radio?.id ?? '' }),
    (lines) => lines.some(({ text }) => text.includes('Units: ZZ01')),
    { what: 'it is not said who is hit' },
  );
});

test('SM-88 what hangs together is read by keyboard, upstream and downstream, and what falls if an item goes down', async () => {
  const context = await openProfile(browser, { viewport: laptop });
  const page = await context.newPage();
  await page.goto(`${trefoil.url}/service/estate/${serverId}/graph`);
  await page.getByRole('button', { name: /^Technician/ }).click();
  const steps = page.getByRole('listbox', { name: 'Items, step by step' });
  await reads(steps, /SVC-J1[\s\S]*runs on SRV-J1[\s\S]*POS-J1[\s\S]*uses SVC-J1/);
  await page.keyboard.press('!');
  const fallen = page.getByRole('listbox', { name: 'What would fall' });
  await reads(fallen, /SVC-J1[\s\S]*POS-J1[\s\S]*SRV-J1 → SVC-J1 → POS-J1/);
  for (const theme of themes) {
    await wear(page, theme);
    await picture(page, `one-system-graph-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.keyboard.press('!');
  await page.getByLabel('Steps').selectOption('1');
  await reads(steps, /SVC-J1[\s\S]*1 more behind it/);
  await page.getByLabel('Steps').selectOption('3');
  await page.getByLabel('Class', { exact: true }).selectOption('control-position');
  await until(
    () => textOf(steps),
    (text) => !/runs on SRV-J1/.test(text) && text.includes('POS-J1'),
    { what: 'not filtered' },
  );
  await page.getByLabel('Class', { exact: true }).selectOption('');
  await steps.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What needs POS-J1' }).waitFor();
  await page.keyboard.press('<');
  await page.getByRole('heading', { name: 'What POS-J1 needs' }).waitFor();
  await reads(steps, /SRV-J1/);
  // Five hundred behind one switch: no picture, and a list that the keyboard goes through to its end.
  await page.goto(`${trefoil.url}/service/estate/${switchId}/graph`);
  await page.getByText('Too many to draw: 501').waitFor();
  await steps.focus();
  await page.keyboard.press('End');
  await reads(steps.getByRole('option', { selected: true }), /PC-J1-249[\s\S]*connects through SW-J1/);
});
