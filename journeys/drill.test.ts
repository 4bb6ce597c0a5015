import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { hasFocus, inHand, openByLine, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { sees } from './house/key-seat.ts';
import { tabTo } from './house/keyboard.ts';
import { type Link, openLink } from './house/link.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** A drill: one desk loses its line, the room goes on by paper, and all of it comes into the system afterwards. */
let trefoil: RunningTrefoil;
let browser: Browser;
let link: Link;
let context: BrowserContext;
let rob: Page;
let mina: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  link = await openLink(trefoil.url);
  mina = await signIn(trefoil.url, 'dispatcher-2', 'dispatch-2');
  context = await openProfile(browser);
  rob = await sitDown(context, link.url, 'Rob Keeling', 'Dispatch 1');
  // From the second visit on a desk has its screens with it.
  await rob.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await rob.reload();
  await rob.getByText(/^live /).waitFor();
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  link?.close();
  await trefoil?.stop();
});

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const place = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };

interface Row {
  readonly id: string;
  readonly number: string;
  readonly grade: string;
}
interface LogRow {
  readonly text: string | null;
  readonly at: number;
  readonly occurredAt: number;
}
const logOf = (of: string) => mina.read<LogRow>('operations.incidentLog', { of, limit: '500' });
const rowOf = async (id: string): Promise<Row | undefined> =>
  (await mina.read<Row>('operations.openIncidents', { limit: '500' })).find((row) => row.id === id);

async function openByWord(page: Page, id: string): Promise<void> {
  const number = (await rowOf(id))?.number.split(' ')[0] ?? '';
  await sees(queueOf(page), new RegExp(number));
  await openByLine(page, number);
}

test('O06, CR-29 a desk whose line is cut says so within ten seconds, works on, and loses nothing: two who changed one thing see both values', async () => {
  const incidentId = await raiseAt(mina, { code: '202', grade: 'G2', what: 'Two men fighting', place });
  await openByWord(rob, incidentId);
  link.cut();
  const alone = rob.getByText(/^No connection for/);
  const said = await reads(alone, /No connection for \d+ s/);
  expect(Number(/for (\d+) s/.exec(said)?.[1])).toBeLessThanOrEqual(10);
  await rob.keyboard.press('F6');
  await rob.keyboard.type('Third male has joined them');
  await rob.keyboard.press('Enter');
  await regrade(rob, 'G1', 'A knife was seen');
  await reads(rob.locator('body'), /2 waiting to go/);
  expect((await logOf(incidentId)).map(({ text }) => text).join()).not.toContain('Third male');
  // Meanwhile the room goes on: another desk sees less in it.
  await mina.done('operations.regrade', { incidentId, seen: 'G2', grade: 'G3', reason: 'They shake hands' });
  link.mend();
  await expect
    .poll(async () => (await logOf(incidentId)).map(({ text }) => text))
    .toContain('Third male has joined them');
  const late = (await logOf(incidentId)).find(({ text }) => text?.startsWith('Third male'));
  expect(late?.occurredAt).toBeLessThan(late?.at ?? 0);
  await sees(inHand(rob), /Theirs, which stands\s+G3[\s\S]*Yours, not saved yet\s+G1/);
  await sees(inHand(rob), /Somebody changed this value after you read it/);
  expect((await rowOf(incidentId))?.grade).toBe('G3');
  await rob.getByRole('button', { name: /Go on with mine/ }).focus();
  await rob.keyboard.press('Enter');
  await tabTo(rob, /Reason for the new grade/);
  await rob.keyboard.press('Enter');
  await expect.poll(async () => (await rowOf(incidentId))?.grade).toBe('G1');
  const log = (await logOf(incidentId)).map(({ text }) => text).join('\n');
  expect(log).toMatch(/They shake hands[\s\S]*A knife was seen/);
});

test('CR-10 a no that comes late stands there to be read, and takes no letter from whoever types on', async () => {
  const incidentId = await raiseAt(mina, { code: '202', grade: 'G2', what: 'Shouting in the car park', place });
  await openByWord(rob, incidentId);
  const answered = Promise.withResolvers<void>();
  const commands = '**/api/commands/operations.regrade';
  await rob.route(commands, async (route) => {
    await answered.promise;
    await route.continue();
  });
  await regrade(rob, 'G1', 'A knife was seen');
  await mina.done('operations.regrade', { incidentId, seen: 'G2', grade: 'G3', reason: 'They shake hands' });
  await rob.keyboard.press('F6');
  const box = inHand(rob).getByLabel('Add a line to the log');
  await hasFocus(box);
  await rob.keyboard.type('Third male ');
  answered.resolve();
  await sees(inHand(rob), /Somebody changed this value after you read it/);
  await rob.keyboard.type('has joined them');
  expect(await box.inputValue()).toBe('Third male has joined them');
  await rob.keyboard.press('Enter');
  await rob.unroute(commands);
});

async function regrade(page: Page, grade: string, reason: string): Promise<void> {
  await page.keyboard.press('Alt+g');
  const choice = page.getByLabel(/^Grade, now/);
  await hasFocus(choice);
  await page.keyboard.type(grade);
  await tabTo(page, /Reason for the new grade/);
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
}

