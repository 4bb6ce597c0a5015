import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { personSubject } from '../../../kernel/testing.ts';
import { DecideCare, RecordThrive } from '../contract.ts';
import { contactOfficer, dispatcher, fim, makeWorld, officer, takenContact, type World } from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const letters = RecordThrive.example.letters;
const MINUTE = 60_000;
const atContact1 = { ...contactOfficer, seat: contactOfficer.seat && { ...contactOfficer.seat, id: 'contact-1' } };
const otherOfficer = personSubject('cora', ['contact-officer']);

async function raise(over: object = {}, contactId?: string) {
  const [contact, incidentId] = [contactId ?? (await takenContact(world)), randomUUID()];
  await world.must(contactOfficer, 'raiseIncident', { contactId: contact, incidentId, code: '304', ...over });
  return { contactId: contact, incidentId };
}
const assessmentOf = async (who: typeof fim, of: string) =>
  (await world.seen(who, 'operations.assessments', { of }))[0];
const callAssessmentOf = async (who: typeof fim, of: string) =>
  (await world.seen(who, 'operations.callAssessments', { of }))[0];
const wrapUpOf = async (who: typeof fim, of: string) => (await world.seen(who, 'operations.wrapUps', { of }))[0];
const logOf = async (who: typeof fim, of: string) =>
  (await world.seen(who, 'operations.incidentLog', { of })).map(({ text }) => String(text));
const rowOf = async (id: string) => (await world.seen(fim, 'operations.openIncidents', { filters: { id } }))[0];

describe('A10 the grade that is proposed', () => {
  test('A10 comes of type, answers, marks and THRIVE; the handler overrides it with a reason', async () => {
    const { must } = world;
    const contactId = await takenContact(world, 'Neighbours shouting');
    await must(contactOfficer, 'answerQuestion', { contactId, setId: 'asb', questionId: 'violence', answer: 'yes' });
    await must(contactOfficer, 'markContact', { contactId, marks: ['vulnerable'], language: null });
    expect((await callAssessmentOf(contactOfficer, contactId))?.raises).toMatchObject({
      'answer:asb/violence': { grade: 'G1', because: 'violence or a threat of it' },
      'mark:vulnerable': { grade: 'G2' },
    });
    const raised = await raise({ code: '204' }, contactId);
    expect(await rowOf(raised.incidentId)).toMatchObject({ grade: 'G1' });

    const other = await takenContact(world, 'Neighbours shouting');
    await must(contactOfficer, 'recordThrive', { contactId: other, seen: 0, letters, proposes: 'G1' });
    const reason = 'They have gone in; caller is content to wait';
    const overridden = await raise({ code: '204', grade: 'G3', reason }, other);
    expect(await rowOf(overridden.incidentId)).toMatchObject({ grade: 'G3' });
    expect(await logOf(contactOfficer, overridden.incidentId)).toContain(`Why G3, not G1: ${reason}`);
    const unexplained = await raise({ code: '304', grade: 'G3' });
    expect((await wrapUpOf(contactOfficer, unexplained.incidentId))?.owed).toContain('grade-reason');
    await must(contactOfficer, 'explainGrade', { contactId: unexplained.contactId, reason: 'He lives elsewhere now' });
    expect((await wrapUpOf(contactOfficer, unexplained.incidentId))?.owed).not.toContain('grade-reason');
  });
});

