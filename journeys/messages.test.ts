import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, reads, sitDown } from './house/desk.ts';
import { tabTo } from './house/keyboard.ts';
import { seenInAll } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** Messages between two desks: what is urgent stays before the eyes, what to look out for has its picture. By keyboard alone. */
let trefoil: RunningTrefoil;
let browser: Browser;
let mina: Caller;
let rob: Page;
let aisha: Page;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  mina = await signIn(trefoil.url, 'dispatcher-2', 'dispatch-2');
  const [robs, aishas] = await Promise.all([openProfile(browser), openProfile(browser)]);
  [rob, aisha] = await Promise.all([
    sitDown(robs, trefoil.url, 'Rob Keeling', 'Dispatch 1'),
    sitDown(aishas, trefoil.url, 'Aisha Bell', 'Contact 1'),
  ]);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const pane = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true });
const strip = (page: Page) => page.getByRole('region', { name: 'Messages to me' });
const urgent = /URGENT message[\s\S]*Do not send to Mill Street/;

test('H05 an urgent message that is not acknowledged stands in every window, whatever is pressed, until it is acknowledged', async () => {
  await rob.keyboard.press('Alt+F1');
  await hasFocus(pane(rob).getByLabel('To', { exact: true }));
  await rob.keyboard.type('Contact 1');
  // The desks may still be on their way.
  await pane(rob)
    .getByRole('option', { name: /^Contact 1/ })
    .first()
    .waitFor();
  await rob.keyboard.press('Enter');
  await reads(pane(rob), /Contact 1, .*×|Contact 1 ×/);
  await tabTo(rob, /^ ?Urgent$/);
  await rob.keyboard.press('Enter');
  await tabTo(rob, /^ ?Message$/);
  await rob.keyboard.type('Do not send to Mill Street: gas');
  expect(await seenInAll(rob, 'message-written')).toEqual([]);
  // What is written stays, whatever takes the form away.
  await rob.reload();
  await rob.getByText(/^live /).waitFor();
  await rob.keyboard.press('Alt+F1');
  await tabTo(rob, /^ ?Message$/);
  await rob.keyboard.press('Enter');
  await reads(pane(rob), /Do not send to Mill Street: gas[\s\S]*told 1/);

  await reads(strip(aisha), urgent);
  const board = await aisha.context().newPage();
  await board.goto(`${trefoil.url}/?window=board`);
  await reads(strip(board), urgent);
  for (const key of ['Escape', 'F11', 'End', 'PageDown', 'Escape', 'Alt+F3', 'Alt+F3', 'F9', 'F3']) {
    await aisha.keyboard.press(key);
    await reads(strip(aisha), urgent);
  }
  await contactPanel(aisha).waitFor();
  await aisha.reload();
  await reads(strip(aisha), urgent);
  await aisha.keyboard.press('Alt+F8');
  await reads(strip(aisha), /No message waits/);
  await reads(strip(board), /No message waits/);
  await reads(pane(rob), /told 1, read 1, acknowledged 1[\s\S]*Aisha Bell/);
  await board.close();
});

test('H02 an obs has a picture and an end, each who was told acknowledges it by name, and its sender sees who has', async () => {
  const sha256 = await sentIn(await aisha.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }));
  const messageId = randomUUID();
  await mina.done('operations.sendMessage', {
    ...{ messageId, kind: 'obs', to: [{ kind: 'all' }], text: 'Red van, no plates, towards Oakham' },
    ...{ image: { sha256, name: 'van.png' }, expiresAt: Date.now() + 3_600_000 },
  });
  await reads(strip(aisha), /Obs[\s\S]*Red van/);
  await aisha.keyboard.press('Alt+F10');
  await reads(pane(aisha), /Red van, no plates[\s\S]*stands until/);
  const van = pane(aisha).getByRole('img', { name: 'van.png' });
  await van.waitFor();
  expect(await van.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(320);
  expect(await seenInAll(aisha, 'obs')).toEqual([]);
  await tabTo(aisha, /^ ?Acknowledge$/);
  await aisha.keyboard.press('Enter');
  await reads(pane(aisha), /You acknowledged it/);
  const receipts = await mina.read<Receipt>('operations.messageReceipts', { of: messageId });
  const of = (name: string) => receipts.find((one) => one.name === name);
  expect(of('Aisha Bell')?.acknowledgedAt).toBeGreaterThan(0);
  expect(of('Rob Keeling')?.acknowledgedAt).toBeNull();
});

interface Receipt {
  readonly name: string | null;
  readonly acknowledgedAt: number | null;
}

test('H03 a note for a dispatch group stands at the desks that were chosen, asks for nothing, and ends', async () => {
  const expiresAt = Date.now() + 3_600_000;
  const to = [{ kind: 'seat', id: 'dispatch-1' }];
  await mina.done('operations.sendMessage', {
    ...{ messageId: randomUUID(), kind: 'note', to, text: 'RA21 has no dog until 16:00', expiresAt },
  });
  await rob.keyboard.press('Alt+F3');
  await tabTo(rob, /^ ?Messages to me$/);
  await rob.keyboard.press('ArrowRight');
  await rob.keyboard.press('ArrowRight');
  await reads(pane(rob), /RA21 has no dog until 16:00[\s\S]*stands until/);
  // The obs of before waits; the note waits for nothing.
  expect(await reads(strip(rob), /Red van/)).not.toMatch(/no dog/);
  await aisha.keyboard.press('Alt+F3');
  await tabTo(aisha, /^ ?Messages to me$/);
  await aisha.keyboard.press('ArrowRight');
  await aisha.keyboard.press('ArrowRight');
  await reads(pane(aisha), /No note stands at this desk/);
});

async function sentIn(bytes: Uint8Array): Promise<string> {
  const headers = {
    authorization: `Bearer ${mina.token}`,
    'x-trefoil': '1',
    'content-type': 'application/octet-stream',
  };
  const answer = await fetch(`${trefoil.url}/api/attachments`, { method: 'POST', headers, body: Buffer.from(bytes) });
  return ((await answer.json()) as { sha256: string }).sha256;
}
