import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, laptop, openBrowser, openProfile } from '../house/browser.ts';
import { signIn } from '../house/caller.ts';
import { textOf } from '../house/desk.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let id: string;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  const agent = await signIn(trefoil.url, 'service-agent');
  id = randomUUID();
  const target = { serviceIncidentId: id };
  const fault = { ...target, source: 'desk', summary: 'Mail does not open', serviceId: 'office' };
  await agent.done('service.raiseServiceIncident', { ...fault, impact: 2, urgency: 2 });
  await agent.done('service.pauseServiceIncident', { ...target, reason: 'waiting-supplier', note: 'Ref 4471' });
  await agent.done('service.resumeServiceIncident', { ...target, note: 'They rang back' });
  await agent.done('service.answerReporter', { ...target, text: 'An engineer is on the way' });
  await agent.done('service.resolveServiceIncident', { ...target, resolution: 'Restarted' });
  const context = await openProfile(browser, { viewport: laptop });
  page = await context.newPage();
  await page.goto(`${trefoil.url}/service/`);
  await page.getByRole('button', { name: /^Service manager/ }).click();
  await page.getByText('live', { exact: true }).waitFor();
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

/** In both themes; the key turns from one to the other. */
async function clean(name: string): Promise<void> {
  await picture(page, `levels-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+t');
  await picture(page, `levels-${name}-other`);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+t');
}

test('SM-70 services stand in a business and a technical view, each with owner, agreements and what it stands on', async () => {
  await page.keyboard.press('e');
  const row = page.getByRole('row', { name: /^Radio voice/ });
  await row.getByRole('link', { name: 'Radio voice' }).waitFor();
  await expect.poll(() => textOf(row)).toContain('Force network');
  await clean('services');
  await page.getByRole('tab', { name: 'What it stands on' }).press('Enter');
  await page.getByRole('row', { name: /^Force network/ }).waitFor();
});

test('SM-71 SM-77 an agreement shows hours, targets, exclusions and signatories, and its chain with the numbers', async () => {
  await page.getByRole('tab', { name: 'What was agreed' }).press('Enter');
  await page.getByRole('link', { name: 'Radio voice' }).press('Enter');
  await page.getByRole('heading', { name: /^P2: 6 h 50 min of 7 h 12 min/ }).waitFor();
  await expect.poll(() => textOf(page.getByRole('main'))).toContain('Head of ICT, Head of operations');
  await clean('agreement');
});

test('SM-75 SD-16 the clocks of an IT incident show what has passed, and each pause with its reason and author', async () => {
  await page.goto(`${trefoil.url}/service/it-incidents/${id}/clocks`);
  const clock = page.getByRole('region', { name: 'Resolve, P3 (Service desk, office hours)' });
  const pause = clock.getByRole('row', { name: /^Waiting for a supplier/ });
  await pause.waitFor();
  await expect.poll(() => textOf(pause)).toContain('Nadia Rahman');
  for (const words of ['Passed in the agreed hours', 'Passed in all', 'Done in time']) {
    await expect.poll(() => textOf(clock)).toContain(words);
  }
  await clean('clocks');
});

test('SM-78 the month’s report counts what was kept, and is a file', async () => {
  await page.keyboard.press('o');
  await page.getByRole('row', { name: /Service desk, office hours.*Office and e-mail.*Resolve P3/ }).waitFor();
  await clean('report');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the report as CSV' }).press('Enter'),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain(
    '"Service desk, office hours",Office and e-mail,Resolve,3,960,1,1,0',
  );
});

test('SM-80 an agreement is tried on the last year', async () => {
  await page.getByRole('link', { name: 'Try an agreement' }).press('Enter');
  await page.getByLabel('Service', { exact: true }).selectOption('office');
  await page.getByLabel('P3, minutes').fill('480');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /^P3 1 0 0 0 %/ }).waitFor();
  await clean('what-if');
});

test('SM-79 an action of the review meeting is planned by keyboard, and stands in the plan with owner, measure and review', async () => {
  await page.goto(`${trefoil.url}/service/improvements?month=2026-10`);
  await page.getByRole('button', { name: 'Plan an action' }).waitFor();
  await page.keyboard.press('y');
  const typed = ['A spare handset', 'Buy nine', 'Radio manager', 'Missed targets: 6', 'Back on the air'];
  for (const words of typed) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Put it into the plan' }).press('Enter');
  const card = page.getByRole('article', { name: /A spare handset/ });
  await card.waitFor();
  for (const words of typed.slice(1)) await expect.poll(() => textOf(card)).toContain(words);
  await expect.poll(() => textOf(card)).toContain('A review meeting on 2026-10');
  await clean('improvements');
});

test('a report of any stored field: conditions, grouping, measure and chart are chosen by keyboard; the report is a file, and is saved for all', async () => {
  await page.goto(`${trefoil.url}/service/reports/ask`);
  const pick = async (label: string, words: string): Promise<void> => {
    const box = page.getByLabel(label, { exact: true });
    await box.focus();
    await box.selectOption({ label: words });
  };
  await page.getByRole('button', { name: 'Add a condition' }).press('Enter');
  await pick('Field', 'Summary');
  await pick('Test', 'has in it');
  await page.getByLabel('Value', { exact: true }).fill('mail');
  await pick('By', 'Service');
  await pick('Chart', 'Bars');
  await page.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.getByRole('row', { name: /^Office and e-mail 1$/ }).waitFor();
  await clean('ad-hoc');
  await pick('Measure', 'Average');
  await pick('Of a number, or of the hours from', 'Raised at');
  await pick('to', 'Resolved at');
  await page.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  await answer.getByRole('row', { name: /^Office and e-mail 0(\.\d+)? 1$/ }).waitFor();
  await expect.poll(() => textOf(answer)).toContain('Average: hours from Raised at to Resolved at');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    answer.getByRole('button', { name: 'Save as CSV' }).press('Enter'),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^\uFEFFService,.*\r\nOffice and e-mail,/);
  await page.getByLabel('Save it as').fill('Mail, hours');
  await page.getByLabel('For all who work here').press(' ');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('region', { name: 'Saved reports' });
  await saved.getByText('yours, shared').waitFor();
  const agent = await signIn(trefoil.url, 'service-agent');
  expect(await agent.read('service.adHocReports', {})).toMatchObject([{ name: 'Mail, hours', shared: true }]);
  await page.getByRole('button', { name: 'Begin anew' }).press('Enter');
  await saved.getByRole('button', { name: 'Mail, hours', exact: true }).press('Enter');
  await answer.getByRole('row', { name: /^Office and e-mail/ }).waitFor();
});

test('SM-1 whoever was trained in an edition of ITIL finds each practice by its word, and reads its words where they or the force choose', async () => {
  const palette = page.getByRole('dialog', { name: 'What can be done' });
  const find = async (words: string, said: RegExp): Promise<void> => {
    await page.keyboard.press('Control+k');
    await palette.waitFor();
    await page.keyboard.type(words);
    await palette.getByRole('option', { name: said, selected: true }).waitFor();
    await page.keyboard.press('Enter');
  };
  const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  await find('change enablement', /^Changes Page, Change enablement \(ITIL v4\)/);
  await heading('Changes');
  await find('request fulfilment', /^Requests Page, Request Fulfilment \(ITIL v3, v4\)/);
  await heading('Requests');
  await find('CMDB', /^Estate Page, CMDB/);
  await heading('Estate');
  await page.keyboard.press('Control+Alt+l');
  await heading('Words of ITIL');
  await clean('words');
  await page.getByLabel('Whose words you read').selectOption('v2');
  const nav = page.getByRole('navigation', { name: 'Service centre' });
  await nav.getByRole('link', { name: 'RfCs', exact: true }).press('Enter');
  await heading('RfCs Changes');
  await nav.getByRole('link', { name: 'CMDB', exact: true }).press('Enter');
  await heading('CMDB Estate');
  await clean('words-v2');
  await page.reload();
  await nav.getByRole('link', { name: 'RfCs', exact: true }).waitFor();
  await find('knowledge base', /^(Known Errors|Knowledge base) Page, Knowledge base \(ITIL v2\)/);
});
