import { randomUUID } from 'node:crypto';
import { startTimer } from '../../../kernel/index.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { dispatcher, fim, raisedIncident, type World } from '../test-world.ts';

export const noCount = { p1: null, p2: null, p3: null, dead: null };
export const letters = {
  ...{ major: 'Declared', location: 'A1 northbound, Stretton', type: 'Coach and lorry', hazards: 'Fuel on the road' },
  ...{ access: 'From the south', casualties: 'About 12', services: 'Fire on scene' },
};
export const words = {
  ...{ information: 'Smoke drifts to the school', threat: 'Children are outside', powers: 'Common law' },
  ...{ options: 'Shelter or evacuate', decision: 'Shelter the school', rationale: 'Ten minutes of smoke' },
};

/** A major incident that meets every kind of event there is. */
export async function liveMajor(world: World): Promise<void> {
  const { must, test } = world;
  const { incidentId } = await raisedIncident(world, { grade: 'G1' });
  const on = <Input extends object>(input: Input) => ({ incidentId, ...input });
  const said = { who: 'Insp Michael Thorne', words: 'Coach on its side' };
  await must(dispatcher, 'setMajorLevel', on({ seen: 'none', level: 'declared', ...said }));
  test.clock.advance(21 * 60_000);
  const timer = startTimer(test.context);
  await timer.runDue();
  await timer.close();
  await must(dispatcher, 'seeAlarm', on({ key: 'major-role:gold' }));
  await must(dispatcher, 'reportMethane', on({ seen: 0, letters, casualties: noCount }));
  const told = on({ version: 1, partnerId: 'fire', outcome: 'told', words: 'Read to them' });
  await must(dispatcher, 'shareMethane', told);
  await must(dispatcher, 'giveMajorRole', on({ roleId: 'silver', name: 'Ch Insp Dana Example', contact: 'RUT-9' }));
  await must(dispatcher, 'leaveMajorRole', on({ key: 'silver', reason: 'End of duty' }));
  await must(dispatcher, 'recordMajorDecision', on({ role: 'silver', words }));
  const card = on({ cardId: 'gold' });
  await must(dispatcher, 'openMajorCard', card);
  await must(dispatcher, 'markMajorCardItem', { ...card, itemId: 'strategy', mark: 'done', note: 'Save life first' });
  const callId = randomUUID();
  await must(dispatcher, 'askPartner', on({ callId, partnerId: 'ambulance' }), 'already-carries');
  const at = { ...dispatcher, seat: dispatcher.seat && { ...dispatcher.seat, id: 'dispatch-2' } };
  await must(at, 'takePartner', on({ callId, seen: dispatcher.seat?.id ?? null }), 'already-carries');
  const dueAt = test.clock.now() + 300_000;
  await must(systemSubject('reaction'), 'passPartner', on({ callId, dueAt }));
  await must(dispatcher, 'recordPartnerAnswer', on({ callId, outcome: 'no-answer', words: 'Rang out' }));
  await must(fim, 'flagMajor', on({ flagId: 'cbrn', reason: 'Organophosphate on two casualties' }));
  await must(fim, 'unflagMajor', on({ flagId: 'cbrn', reason: 'Tests are negative' }));
  await must(fim, 'noteMajor', on({ text: 'Silver meeting at the hour' }));
  await must(fim, 'setMajorLevel', on({ seen: 'declared', level: 'stood-down', who: 'Silver', words: '' }));
  await must(fim, 'debriefMajor', on({ lessons: 'The second rendezvous was too near' }));
}