describe('the log of the incident', () => {
  test('A11 A13 A17 A20 has each answer, advice, silent outcome and mark, also from before there was an incident', async () => {
    const { must } = world;
    const contactId = await takenContact(world, 'Nobody speaks');
    await must(contactOfficer, 'hearSilentCall', { contactId, outcome: 'pressed-55' });
    await must(contactOfficer, 'markContact', {
      contactId,
      marks: ['language-line', 'bsl', 'relay-uk'],
      language: 'Polish',
    });
    await must(contactOfficer, 'answerQuestion', { contactId, setId: 'domestic', questionId: 'weapon', answer: 'yes' });
    const { incidentId } = await raise({}, contactId);
    const late = { contactId, setId: 'domestic', questionId: 'children', answer: 'Two, 4 and 6' };
    await must(contactOfficer, 'answerQuestion', late);
    await must(contactOfficer, 'recordAdvice', { contactId, adviceId: 'assault-clothing', answer: 'given' });
    const log = await logOf(contactOfficer, incidentId);
    expect(log).toContain('Silent call: Pressed 55 (G1 proposed: silent call: Pressed 55)');
    expect(log).toContain('Marked: Language line, BSL (999 BSL, interpreter), Relay UK, Polish');
    expect(log).toContain(
      'Has a weapon been seen, used or threatened? yes (G1 proposed: a weapon in a domestic incident)',
    );
    expect(log).toContain('Are children there? Names and ages Two, 4 and 6');
    expect(log).toContain('Advice given: Keep clothing and injuries');
    expect(await callAssessmentOf(contactOfficer, contactId)).toMatchObject({
      silent: { outcome: 'pressed-55' },
      marks: [{ id: 'language-line' }, { id: 'bsl' }, { id: 'relay-uk' }],
      language: 'Polish',
      advice: [{ adviceId: 'assault-clothing', answer: 'given' }],
    });
  });

  test('A14 right care: decision, basis, owner of the risk and what the caller was told; asked again where a duty may stand', async () => {
    const { must, send } = world;
    const contactId = await takenContact(world, 'Has not been seen since the morning');
    const { incidentId } = await raise({ code: '309' }, contactId);
    expect((await wrapUpOf(contactOfficer, incidentId))?.owed).toContain('care');
    const care = { ...DecideCare.example, contactId };
    expect(await send(contactOfficer, 'decideCare', { ...care, child: true })).toMatchObject({ code: 'not-for-this' });
    expect(await send(contactOfficer, 'decideCare', { ...care, code: '311' })).toMatchObject({ code: 'not-for-this' });
    const risk = { ...care, answers: { ...care.answers, riskToLife: 'yes' } };
    expect(await send(contactOfficer, 'decideCare', risk)).toMatchObject({ kind: 'confirm', code: 'police-duty' });
    await must(contactOfficer, 'decideCare', care);
    expect(await logOf(contactOfficer, incidentId)).toContain(
      `Right care: not for the police, Mental health crisis team owns the risk. ${care.basis}. Caller told: ${care.told}`,
    );
    expect((await wrapUpOf(contactOfficer, incidentId))?.owed).not.toContain('care');
    const missing = await raise({ code: '311' });
    expect((await wrapUpOf(contactOfficer, missing.incidentId))?.owed, 'never of itself').not.toContain('care');
  });
});

