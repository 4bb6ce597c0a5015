import { randomUUID } from 'node:crypto';
import { type Caller, signIn } from './caller.ts';

/** A Thursday of the service centre, invented: enough that every page of it has something to show. */
export interface ServiceStage {
  /** By the kind of record: what pages with an id in their address are looked at with. */
  readonly ids: Readonly<Record<string, string>>;
}

type By = 'officer' | 'officer-2' | 'patrol-sergeant' | 'dispatcher' | 'bureau' | 'contact-officer' | 'duty-inspector';

interface Fault {
  readonly by: By;
  readonly summary: string;
  readonly categoryId: string;
  readonly impact?: number;
  readonly urgency?: number;
  readonly siteId?: string;
  readonly description?: string;
}

const faults: readonly Fault[] = [
  { by: 'officer', summary: 'Radio does not switch on', categoryId: 'radio-handset', urgency: 1 },
  { by: 'dispatcher', summary: 'Screens of position 4 are dark', categoryId: 'control-room', impact: 2, urgency: 1 },
  { by: 'bureau', summary: 'Printer in custody prints nothing', categoryId: 'hardware-printer', impact: 2, urgency: 2 },
  { by: 'officer-2', summary: 'Laptop asks for a recovery key', categoryId: 'hardware-pc', urgency: 1 },
  {
    by: 'patrol-sergeant',
    summary: 'No coverage in the car park behind the station, and none on the stairs down to the cells either',
    categoryId: 'radio-coverage',
    impact: 2,
    urgency: 2,
  },
  { by: 'officer', summary: 'Forgot my password', categoryId: 'access', urgency: 2 },
  { by: 'contact-officer', summary: 'Headset crackles when a caller speaks', categoryId: 'phone-desk', urgency: 2 },
  { by: 'duty-inspector', summary: 'Mail of the district does not open', categoryId: 'application', impact: 2 },
  { by: 'officer-2', summary: 'Camera in DM26 AAD does not record', categoryId: 'vehicle-kit', urgency: 2 },
  { by: 'bureau', summary: 'Shared drive is slow since Monday', categoryId: 'network', impact: 2, urgency: 3 },
  { by: 'officer', summary: 'SIM of the work phone is not recognised', categoryId: 'phone-mobile', urgency: 2 },
  { by: 'patrol-sergeant', summary: 'Duty roster shows last week', categoryId: 'application', urgency: 3 },
];

const HOUR_MS = 3_600_000;
const soon = (hours: number): number => Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + hours * HOUR_MS;

export async function setServiceStage(url: string): Promise<ServiceStage> {
  const named = async (account: string): Promise<Caller> => signIn(url, account);
  const agent = await named('service-agent');
  const crew: Crew = {
    agent,
    technician: await named('technician'),
    changeManager: await named('change-manager'),
    manager: await named('service-manager'),
    duty: await named('duty-ict-manager'),
    officer: await named('officer'),
  };
  const raised = await raiseAll(url);
  const [worked = '', position = ''] = raised;
  await work(crew, raised);
  await major(crew, position);
  const items = await agent.read<{ id: string; classId: string }>('estate.items', { limit: '500' });
  const item = items.find(({ classId }) => classId === 'server') ?? items[0];
  const own = { 'it-incidents': worked, mine: worked, agreements: 'radio-voice', estate: item?.id ?? '' };
  const rest = {
    ...(await changes(crew)),
    ...(await asked(crew)),
    ...(await kit(crew)),
    ...(await known(crew, raised)),
  };
  return { ids: { ...own, ...rest } };
}

interface Crew {
  readonly agent: Caller;
  readonly technician: Caller;
  readonly changeManager: Caller;
  readonly manager: Caller;
  readonly duty: Caller;
  readonly officer: Caller;
}

