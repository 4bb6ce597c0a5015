import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Place, places } from '../../apps/service-desk/shell/places.ts';
import { axeFindings, desk, laptop, openBrowser, openProfile } from '../house/browser.ts';
import { signIn } from '../house/caller.ts';
import { textOf } from '../house/desk.ts';
import { seenInAll } from '../house/looks.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type ServiceStage, setServiceStage } from '../house/service-stage.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { until } from '../house/until.ts';

/**
 * Every page of the service centre, in both themes and all sizes: nothing for axe to find, nothing cut off sideways at 400 %, and a picture
 * of each where a person asks for them. The pages are those that the navigation itself is made of: a new one is looked at from its first day.
 */
const hand = { width: 360, height: 740 } as const;
/** 1280 × 1024 at 400 %, as WCAG 1.4.10 reckons. */
const zoomed = { width: 320, height: 256 } as const;

/** Whoever comes first and may, looks. */
const people = [
  { account: 'officer', person: 'PC Erin Marlow', sizes: { '360': hand, '1366': laptop } },
  { account: 'patrol-sergeant', person: 'PS Joanna Firth', sizes: { '360': hand, '1366': laptop } },
  { account: 'service-manager', person: 'Tom Hadley', sizes: { '1366': laptop, '1920': desk } },
  { account: 'technician', person: 'Owen Price', sizes: { '1366': laptop, '1920': desk } },
] as const;
type Person = (typeof people)[number];

let trefoil: RunningTrefoil;
let browser: Browser;
let stage: ServiceStage;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  stage = await setServiceStage(trefoil.url);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

test('the door', async () => {
  const page = await (await openProfile(browser, { viewport: hand })).newPage();
  await page.goto(`${trefoil.url}/service/`);
  await page.getByRole('button', { name: 'Nadia Rahman' }).waitFor();
  expect(await widest(page, 'door')).toEqual([]);
  await page.setViewportSize(laptop);
  await picture(page, 'service-door-dark-1366');
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

test('every page', async () => {
  const left = new Set(places);
  const found: string[] = [];
  for (const person of people) {
    const may = await permissionsOf(person);
    const { page, context } = await enter(person);
    for (const place of [...left].filter(({ permission }) => permission === null || may.has(permission))) {
      left.delete(place);
      found.push(...(await lookAt(page, place, person)));
    }
    await context.close();
  }
  expect(
    [...left].map(({ path }) => path),
    'nobody may see it',
  ).toEqual([]);
  expect(found).toEqual([]);
});

test('rows of the queue marked for one act, and a fishbone', async () => {
  const [, , , technician] = people;
  const { page, context } = await enter(technician);
  await page.keyboard.press('Control+1');
  const rows = page.getByRole('listbox', { name: 'IT incidents' });
  await rows.getByRole('option').nth(2).waitFor();
  for (const key of ['F10', 'Enter']) await page.keyboard.press(key);
  await rows.getByRole('option', { selected: true }).waitFor();
  for (const key of ['Space', 'Shift+ArrowDown', 'F7']) await page.keyboard.press(key);
  await page.getByRole('form', { name: 'A note in each' }).waitFor();
  const found = [...(await seenInAll(page, 'service-queue-marked', technician.sizes))];
  found.push(...(await widest(page, 'service-queue-marked')));
  await page.setViewportSize(desk);
  await open(page, placeOf('/problems/:id'));
  await page.getByRole('tab', { name: /^Fishbone/ }).press('Enter');
  await page.getByRole('img', { name: /^Fishbone of: Handsets/ }).waitFor();
  found.push(...(await seenInAll(page, 'service-fishbone', technician.sizes)));
  found.push(...(await widest(page, 'service-fishbone')));
  expect(found).toEqual([]);
  await context.close();
});

function placeOf(path: string): Place {
  const place = places.find((one) => one.path === path);
  if (place === undefined) throw new Error(`no page at ${path}`);
  return place;
}

async function permissionsOf({ account }: Person): Promise<ReadonlySet<string>> {
  const { token } = await signIn(trefoil.url, account);
  const answer = await fetch(`${trefoil.url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  return new Set(((await answer.json()) as { permissions: readonly string[] }).permissions);
}

async function enter({ person }: Person): Promise<{ page: Page; context: BrowserContext }> {
  const context = await openProfile(browser, { viewport: desk });
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${trefoil.url}/service/`);
  await page.getByRole('button', { name: person }).click();
  await page.getByText('live', { exact: true }).waitFor();
  return { page, context };
}

async function lookAt(page: Page, place: Place, { sizes }: Person): Promise<readonly string[]> {
  const name = `service${place.path.replaceAll(/\W+/g, '-').replace(/-$/, '-home')}`;
  const found: string[] = [];
  await open(page, place);
  found.push(...(await seenInAll(page, name, sizes)));
  found.push(...(await widest(page, name)));
  await page.setViewportSize(desk);
  return found;
}

/** As its links do: without loading the whole anew. */
async function open(page: Page, { path }: Place): Promise<void> {
  const at = path.replace(/([\w-]+)\/:id/, (_, kind: string) => `${kind}/${stage.ids[kind] ?? 'nothing'}`);
  await page.evaluate((to) => history.pushState(null, '', to), `/service${at === '/' ? '/' : at}`);
  let before = '';
  const reads = async () => {
    const text = await textOf(page.getByRole('main'));
    const [same, now] = [text === before, text];
    before = now;
    return same && !/not (been )?read yet|…$/.test(now);
  };
  await until(reads, (still) => still, { what: `${path} should stand still` });
}

async function widest(page: Page, name: string): Promise<readonly string[]> {
  await page.setViewportSize(zoomed);
  await picture(page, `${name}-400`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  return wide > zoomed.width ? [`${name} is ${wide} wide on ${zoomed.width}`] : [];
}
