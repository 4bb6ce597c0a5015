import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../house/browser.ts';
import { textOf } from '../house/desk.ts';
import { keepPicturesOfFailure } from '../house/pictures.ts';
import { cleanInBoth, enterService } from '../house/service-desk.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

/** A service manager who brings what the desk before has left behind. */
const log = join(import.meta.dirname, '../../data/service-history/incident-events.csv');

let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  page = await enterService(browser, trefoil.url, /^Service manager/);
  await page.goto(`${trefoil.url}/service/history/import`);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const meaning = () => page.getByRole('region', { name: 'What the file means' });
const cameIn = () => page.getByRole('region', { name: 'Files that came in' });

/** In both themes; the key turns from one to the other. */
async function clean(name: string): Promise<void> {
  await page.getByRole('heading', { name: 'Take in history' }).click();
  await cleanInBoth(page, `imports-${name}`);
}

test('a file that nobody knows asks what its words mean, and names every line that it would leave out', async () => {
  const lines = [
    'No;What;State;Opened',
    '7;Printer out of paper;done;26/11/2025 09:30',
    '8;No network;done;31/02/2025 09:30',
  ];
  const file = { name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
  await page.getByLabel(/^A table/).setInputFiles(file);
  await meaning().getByLabel('How times are written').selectOption('26/11/2026 09:30');
  for (const [column, target] of [
    ['No', 'Number at the source'],
    ['What', 'What is wrong'],
    ['State', 'State'],
    ['Opened', 'Opened at'],
  ] as const) {
    await meaning().getByLabel(column, { exact: true }).selectOption(target);
  }
  await meaning().getByRole('alert').filter({ hasText: 'Say what the state “done” is here.' }).waitFor();
  await meaning().getByLabel('done', { exact: true }).selectOption('Resolved');
  await meaning().getByRole('button', { name: 'Only say what it would do' }).press('Enter');
  await meaning().getByText('1 added, 0 went on, 0 as they were, 1 line left out').waitFor();
  await expect.poll(() => textOf(meaning().getByRole('list', { name: 'Lines left out' }))).toContain('Line 3');
  await clean('unknown');
});

test('a log of ServiceNow is known by its columns, is tried, taken in with what differs and why, and undone', async () => {
  await page.getByLabel(/^A table/).setInputFiles(log);
  await meaning().getByText('incident-events.csv: 727 rows').waitFor();
  await meaning().getByRole('button', { name: 'Only say what it would do' }).press('Enter');
  await meaning().getByText('It would be: 120 added').waitFor();
  await meaning().getByRole('button', { name: 'Take it in' }).press('Enter');
  await meaning().getByText('Done: 120 added').waitFor();
  const differing = meaning().getByRole('row', { name: /Missed there, kept here/ });
  await expect.poll(() => textOf(differing)).toContain('ran until the record was closed');
  const one = cameIn().getByRole('article', { name: 'incident-events.csv' });
  await one.getByRole('button', { name: 'What differs' }).press('Enter');
  await one.getByRole('link', { name: /^INC/ }).first().waitFor();
  await clean('taken');
  await one.getByRole('button', { name: 'Undo it' }).press('Enter');
  await cameIn().getByText('120 gone, 0 kept: somebody had worked on them.').waitFor();
  await one.getByText('undone', { exact: true }).waitFor();
});