/** A radio in the officer's hands and one that is lost, a room gone through by scan, a laptop that is disposed of. */
async function kit({ agent, technician }: Crew): Promise<Record<string, string>> {
  const [itemId, lostId, wornId, auditId] = Array.from({ length: 4 }, () => randomUUID());
  const stationId = 'oakham-police-station';
  const radio = { classId: 'radio-terminal', stage: 'live' };
  const laptop = { manufacturer: 'Dell', model: 'Latitude 5440', serial: 'DEL-STAGE' };
  await technician.done('estate.addItems', {
    items: [
      { itemId, name: 'Handset of the stage', ...radio },
      { itemId: lostId, name: 'Handset that is lost', ...radio },
      { itemId: wornId, name: 'Worn laptop', classId: 'laptop', stage: 'withdrawn', fields: laptop },
    ],
  });
  const [erin] = await agent.read<{ id: string }>('service.callers', { text: '4182' });
  const to = { personId: erin?.id, collar: '4182', name: 'PC Erin Marlow' };
  const signature = { kind: 'typed', name: 'Erin Marlow' };
  await agent.done('estate.issueItems', { itemIds: [itemId, lostId], to, signature });
  const circumstances = 'Fell from the belt in a foot chase';
  await agent.done('estate.reportLost', { itemId: lostId, serviceIncidentId: randomUUID(), circumstances });
  const gone = { method: 'destroyed', data: 'destroyed', reference: 'ER-2231', company: 'Wipe & Shred' };
  await technician.done('estate.disposeItem', { itemId: wornId, ...gone, signature });
  await agent.done('estate.beginAudit', { auditId, stationId, room: 'Store' });
  await agent.done('estate.scanLabel', { auditId, scanned: 'NOBODY-KNOWS' });
  await agent.done('estate.endAudit', { auditId });
  return { items: lostId ?? '', audits: auditId ?? '', certificates: wornId ?? '' };
}

/** A problem in the middle of the search for its cause, and an article that waits to be looked at. */
async function known({ agent, technician }: Crew, incidentIds: readonly string[]) {
  const [problemId, articleId] = [randomUUID(), randomUUID()];
  const target = { problemId };
  const about = { title: 'Handsets of batch 7 switch off', categoryId: 'radio-handset', impact: 2, urgency: 2 };
  const incidents = { source: 'it-incidents', incidentIds: incidentIds.slice(0, 2) };
  await technician.done('service.openProblem', { ...target, ...about, ...incidents, major: true });
  const whys = [
    { because: 'The cell gives up under load', evidence: 'Measured on three' },
    { because: 'The batch was bought untried', evidence: 'Order of May' },
  ];
  const analysis = { kind: 'five-whys', whys, root: 'Try a batch before it is bought' };
  await technician.done('service.analyseProblem', { ...target, seen: 0, analysis });
  const causes = [
    { branch: 'technology', cause: 'A weak cell that gives up under load when it is cold', verdict: 'contributes' },
    { branch: 'process', cause: 'The batch was bought untried', verdict: 'root' },
    { branch: 'place', cause: 'Cold car', verdict: 'ruled-out' },
  ];
  const fishbone = { kind: 'fishbone', effect: about.title, causes };
  await technician.done('service.analyseProblem', { ...target, seen: 0, analysis: fishbone });
  await technician.done('service.tellWorkaround', {
    ...target,
    text: 'Charge it on the wall charger, not in the car.',
  });
  const written = { title: about.title, symptom: 'Off within an hour of charging', cause: 'A weak cell' };
  const rest = { workaround: 'Charge it on the wall charger.', fix: 'New cells by March', categoryId: 'radio-handset' };
  await technician.done('service.writeKnownError', { ...target, seen: 0, ...written, ...rest });
  await technician.done('service.publishKnownError', { ...target, audience: 'everybody' });
  const article = { title: 'My handset does not charge', body: 'Clean its contacts.', audience: 'everybody' };
  await agent.done('service.draftArticle', { articleId, ...article, categoryId: 'radio-handset' });
  await agent.done('service.handInArticle', { articleId });
  return { problems: problemId, articles: articleId };
}

async function raiseAll(url: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { by, ...fault } of faults) {
    const serviceIncidentId = randomUUID();
    const reporter = await signIn(url, by);
    await reporter.done('service.raiseServiceIncident', { serviceIncidentId, source: 'portal', ...fault });
    ids.push(serviceIncidentId);
  }
  return ids;
}