test('O07, CR-29 the paper pack is printed while the line is cut: numbered sheets, a page each', async () => {
  link.cut();
  const pack = await context.newPage();
  await pack.goto(`${link.url}/?window=paper`);
  const body = pack.locator('body');
  await reads(body, /Call sheet P-DISPATCH-1-RUTLAND-001[\s\S]*Call sheet P-DISPATCH-1-RUTLAND-010/);
  await reads(body, /Closing code[\s\S]*Units: strike the line[\s\S]*Log of the shift/);
  // The head on a page of its own, ten calls, the board, the log.
  expect(await pagesOf(pack)).toBe(13);
  await pack.close();
  link.mend();
  await expect.poll(() => rob.getByText(/^No connection for/).count()).toBe(0);
});

/** Pages that a printer would give out. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

const wall = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' }).format(at);
const day = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short' }).format(at);

test('O07, CR-29 a sheet is entered with its own times: the log shows them beside those of the entry, and nothing rings', async () => {
  const received = Math.floor((Date.now() - 2 * HOUR_MS) / MINUTE_MS) * MINUTE_MS;
  const after = (minutes: number): string => wall(received + minutes * MINUTE_MS);
  const [sheet] = await Promise.all([context.waitForEvent('page'), rob.keyboard.press('Control+7')]);
  const fill = async (label: RegExp, text: string): Promise<void> => {
    await tabTo(sheet, label);
    await sheet.keyboard.press('Control+A');
    await sheet.keyboard.type(text);
  };
  await sheet.getByRole('main', { name: 'Enter paper' }).waitFor();
  await fill(/Number of the sheet/, 'P-DISPATCH-1-001');
  await fill(/Day/, day(received));
  await fill(/Received/, after(0));
  await fill(/^ Caller$/, 'Ann Example');
  await fill(/^ What$/, 'Shop window broken');
  await fill(/^ Where$/, 'Mill Street, Oakham');
  await fill(/^ Code$/, '202');
  await sees(sheet.getByRole('listbox', { name: 'Codes' }).getByRole('option').first(), /202/);
  await sheet.keyboard.press('Enter');
  await fill(/Unit 1: callsign/, 'RE01');
  await fill(/Unit 1: sent/, after(4));
  await fill(/Unit 1: at scene/, after(19));
  await fill(/Unit 1: left/, after(40));
  await fill(/^ Log, a line each/, `${after(21)} Two youths seen running off`);
  await sheet.keyboard.press('Control+Enter');
  const entered = sheet.getByRole('region', { name: 'Sheets entered' });
  const words = await reads(entered, /P-DISPATCH-1-001 is \d{4} of [\s\S]*9 of 9 recorded/);
  expect(await sheet.getByLabel('Number of the sheet').inputValue()).toBe('P-DISPATCH-1-002');
  const number = /is (\d{4} of \S+)/.exec(words)?.[1];
  const row = (await mina.read<Row>('operations.openIncidents', { limit: '500' })).find((one) => one.number === number);
  const log = await logOf(row?.id ?? '');
  const times = Object.fromEntries(log.map(({ text, occurredAt }) => [text, occurredAt - received]));
  expect(times).toMatchObject({
    'RE01 sent (sheet P-DISPATCH-1-001)': 4 * MINUTE_MS,
    'RE01 at scene (sheet P-DISPATCH-1-001)': 19 * MINUTE_MS,
    'Two youths seen running off': 21 * MINUTE_MS,
    'RE01 left (sheet P-DISPATCH-1-001)': 40 * MINUTE_MS,
  });
  expect(log.every(({ at }) => at - received > HOUR_MS)).toBe(true);
  await openByWord(rob, row?.id ?? '');
  await sees(
    inHand(rob).getByRole('log'),
    new RegExp(`${after(21)}[\\s\\S]*Two youths seen running off entered \\d\\d:\\d\\d`),
  );
  const alarms = await mina.read<{ incidentId: string }>('operations.alarms', { limit: '500' });
  expect(alarms.filter(({ incidentId }) => incidentId === row?.id)).toEqual([]);
  await sheet.close();
});

test('H06, CR-30 the hand-over of sixty open incidents stands on one side of A4: open, waiting, promised, not acknowledged', async () => {
  const grades = ['G1', 'G2', 'G3'];
  for (let n = 0; n < 60; n += 1) {
    const grade = grades[n % grades.length] ?? 'G2';
    const incidentId = await raiseAt(mina, { code: '202', grade, what: `Fight ${n}`, place });
    const result = { result: 'NFA', closingCode: '202', note: 'Advised' };
    if (n % 3 === 1) await mina.done('operations.recordResult', { incidentId, ...result });
  }
  const [sheet] = await Promise.all([context.waitForEvent('page'), rob.keyboard.press('Alt+F12')]);
  const main = sheet.getByRole('main', { name: 'Hand-over' });
  await reads(
    main,
    /Open 2\d[\s\S]*Waiting for a unit, or put off 4\d[\s\S]*Promised in the next two hours[\s\S]*Not acknowledged/,
  );
  await reads(main, /and \d+ more, next due \d\d:\d\d/);
  await until(
    () => pagesOf(sheet),
    (pages) => pages === 1,
    { what: 'it should print on one side' },
  );
  const first = main.getByRole('region', { name: 'Waiting for a unit, or put off' }).getByRole('button').first();
  const number = /^\d{4}/.exec(await textOf(first))?.[0] ?? 'none';
  await first.focus();
  await sheet.keyboard.press('Enter');
  await sees(inHand(rob), new RegExp(number));
  await sheet.close();
});

test('M04, CR-28 a person arranges their windows and names them: they follow to another browser and seat, and stand again after a reload', async () => {
  const width = (page: Page) => page.getByRole('separator', { name: 'Width of the queue' });
  const widthOf = (page: Page) => width(page).getAttribute('aria-valuenow');
  await width(rob).focus();
  await rob.keyboard.press('ArrowRight');
  const kept = await widthOf(rob);
  const [board] = await Promise.all([
    context.waitForEvent('page'),
    rob.evaluate(() => void open('/?window=board', 'trefoil-board', 'popup,width=900,height=700')),
  ]);
  await sees(board.getByRole('main', { name: 'Units' }), /./);
  const size = board.viewportSize();
  expect(size).not.toEqual(rob.viewportSize());
  await openMenu(rob, /Dispatch 1/);
  await tabTo(rob, /Keep the windows as they stand, under the name/);
  await rob.keyboard.type('Nights');
  await rob.keyboard.press('Enter');
  await sees(layoutsOf(rob), /“Nights” is kept: this desk and 1 further window\.$/);
  // A window that sleeps holds its name and answers nobody.
  await board.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('trefoil-window-of-desk-wall', () => {
          held();
          return new Promise(() => undefined);
        });
      }),
  );
  await rob.keyboard.press('ControlOrMeta+A');
  await rob.keyboard.type('Asleep');
  await rob.keyboard.press('Enter');
  await sees(layoutsOf(rob), /“Asleep” is kept: this desk and 1 further window\. Asleep, so not kept: wall\./);
  await rob.keyboard.press('Escape');
  await openMenu(rob, /Dispatch 1/);
  await tabTo(rob, /Forget Asleep/);
  await rob.keyboard.press('Enter');
  await rob.keyboard.press('Escape');
  await width(rob).focus();
  await rob.keyboard.press('ArrowRight');
  expect(await widthOf(rob)).not.toBe(kept);
  expect(await nameKept()).toBe('Nights');
  // Another seat, another machine.
  await mina.done('force.leaveSeat', { seatId: 'dispatch-2' });
  await signIn(trefoil.url, 'dispatcher', 'dispatch-2');
  const other = await openProfile(browser);
  const desk = await sitDown(other, trefoil.url, 'Rob Keeling', 'Dispatch 2');
  await openMenu(desk, /Dispatch 2/);
  await sees(layoutsOf(desk), /Nights/);
  const [again] = await Promise.all([other.waitForEvent('page'), desk.keyboard.press('Control+8')]);
  await sees(again.getByRole('main', { name: 'Units' }), /./);
  expect(again.viewportSize()).toEqual(size);
  await expect.poll(() => widthOf(desk)).toBe(kept);
  await Promise.all([desk.reload(), again.reload()]);
  await Promise.all([desk.getByText(/^live /).waitFor(), again.getByText(/^live /).waitFor()]);
  await sees(again.getByRole('main', { name: 'Units' }), /./);
  expect([await widthOf(desk), again.viewportSize()]).toEqual([kept, size]);
  await other.close();
});

const layoutsOf = (page: Page) => page.getByRole('region', { name: 'Layouts of windows' });

/** The menu of the person, by its key. */
async function openMenu(page: Page, seat: RegExp): Promise<void> {
  await page.getByRole('button', { name: seat }).first().focus();
  await page.keyboard.press('Enter');
}

/** What the server has of the person's settings: it is there before another machine asks. */
async function nameKept(): Promise<string | undefined> {
  const look = () =>
    rob.evaluate(async () => {
      const answer = await fetch('/api/preferences/control-room');
      const { kept } = (await answer.json()) as { kept: { layouts?: readonly { name: string }[] } | null };
      return kept?.layouts?.[0]?.name;
    });
  return until(look, (name) => name === 'Nights', { what: 'the layout should lie on the server' });
}

test('M04 who has kept none has the windows of their role, as the force pack gives them', async () => {
  const supervisors = await openProfile(browser);
  const carol = await sitDown(supervisors, trefoil.url, 'Carol Whitlock', 'Supervisor');
  await openMenu(carol, /Supervisor/);
  await sees(layoutsOf(carol), /Supervisor, two monitors \(of the role\)/);
  const [wall] = await Promise.all([supervisors.waitForEvent('page'), carol.keyboard.press('Control+8')]);
  await sees(wall.getByRole('main', { name: 'Wall' }), /./);
  expect(wall.viewportSize()).toEqual({ width: 1280, height: 1000 });
  await supervisors.close();
});
