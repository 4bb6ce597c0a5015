import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openProfile, phone } from './house/browser.ts';
import { signIn } from './house/caller.ts';
import { queueOf, reads } from './house/desk.ts';
import { makeExerciseFolder } from './house/exercise.ts';
import { leanPng } from './house/lean-png.ts';
import {
  type Desk,
  escalatedLook,
  type Look,
  mapDrawn,
  openDesk,
  showMap,
  type Theme,
  workLooks,
} from './house/looks.ts';
import { setStage } from './house/stage.ts';
import { startTrefoil } from './house/trefoil.ts';

/** Takes the pictures of the README anew: `npm run pictures`. */
const folder = resolve(import.meta.dirname, '../docs/pictures');
const MOST_BYTES = 300_000;
/** Between the two sizes of desk: three columns, and readable on a page. */
const frame = { width: 1680, height: 945 } as const;
/** A map has a shade for every hill, and each costs bytes. */
const mapFrame = { width: 1280, height: 720 } as const;
const rob = { person: 'Rob Keeling' };
const carol = { person: 'Carol Whitlock', seat: 'Supervisor' };
const neil = { person: 'Insp Neil Garrick', seat: 'Force incident manager' };

const faults = [
  { by: 'officer', summary: 'Radio does not switch on', categoryId: 'radio-handset', impact: 3, urgency: 1 },
  { by: 'dispatcher', summary: 'Screens of position 4 are dark', categoryId: 'control-room', impact: 2, urgency: 1 },
  { by: 'bureau', summary: 'Printer in custody prints nothing', categoryId: 'hardware-printer', impact: 2, urgency: 2 },
  { by: 'officer-2', summary: 'Laptop asks for a recovery key', categoryId: 'hardware-pc', impact: 3, urgency: 1 },
  {
    by: 'patrol-sergeant',
    summary: 'No coverage in the car park',
    categoryId: 'radio-coverage',
    impact: 2,
    urgency: 2,
  },
  { by: 'officer', summary: 'Forgot my password', categoryId: 'access', impact: 3, urgency: 2 },
] as const;

