import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { reads } from '../house/desk.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

/** Somebody of the force with a phone in their hand, their sergeant with another, and the service centre at the end of a script. */
const hand = { width: 360, height: 740 } as const;

let trefoil: RunningTrefoil;
let browser: Browser;
let agent: Caller;
let technician: Caller;
let hands: BrowserContext;
let erin: Page;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  agent = await signIn(trefoil.url, 'service-agent');
  technician = await signIn(trefoil.url, 'technician');
  hands = await openProfile(browser, { viewport: hand, theme: 'light' });
  erin = await enter(hands, 'PC Erin Marlow');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

async function enter(context: BrowserContext, person: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${trefoil.url}/service/`);
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('heading', { name: 'Help and requests' }).waitFor();
  return page;
}

interface Item {
  readonly id: string;
  readonly label: string;
  readonly classId: string;
  readonly stage: string;
}

async function accountOf(name: string): Promise<string> {
  const officer = await signIn(trefoil.url, name);
  const answer = await fetch(`${trefoil.url}/api/session`, { headers: { authorization: `Bearer ${officer.token}` } });
  return ((await answer.json()) as { subject: { id: string } }).subject.id;
}

const known = () => erin.getByRole('region', { name: 'Known to be down' });
const yours = () => erin.getByRole('region', { name: 'Yours' });
const main = () => erin.getByRole('main');
const home = () => erin.goto(`${trefoil.url}/service/`);

test('SD-1 SD-2 the help page says first whether anything is down, without a scroll, and then the two verbs', async () => {
  await reads(known(), /Nothing is known to be down/);
  const from = Date.now() + 86_400_000;
  const planned = { noticeId: randomUUID(), kind: 'planned', title: 'Office and e-mail', text: 'New mail servers' };
  await agent.done('service.publishNotice', { ...planned, serviceIds: ['office'], from, until: from + 3_600_000 });
  const outage = { serviceIncidentId: randomUUID(), source: 'monitoring', summary: 'Masts 4 and 5 silent' };
  await agent.done('service.raiseServiceIncident', { ...outage, serviceId: 'radio-voice', impact: 1, urgency: 1 });
  await reads(
    known(),
    /Radio voice[\s\S]*Down since today[\s\S]*put right by[\s\S]*Planned: Office and e-mail[\s\S]*tomorrow/,
  );
  const box = await known().boundingBox();
  expect((box?.y ?? hand.height) + (box?.height ?? 0)).toBeLessThan(hand.height);
  await reads(main(), /Radio voice[\s\S]*Report a problem[\s\S]*Request a service/);
  expect(await main().textContent()).not.toContain('Masts 4 and 5');
});

test('one tap says me too, and the outage stands among what touches the person', async () => {
  await known().getByRole('button', { name: 'Me too' }).click();
  await reads(known(), /You are on its list/);
  await reads(yours(), /Touches you IT-\d+[\s\S]*Radio voice[\s\S]*Being worked on/);
});

test('SD-3 a problem is reported in four fields; place and contact are filled in', async () => {
  await erin.getByRole('link', { name: /Report a problem/ }).click();
  await reads(main(), /Oakham police station/);
  const questions = main().locator('form > .field, form > fieldset');
  expect(await questions.count()).toBeLessThanOrEqual(4);
  await erin.getByLabel('What is wrong?').fill('The screen in the report room flickers\nSince the storm');
  await erin.getByLabel('With what?').selectOption({ label: 'Hardware' });
  await erin.getByLabel('In part').check();
  await erin.getByLabel('Only me').check();
  await erin.getByRole('button', { name: 'Report it' }).click();
  await reads(
    main(),
    /IT-\d+[\s\S]*The screen in the report room flickers[\s\S]*Reported[\s\S]*They look at it and answer you/,
  );
});

test('SM-116 SD-7 SD-9 the person follows it in plain words: answers, says that it is not right yet, and at last that it works', async () => {
  const serviceIncidentId = new URL(erin.url()).pathname.split('/').at(-1) ?? '';
  const target = { serviceIncidentId };
  await agent.done('service.noteServiceIncident', { ...target, text: 'Third in this room' });
  await agent.done('service.answerReporter', { ...target, text: 'Which of the two screens?' });
  await agent.done('service.pauseServiceIncident', { ...target, reason: 'waiting-user' });
  await reads(main(), /Waiting for you[\s\S]*Which of the two screens\?/);
  await erin.getByRole('button', { name: 'Add a word' }).click();
  await erin.getByLabel('Your word to the service centre').fill('The left one');
  await erin.getByRole('button', { name: 'Send' }).click();
  await reads(main(), /Being worked on[\s\S]*The left one/);
  await technician.done('service.resolveServiceIncident', { ...target, resolution: 'Cable changed' });
  await reads(main(), /Fixed, as far as we know[\s\S]*Cable changed/);
  await erin.getByRole('button', { name: 'No, it is not right yet' }).click();
  await erin.getByLabel('What is not right?').fill('It flickers again');
  await erin.getByRole('button', { name: 'Take it up again' }).click();
  await reads(main(), /Being worked on[\s\S]*It flickers again/);
  await technician.done('service.resolveServiceIncident', { ...target, resolution: 'Screen changed' });
  await erin.getByRole('button', { name: 'Yes, it works' }).click();
  await reads(main(), /Done[\s\S]*It can be taken up again/);
  expect(await main().textContent()).not.toMatch(/Third in this room|waiting-user|resolved|paused/);
});

test('SM-115 a photograph is attached and opened; the sergeant sees what was reported at the station, an officer does not', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  await erin.getByRole('button', { name: 'No, it is not right yet' }).click();
  await erin.getByLabel('What is not right?').fill('See the picture');
  await erin.getByRole('button', { name: 'Take it up again' }).click();
  await erin.getByLabel('File or photograph').setInputFiles({ name: 'screen.png', mimeType: 'image/png', buffer: png });
  const file = erin.getByRole('region', { name: 'Files' }).getByRole('link', { name: 'screen.png' });
  await file.waitFor();
  const bytes = await hands.request.get(`${trefoil.url}${await file.getAttribute('href')}`);
  expect([...(await bytes.body())]).toEqual([...png]);
  const context = await openProfile(browser, { viewport: hand, theme: 'light' });
  const sergeant = await enter(context, 'PS Joanna Firth');
  await sergeant.getByRole('link', { name: 'Everything at your station' }).click();
  await reads(sergeant.getByRole('main'), /PC Erin Marlow[\s\S]*The screen in the report room flickers/);
  await context.close();
  await erin.goto(`${trefoil.url}/service/site`);
  await reads(main(), /There is no such page here/);
});

test('SD-6 a change that the person raised stands in the same list, and is commented there', async () => {
  const templateId = randomUUID();
  const proposal = { teamId: 'end-user', tested: true, backOutProven: true };
  const said = { title: 'A second screen' };
  await technician.done('service.proposeTemplate', { templateId, name: 'Second screen', proposal, said });
  const manager = await signIn(trefoil.url, 'change-manager');
  await manager.done('service.approveTemplate', { templateId });
  const officer = await signIn(trefoil.url, 'officer');
  const changeId = randomUUID();
  await officer.done('service.requestChange', { changeId, templateId, title: 'A second screen in the report room' });
  await home();
  await reads(yours(), /Problem IT-\d+[\s\S]*Touches you IT-\d+/);
  await yours()
    .getByRole('link', { name: /Change CH-\d+[\s\S]*A second screen in the report room/ })
    .click();
  await reads(main(), /How it stands[\s\S]*Who has it[\s\S]*What happens next/);
  await erin.getByLabel('Your word on it').fill('Not on a Friday, please');
  await erin.getByRole('button', { name: 'Send' }).click();
  await reads(erin.getByRole('region', { name: 'What was said' }), /PC Erin Marlow[\s\S]*Not on a Friday, please/);
});

test('SM-118 kit that the person has been given is reported broken with three taps', async () => {
  await home();
  const [radio] = (await agent.read<Item>('estate.items', { limit: '500' })).filter(
    ({ classId, stage }) => classId === 'radio-terminal' && stage === 'live',
  );
  const to = { personId: await accountOf('officer'), name: 'PC Erin Marlow' };
  await agent.done('estate.issueItem', { itemId: radio?.id, to, signature: { kind: 'typed', name: 'Erin Marlow' } });
  const taps = [
    erin.getByRole('link', { name: /Report a problem/ }),
    erin.getByLabel(new RegExp(radio?.label ?? '')),
    erin.getByRole('button', { name: 'Report it' }),
  ];
  for (const tap of taps) await tap.click();
  await reads(main(), new RegExp(`IT-\\d+[\\s\\S]*${radio?.label} does not work[\\s\\S]*Reported`));
});

test('SD-11 what is asked for shows price, time and approver first; the sergeant says yes on a phone with two taps and a reason', async () => {
  await home();
  await erin.getByRole('link', { name: /Request a service/ }).click();
  await reads(main(), /Mobile phone[\s\S]*£240\.00[\s\S]*your line manager says yes/);
  await erin.getByRole('link', { name: /Mobile phone/ }).click();
  await reads(main(), /It costs[\s\S]*£240\.00[\s\S]*It takes[\s\S]*working hours[\s\S]*Who says yes/);
  await erin.getByLabel('No', { exact: true }).check();
  await erin.getByRole('button', { name: 'Ask for it' }).click();
  await reads(main(), /RQ-\d+[\s\S]*Mobile phone[\s\S]*Waiting for approval[\s\S]*PS Joanna Firth/);
  const sergeant = await enter(await openProfile(browser, { viewport: hand, theme: 'dark' }), 'PS Joanna Firth');
  await sergeant.getByRole('link', { name: 'One request waits for your yes or no' }).click();
  await reads(sergeant.getByRole('main'), /Mobile phone[\s\S]*PC Erin Marlow asks[\s\S]*£240\.00/);
  expect(await axeFindings(sergeant)).toEqual([]);
  await picture(sergeant, 'service-approvals-360-dark');
  await sergeant.getByLabel('Needed for the role').check();
  await sergeant.getByRole('button', { name: 'Yes', exact: true }).click();
  await reads(sergeant.getByRole('main'), /Nothing waits for your yes or no/);
  await reads(main(), /Being prepared[\s\S]*Prepare the phone[\s\S]*Needed for the role/);
});

test('SD-10 everything about an item stands on one page, with what whoever asks will see beside it', async () => {
  const context = await openProfile(browser, { theme: 'light' });
  const manager = await enter(context, 'Tom Hadley');
  await manager.getByRole('link', { name: 'Requests', exact: true }).click();
  await reads(manager.getByRole('main'), /RQ-\d+[\s\S]*Mobile phone[\s\S]*Prepare the phone/);
  await manager.getByRole('link', { name: 'Catalogue' }).click();
  await manager.getByRole('link', { name: /Second screen/ }).click();
  await manager.getByLabel('Price in pence').fill('15950');
  const preview = manager.getByRole('region', { name: 'As whoever asks sees it' });
  await reads(preview, /Second screen[\s\S]*£159\.50[\s\S]*Room/i);
  expect(await axeFindings(manager)).toEqual([]);
  await picture(manager, 'service-item-editor-1920-light');
  await manager.getByRole('button', { name: 'Save and publish' }).click();
  await reads(
    manager.getByRole('region', { name: 'Versions' }),
    // The first was published when the run began, which may be the day before.
    /2 today[\s\S]*£159\.50[\s\S]*1 (today|\w{3} \d+ \w{3},) \d\d:\d\d/,
  );
  await erin.goto(`${trefoil.url}/service/request`);
  await reads(main(), /Second screen[\s\S]*£159\.50/);
  await context.close();
});

test.each(['light', 'dark'] as const)('the pages of a phone are clean, %s', async (theme) => {
  await erin.emulateMedia({ colorScheme: theme });
  for (const [name, path] of [
    ['home', ''],
    ['report', 'report'],
    ['request', 'request'],
    ['me', 'me'],
  ] as const) {
    await erin.goto(`${trefoil.url}/service/${path}`);
    await main().getByRole('heading').first().waitFor();
    expect(await erin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(hand.width);
    expect(await axeFindings(erin)).toEqual([]);
    await picture(erin, `service-${name}-360-${theme}`);
  }
});
