import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { ReceiveContact } from '../contract.ts';
import { contactOfficer, dispatcher, makeWorld, supervisor, type World } from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const gateway = systemSubject('gateway');
const sitting = (who: Subject, id: string): Subject => ({ ...who, seat: who.seat && { ...who.seat, id } });
const [one, two] = [sitting(contactOfficer, 'contact-1'), sitting(dispatcher, 'contact-2')];
const contactsOf = (filters: Record<string, string> = {}) => world.seen(one, 'operations.contacts', { filters });
const alarmsOf = async (subjectId: string) =>
  (await world.seen(supervisor, 'operations.alarms')).filter((row) => row.subjectId === subjectId);

async function minutesPass(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(minutes * 60_000);
  await timer.runDue();
  await timer.close();
}

const received = async (channel: string): Promise<string> => {
  const contactId = randomUUID();
  await world.must(gateway, 'receiveContact', { ...ReceiveContact.example, contactId, channel, activation: null });
  return contactId;
};

test('A18 C11 whatever the channel, it stands in the one queue with its code, and any of it may be taken', async () => {
  const written = await Promise.all(['web', 'email', 'chat', 'social', 'partner'].map(received));
  const spoken: string[] = [];
  for (const channel of ['999', '101']) {
    const contactId = randomUUID();
    await world.must(gateway, 'announceCall', {
      contactId,
      channel,
      callerNumber: null,
      circle: null,
      subscriber: null,
    });
    spoken.push(contactId);
  }
  const taken = randomUUID();
  await world.must(one, 'openContact', { contactId: taken, channel: 'front-counter', callerNumber: null });
  const channels = (await contactsOf()).map((row) => row.channel);
  expect(new Set(channels)).toEqual(
    new Set(['web', 'email', 'chat', 'social', 'partner', '999', '101', 'front-counter']),
  );
  const [, , last = ''] = written;
  const result = await world.must(one, 'answerCall', { contactId: last });
  expect(await contactsOf({ id: last })).toMatchObject([
    { state: 'open', channel: 'chat', number: result.number, what: ReceiveContact.example.text, takenBy: 'connie' },
  ]);
  expect(await world.send(two, 'answerCall', { contactId: last })).toMatchObject({ code: 'already-answered' });
});

test('A21 a contact that is no incident is counted under its national code; a test under 509', async () => {
  const close = async (outcome: string) => {
    const contactId = await received('web');
    await world.must(one, 'answerCall', { contactId });
    await world.must(one, 'closeContact', { contactId, outcome, note: 'online' });
    return (await contactsOf({ id: contactId }))[0];
  };
  expect(await close('advice-given')).toMatchObject({ state: 'settled', outcome: 'advice-given', closingCode: '507' });
  expect(await close('test')).toMatchObject({ state: 'settled', outcome: 'test', closingCode: '509' });
});

test('A23 a hand-over that nobody takes alarms the sender; of two who take it one has it', async () => {
  const contactId = await received('partner');
  await world.must(one, 'answerCall', { contactId });
  await world.must(one, 'offerContact', { contactId, seatId: 'contact-2', note: 'Yours' });
  await minutesPass(1);
  expect(await alarmsOf(contactId)).toMatchObject([{ key: 'hand-over', state: 'breached', ownerSeatId: 'contact-1' }]);
  const answers = await Promise.all(
    [two, supervisor].map((who) => world.send(who, 'takeContact', { contactId, seen: 'contact-1' }, 'not-offered')),
  );
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  expect(await alarmsOf(contactId)).toEqual([]);
});

test('A23 a seat that is left lays its contacts on the supervisor’s, and they are told', async () => {
  const reactions = startReactions(world.test.context);
  await world.must(contactOfficer, 'force.takeSeat', { seatId: 'contact-1' });
  const contactId = await received('email');
  await world.must(one, 'answerCall', { contactId });
  await world.must(contactOfficer, 'force.leaveSeat', { seatId: 'contact-1' });
  await reactions.runDue();
  await reactions.close();
  expect(await contactsOf({ id: contactId })).toMatchObject([
    { seatId: 'supervisor', care: { passedFrom: 'Contact 1' } },
  ]);
  await minutesPass(0.1);
  expect(await alarmsOf(contactId)).toMatchObject([{ key: 'take', ownerSeatId: 'supervisor' }]);
});

test('A16 an abandoned 999 call is recorded by itself and alarms until its caller has been tried', async () => {
  const contactId = randomUUID();
  const call = { channel: '999', callerNumber: '07700 900777', circle: null, subscriber: null };
  await world.must(gateway, 'announceCall', { contactId, ...call });
  await world.must(gateway, 'ringOff', { contactId });
  const [row] = await contactsOf({ id: contactId });
  expect(row).toMatchObject({ state: 'open', number: expect.stringMatching(/^C\d+ of/), seatId: null });
  expect(await world.send(one, 'answerCall', { contactId })).toMatchObject({ code: 'rang-off' });
  await minutesPass(3);
  expect((await alarmsOf(contactId)).map(({ key }) => key)).toContain('recontact:first-call');
  await world.must(one, 'takeContact', { contactId, seen: null });
  const attempt = { contactId, way: 'call', note: '' };
  await world.must(one, 'recordRecontact', { ...attempt, attemptId: randomUUID(), outcome: 'no-answer' });
  expect((await alarmsOf(contactId)).map(({ key }) => key)).not.toContain('recontact:first-call');
  const end = { contactId, outcome: 'abandoned', note: '' };
  expect(await world.send(one, 'closeContact', end)).toMatchObject({ kind: 'confirm', code: 'recontact-owed' });
  await world.must(one, 'recordRecontact', { ...attempt, attemptId: randomUUID(), outcome: 'reached' });
  await world.must(one, 'closeContact', end);
  expect(await contactsOf({ id: contactId })).toMatchObject([{ outcome: 'abandoned', closingCode: '300' }]);
  expect(await alarmsOf(contactId)).toEqual([]);
});
