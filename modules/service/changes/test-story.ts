import { randomUUID } from 'node:crypto';
import { startTimer } from '../../../kernel/index.ts';
import {
  changeManager,
  ictManager,
  officer,
  reported,
  serviceManager,
  technician,
  type World,
} from '../test-service.ts';
import { asked, done, planned, quiet, raised, said } from './test-changes.ts';

const HOUR_MS = 3_600_000;

/** A life of changes, templates, blackouts and boards that meets every kind of event of theirs. */
export async function liveChanges(world: World): Promise<void> {
  await liveOneChange(world);
  await liveEndings(world);
  await liveTemplates(world);
  await liveBoards(world);
  const timer = startTimer(world.test.context);
  world.test.clock.advance(30 * HOUR_MS);
  await timer.runDue();
  await timer.close();
}

async function liveOneChange(world: World): Promise<void> {
  const { must } = world;
  const changeId = await planned(world);
  await must(officer, 'followChange', { changeId });
  await must(officer, 'commentChange', { changeId, text: 'Not on Friday' });
  await must(technician, 'noteChange', { changeId, text: 'Supplier confirmed' });
  const taskId = randomUUID();
  await must(technician, 'addChangeTask', { changeId, taskId, order: 1, title: 'Save the rules' });
  await must(technician, 'startChangeTask', { changeId, taskId });
  await must(technician, 'finishChangeTask', { changeId, taskId });
  await must(technician, 'beginChange', { changeId, go: false, note: 'The show is on' });
  await must(technician, 'beginChange', { changeId, go: true }, 'against');
  await must(technician, 'endChange', { changeId, outcome: 'failed' });
  const suspect = { changeId, serviceIncidentId: await reported(world), number: 'IT-9', priority: 2 };
  const answer = await world.test.handle({ name: 'service.suspectChange', input: suspect });
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  const { serviceIncidentId } = suspect;
  await must(technician, 'settleSuspicion', { changeId, serviceIncidentId, caused: true });
  await must(changeManager, 'reviewChange', {
    changeId,
    objectivesMet: false,
    backOutUsed: true,
    lessons: 'Test more',
  });
  await must(changeManager, 'closeChange', { changeId, closure: 'failed' });
}

async function liveEndings(world: World): Promise<void> {
  const { must } = world;
  const held = await raised(world);
  await must(changeManager, 'holdChange', { changeId: held, reason: 'Parts are late' });
  await must(changeManager, 'releaseChange', { changeId: held, note: 'Here' });
  await must(technician, 'amendChange', { changeId: held, proposal: quiet(world), said, implementers: ['Owen'] });
  await must(technician, 'cancelChange', { changeId: held, reason: 'No longer needed' });
  await must(changeManager, 'rejectChange', { changeId: await raised(world), reason: 'Comes with the release' });
  const itemId = 'fw-1';
  await must(changeManager, 'recordUnauthorisedChange', { changeId: randomUUID(), itemId, found: 'More memory' });
  await raised(world, { model: 'emergency', said: { title: 'Restart of the exchange' } });
}

async function liveTemplates(world: World): Promise<void> {
  const { must } = world;
  const templateId = randomUUID();
  await must(technician, 'proposeTemplate', { templateId, name: 'Replace a handset', proposal: quiet(world), said });
  await must(changeManager, 'approveTemplate', { templateId, note: 'CAB' });
  const { window } = quiet(world);
  const changeId = randomUUID();
  await must(officer, 'requestChange', { changeId, templateId, title: 'A new handset', window });
  await must(technician, 'beginChange', { changeId, go: true }, 'against');
  await must(technician, 'endChange', { changeId, outcome: 'successful' });
  const suspect = { changeId, serviceIncidentId: await reported(world), number: 'IT-10', priority: 1 };
  await world.test.handle({ name: 'service.suspectChange', input: suspect });
  await must(technician, 'settleSuspicion', { changeId, serviceIncidentId: suspect.serviceIncidentId, caused: true });
  await must(changeManager, 'reviewTemplate', { templateId, note: 'Step 3 is new' });
  await must(changeManager, 'withdrawTemplate', { templateId, reason: 'No longer bought' });
  const risky = randomUUID();
  await must(technician, 'proposeTemplate', {
    ...{ templateId: risky, name: 'Restart a switch', said },
    proposal: quiet(world, { serviceIds: ['network'] }),
  });
  await must(changeManager, 'approveTemplate', { templateId: risky });
  await must(officer, 'requestChange', { changeId: randomUUID(), templateId: risky, title: 'Restart ours', window });
}

async function liveBoards(world: World): Promise<void> {
  const { must } = world;
  const blackoutId = randomUUID();
  const from = world.test.clock.now();
  const blackout = { blackoutId, kind: 'freeze', name: 'Year end', from, to: from + HOUR_MS };
  await must(changeManager, 'declareBlackout', blackout);
  await must(changeManager, 'endBlackout', { blackoutId, reason: 'Called off' });
  const changeId = await asked(world, {}, { serviceIds: ['network'] });
  const cabId = randomUUID();
  await must(changeManager, 'callCab', { cabId, at: from + HOUR_MS });
  await must(changeManager, 'setCabAgenda', { cabId, agenda: [changeId] });
  const delegate = { personId: ictManager.id, person: 'Ruth', asDelegate: true };
  await must(changeManager, 'attendCab', { cabId, role: 'service-manager', ...delegate });
  await must(changeManager, 'minuteCab', { cabId, changeId, text: 'Not before the show' });
  const vote = { changeId, groupId: 'cab', decision: 'yes', reason: 'Fine' };
  await must(ictManager, 'decideChange', { ...vote, askedKey: 'service-manager' });
  await must(changeManager, 'holdCab', { cabId }, 'no-quorum');
  await done(world, 'with-issues', { teamId: 'applications' });
  await must(serviceManager, 'callCab', { cabId: randomUUID(), at: from });
}