describe('the wrap-up', () => {
  test('A09 A15 THRIVE and what the caller was told are due by it, its clock shows, late it is an alarm of the seat, and it gates nothing', async () => {
    const { must, seen, test: kernel } = world;
    const timer = startTimer(kernel.context);
    const contactId = randomUUID();
    await must(atContact1, 'openContact', { contactId, channel: '999', callerNumber: null });
    await must(atContact1, 'writeContactField', { contactId, field: 'what', seen: '', value: 'He hit her' });
    const place = { label: 'Mill Street', lon: -0.7279, lat: 52.6698, gazetteerId: null };
    await must(atContact1, 'placeContact', { contactId, place });
    const incidentId = randomUUID();
    await must(atContact1, 'raiseIncident', { contactId, incidentId, code: '304' });
    const now = kernel.clock.now();
    expect(await wrapUpOf(contactOfficer, incidentId)).toMatchObject({
      ...{ contactId, seatId: 'contact-1', owed: ['thrive', 'advice', 'told'], dueAt: now + 15 * MINUTE, late: false },
    });
    kernel.clock.advance(15 * MINUTE + 1);
    await timer.runDue();
    expect(await wrapUpOf(contactOfficer, incidentId)).toMatchObject({ late: true });
    const alarms = await seen(contactOfficer, 'operations.alarms', { of: incidentId });
    expect(alarms.filter(({ key }) => key === `wrap-up:${contactId}`)).toMatchObject([
      { alarmClass: 'B', ownerSeatId: 'contact-1', state: 'breached', told: '' },
    ]);
    kernel.clock.advance(15 * MINUTE);
    await timer.runDue();
    const climbed = await seen(contactOfficer, 'operations.alarms', { of: incidentId });
    expect(climbed.find(({ key }) => key === `wrap-up:${contactId}`)).toMatchObject({
      told: 'control-room-supervisor',
    });
    await must(contactOfficer, 'recordThrive', { contactId, seen: 0, letters, proposes: null });
    await must(contactOfficer, 'recordAdvice', { contactId, adviceId: 'domestic-safety', answer: 'not-possible' });
    for (const told of ['third-party', 'unsafe-to-contact', 'line-lost'] as const) {
      await must(contactOfficer, 'tellCaller', { contactId, told, etaMinutes: null, words: '' });
    }
    expect(await wrapUpOf(contactOfficer, incidentId)).toBeUndefined();
    expect(await logOf(contactOfficer, incidentId)).toContain('Caller told: unsafe to contact');
    await must(dispatcher, 'regrade', { incidentId, seen: 'G1', grade: 'G2', reason: 'He has gone' });
    expect(await assessmentOf(dispatcher, incidentId)).toMatchObject({ changed: { why: 'now G2' } });
    const anew = { ...letters, threat: 'He has gone to his mother' };
    await must(dispatcher, 'recordThriveAgain', { incidentId, seen: 1, letters: anew, proposes: 'G1' });
    expect(await assessmentOf(dispatcher, incidentId)).toMatchObject({
      ...{ changed: null, raises: { thrive: { grade: 'G1' } } },
      thrives: [{ letters }, { letters: anew }],
    });
    await timer.close();
  });

  test('a further caller is owed an answer; an officer who rings is not', async () => {
    const { must } = world;
    const { incidentId } = await raise();
    const contactId = await takenContact(world, 'It goes on');
    await must(contactOfficer, 'addContactToIncident', { contactId, incidentId, newRisk: false });
    const rows = await world.seen(contactOfficer, 'operations.wrapUps', { of: incidentId });
    expect(rows.find((row) => row.contactId === contactId)).toMatchObject({ owed: ['told'] });
    const own = randomUUID();
    await must(contactOfficer, 'openContact', { contactId: own, channel: 'officer', callerNumber: null });
    await must(contactOfficer, 'addContactToIncident', { contactId: own, incidentId, newRisk: false });
    const after = await world.seen(contactOfficer, 'operations.wrapUps', { of: incidentId });
    expect(after.map((row) => row.contactId)).not.toContain(own);
  });

  test('of a concealed record only who may see it sees a wrap-up or an assessment; under a restriction, who took the call as well', async () => {
    const { must, seen } = world;
    const { contactId, incidentId } = await raise();
    await must(contactOfficer, 'recordThrive', {
      contactId,
      seen: 0,
      letters: { ...letters, harm: '' },
      proposes: null,
    });
    const restriction = { allowed: [fim.id], radiusMetres: 500, reason: 'Officer involved' };
    await must(fim, 'restrict', { incidentId, seen: 'none', restriction: 'restricted', ...restriction });
    expect(await wrapUpOf(contactOfficer, incidentId)).toMatchObject({ contactId });
    expect(await wrapUpOf(otherOfficer, incidentId)).toBeUndefined();
    await must(fim, 'restrict', { incidentId, seen: 'restricted', restriction: 'concealed', ...restriction });
    expect(await assessmentOf(otherOfficer, incidentId)).toBeUndefined();
    expect(await callAssessmentOf(otherOfficer, contactId)).toBeUndefined();
    // What a caller says is read by the control room; the field reads what became an incident.
    await expect(callAssessmentOf(officer, contactId)).rejects.toThrow();
    const open = async (who: typeof fim) => JSON.stringify(await seen(who, 'operations.wrapUps'));
    for (const who of [otherOfficer, contactOfficer]) expect(await open(who)).not.toContain(contactId);
    expect(await open(fim)).toContain(contactId);
    expect(await assessmentOf(fim, incidentId)).toMatchObject({ thrives: [{ lacks: ['harm'] }] });
    const told = { contactId, told: 'attending', etaMinutes: 5, words: '' };
    await must(contactOfficer, 'tellCaller', told);
    expect(
      (await world.send(otherOfficer, 'recordThriveAgain', { incidentId, seen: 1, letters, proposes: null })).kind,
    ).toBe('refused');
  });
});

describe('words of the history', () => {
  test('are counted over what everybody may read, without names and without what only one has said', async () => {
    const said = ['Quad bikes on the field', 'Two quad bikes, Wilberforce watches', 'Quad bikes again'];
    for (const what of said) await raise({ code: '201' }, await takenContact(world, what));
    const secret = await raise({ code: '201' }, await takenContact(world, 'quad hovercraft'));
    const restriction = { restriction: 'restricted', allowed: [fim.id], radiusMetres: 500, reason: 'Officer involved' };
    await world.must(fim, 'restrict', { incidentId: secret.incidentId, seen: 'none', ...restriction });
    const rows = await world.seen(contactOfficer, 'operations.codeWords');
    const quads = rows.find(({ code }) => code === '201');
    expect(quads).toMatchObject({ incidents: 3, words: { quad: 3, bikes: 3 } });
    expect(JSON.stringify(quads).toLowerCase()).not.toMatch(/wilberforce|hovercraft/);
  });
});