mkdirSync(folder, { recursive: true });
const [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
try {
  await takeAll(browser, trefoil.url);
} finally {
  await browser.close();
  await trefoil.stop();
}

async function takeAll(by: Browser, url: string): Promise<void> {
  await takeDoor(by, url);
  const { number, free } = await setStage(url);
  const look = (name: string): Look => {
    const found = workLooks(number, free).find((one) => one.name === name);
    if (found === undefined) throw new Error(`there is no look ${name}`);
    return found;
  };
  await take(by, url, { who: rob, theme: 'dark', look: look('work'), name: 'control-room' });
  await take(by, url, { who: rob, theme: 'light', look: look('work'), name: 'control-room-light' });
  await take(by, url, { who: rob, theme: 'dark', look: look('recommendation'), name: 'recommendation' });
  await take(by, url, { who: rob, theme: 'dark', look: look('contact-place'), name: 'contact' });
  await take(by, url, { who: rob, theme: 'light', look: look('map'), name: 'map', size: mapFrame });
  await take(by, url, { who: neil, theme: 'dark', look: escalatedLook, name: 'escalated' });
  await takeWall(by, url);
  await takePhone(by, url);
  await takeBureau(by, url);
  await takePast(by, url);
  await takeService(by, url);
  await takeReplay(by);
}

/** An exercise in full swing, at its newest minute. */
async function takeReplay(by: Browser): Promise<void> {
  const exercises = makeExerciseFolder();
  const { url } = await exercises.start('--hours', '0.6', '--speed', '60', '--load', '5', '--seed', '7');
  const context = await openProfile(by, { viewport: mapFrame, theme: 'dark' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Carol Whitlock' }).click();
  await reads(page.getByRole('region', { name: 'Counts' }), /^(1\d|[6-9]) open/);
  await mapDrawn(page);
  await keep(page, 'replay');
  await context.close();
  await exercises.remove();
}

interface Taking {
  readonly who: { readonly person: string; readonly seat?: string };
  readonly theme: Theme;
  readonly look: Look;
  readonly name: string;
  readonly size?: { readonly width: number; readonly height: number };
}

async function take(by: Browser, url: string, { who, theme, look, name, size = frame }: Taking): Promise<void> {
  const desk: Desk & { context: { close(): Promise<void> } } = await openDesk(by, url, { ...who, theme });
  await desk.page.setViewportSize(size);
  await look.open(desk);
  if (look.name !== 'map') await showMap(desk.page, true);
  await mapDrawn(desk.page);
  await keep(desk.page, name);
  await look.after?.(desk);
  await desk.context.close();
}

async function takeDoor(by: Browser, url: string): Promise<void> {
  const context = await openProfile(by, { viewport: { width: 1000, height: 640 }, theme: 'dark' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Helen Prior' }).waitFor();
  await keep(page, 'sign-in');
  await context.close();
}

/** The supervisor's wall, and the page of every promise that runs. */
async function takeWall(by: Browser, url: string): Promise<void> {
  const { page, context } = await openDesk(by, url, { ...carol, theme: 'dark' });
  await page.setViewportSize(mapFrame);
  await page.keyboard.press('F11');
  await page.getByRole('listbox', { name: 'Promises' }).waitFor();
  await keep(page, 'watch');
  await page.goto(`${url}/?window=wall`);
  await page.getByText('Calls waiting').waitFor();
  await keep(page, 'wall');
  await context.close();
}

async function takePhone(by: Browser, url: string): Promise<void> {
  const context = await openProfile(by, { viewport: phone, theme: 'dark' });
  const page = await context.newPage();
  await page.goto(`${url}/field`);
  await page.getByRole('button', { name: 'PC Erin Marlow' }).click();
  await reads(page.getByRole('main'), /High Street, Oakham/);
  await keep(page, 'officer');
  await context.close();
}

/** Grades and what they promise, in the editor of the force pack. */
async function takeBureau(by: Browser, url: string): Promise<void> {
  const { page, context } = await openDesk(by, url, { person: 'Helen Prior', seat: 'Bureau', theme: 'light' });
  await page.setViewportSize(mapFrame);
  await page.goto(`${url}/?window=bureau`);
  await page.getByLabel('Find a section').fill('Grades');
  await page.keyboard.press('Enter');
  await page.getByLabel('Minutes of G2 arrive').waitFor();
  await keep(page, 'bureau');
  await context.close();
}

/** The desk as it stood, under the bar that says so. */
async function takePast(by: Browser, url: string): Promise<void> {
  const { page, context } = await openDesk(by, url, { ...carol, theme: 'dark' });
  await page.setViewportSize(mapFrame);
  await page.goto(`${url}/?window=past&at=${new Date(Date.now() - 2000).toISOString()}`);
  await page.getByLabel('Purpose').fill('Complaint 12/26');
  await page.keyboard.press('Enter');
  await reads(page.getByRole('region', { name: 'The past' }), /as you may see it/);
  await reads(queueOf(page), /High Street, Oakham/);
  await mapDrawn(page);
  await keep(page, 'past');
  await context.close();
}

/** The queue of the service desk, and the help page in an officer's hand. */
async function takeService(by: Browser, url: string): Promise<void> {
  for (const { by: account, ...fault } of faults) {
    const who = await signIn(url, account);
    await who.done('service.raiseServiceIncident', { serviceIncidentId: randomUUID(), source: 'portal', ...fault });
  }
  const faces = [
    { person: 'Nadia Rahman', name: 'service-desk', at: '/service/queue', shows: /Printer in custody/, size: mapFrame },
    { person: 'PC Erin Marlow', name: 'portal', at: '/service/', shows: /Radio does not switch on/, size: phone },
  ];
  for (const { person, name, at, shows, size } of faces) {
    const context = await openProfile(by, { viewport: size, theme: name === 'portal' ? 'light' : 'dark' });
    const page = await context.newPage();
    await page.goto(`${url}/service/`);
    await page.getByRole('button', { name: person }).click();
    await page.getByRole('heading', { name: 'Help and requests' }).waitFor();
    await page.goto(url + at);
    await reads(page.getByRole('main'), shows);
    await keep(page, name);
    await context.close();
  }
}

async function keep(page: Page, name: string): Promise<void> {
  const bytes = leanPng(await page.screenshot());
  console.log(`${name}.png ${Math.round(bytes.length / 1000)} kB`);
  if (bytes.length > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES / 1000} kB`);
  writeFileSync(join(folder, `${name}.png`), bytes);
}