/** One is talked over at length; others wait, are put off, are with somebody, are resolved. */
async function work({ agent, technician }: Crew, ids: readonly string[]): Promise<void> {
  const [worked, , printer, laptop, coverage, password, headset] = ids.map((serviceIncidentId) => ({
    serviceIncidentId,
  }));
  for (const target of [worked, printer, laptop, coverage, password])
    await agent.done('service.triageServiceIncident', { ...target, how: 'accepted' });
  await agent.done('service.answerReporter', { ...worked, text: 'A spare handset lies at the front desk of Oakham.' });
  await agent.done('service.noteServiceIncident', { ...worked, text: 'Third of this batch this month.' });
  await agent.done('service.assignServiceIncident', { ...worked, teamId: 'radio', note: 'Battery changed already' });
  await agent.done('service.pauseServiceIncident', { ...printer, reason: 'waiting-supplier', note: 'Ref 4471' });
  await technician.done('service.resolveServiceIncident', { ...password, resolution: 'A new one was set by phone.' });
  await agent.done('service.linkServiceIncident', { ...headset, otherId: laptop?.serviceIncidentId, kind: 'related' });
}

async function major({ manager, duty }: Crew, serviceIncidentId: string): Promise<void> {
  const majorId = randomUUID();
  const title = 'Control-room positions go dark';
  const text = 'Move to the fallback room. Next word within the hour.';
  await duty.done('service.declareMajor', { majorId, serviceIncidentId, title, text });
  await duty.done('service.noteMajor', { majorId, text: 'Bridge call opened with the supplier' });
  const planned = { kind: 'planned', title: 'Office and e-mail', text: 'New mail servers', serviceIds: ['office'] };
  await manager.done('service.publishNotice', { noticeId: randomUUID(), ...planned, from: soon(24), until: soon(25) });
}

const said = {
  ...{ title: 'New rules for the firewall', reason: 'The enquiry offices move', benefit: 'They see the new system' },
  ...{ notDoing: 'They go on by phone', resources: 'One technician', plan: 'Load the rules' },
  ...{ test: 'Ask each office', backOut: 'Load the old rules' },
};

async function changes({ technician, changeManager, officer }: Crew): Promise<Record<string, string>> {
  const changeId = randomUUID();
  const window = { from: soon(72), to: soon(74), backOutMinutes: 30 };
  const about = {
    teamId: 'networks',
    serviceIds: ['network'],
    itemIds: ['fw-rutland-1'],
    answers: { 'stops-work': 2 },
  };
  const proposal = { ...about, window, workMinutes: 60, outageMinutes: 10, tested: true };
  await technician.done('service.raiseChange', { changeId, model: 'normal', proposal, said });
  await technician.done('service.submitChange', { changeId });
  await changeManager.done('service.askApproval', { changeId });
  await officer.done('service.commentChange', { changeId, text: 'Not on Friday night, please: the derby' });
  const templateId = randomUUID();
  const screen = { ...said, title: 'A second screen' };
  const usual = { teamId: 'end-user', tested: true, backOutProven: true };
  await technician.done('service.proposeTemplate', {
    templateId,
    name: 'Second screen',
    proposal: usual,
    said: screen,
  });
  await changeManager.done('service.approveTemplate', { templateId });
  await changeManager.done('service.declareBlackout', {
    ...{ blackoutId: randomUUID(), kind: 'operation', name: 'County show', from: soon(70), to: soon(78) },
  });
  return { changes: changeId, 'my-changes': changeId };
}

interface Offered {
  readonly id: string;
  readonly version: number;
  readonly terms: { readonly name: string; readonly form: readonly unknown[] };
}

async function asked({ officer, manager }: Crew): Promise<Record<string, string>> {
  const items = await officer.read<Offered>('service.catalogue');
  const phone = items.find(({ terms }) => terms.name === 'Mobile phone');
  const requestId = randomUUID();
  await officer.done('service.submitRequest', {
    ...{ requestId, itemId: phone?.id, version: phone?.version, answers: { sim: 'No' } },
  });
  await manager.done('service.planImprovement', {
    ...{ improvementId: randomUUID(), title: 'A spare handset at every station', agreementId: 'radio-voice' },
    ...{
      owner: 'Radio manager',
      action: 'Buy nine handsets and leave one at each front desk',
      reviewAt: soon(24 * 30),
    },
    ...{ measure: 'Radio targets missed a month: 6 now, 2 wanted', benefit: 'Officers are back on the air sooner' },
  });
  return { request: phone?.id ?? '', requests: requestId, catalogue: phone?.id ?? '' };
}
