import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Subject } from '../../../kernel/pure.ts';
import {
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  officer,
  raisedIncident,
  supervisor,
  takenContact,
  uppingham,
  type World,
} from '../test-world.ts';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());
/** More than a year apart, so that what one test leaves behind repeats nothing in the next. */
beforeEach(() => world.test.clock.advance(400 * DAY));

type Row = Record<string, unknown>;

interface Person {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly phones?: readonly string[];
  readonly addresses?: readonly string[];
}

async function linked(
  incidentId: string,
  entry: object,
  role: string,
  who: Subject = contactOfficer,
): Promise<{ linkId: string; entryId: string }> {
  const [linkId, entryId] = [randomUUID(), randomUUID()];
  const about = { kind: 'incident', id: incidentId };
  world.test.clock.advance(1000);
  await world.must(who, 'linkEntry', { linkId, entryId, about, role, entry, reason: '' });
  return { linkId, entryId };
}

const person = (said: Person) => ({ kind: 'person', ...said });

async function linkedAgain(incidentId: string, entryId: string, role: string): Promise<string> {
  const linkId = randomUUID();
  const about = { kind: 'incident', id: incidentId };
  world.test.clock.advance(1000);
  await world.must(contactOfficer, 'linkEntry', { linkId, entryId, about, role, entry: null, reason: '' });
  return linkId;
}

const known = (filters: Record<string, string>, who: Subject = contactOfficer, of: string | null = null) =>
  world.seen(who, 'operations.known', { filters, of }) as Promise<readonly Row[]>;
const entries = (of: string, who: Subject = contactOfficer) =>
  world.seen(who, 'operations.entries', { of }) as Promise<readonly Row[]>;
const history = (of: string, who: Subject = contactOfficer) =>
  world.seen(who, 'operations.entryHistory', { of }) as Promise<readonly Row[]>;

async function calledFrom(number: string, over: { name?: string; address?: string } = {}): Promise<string> {
  const contactId = randomUUID();
  await world.must(contactOfficer, 'openContact', { contactId, channel: '101', callerNumber: number });
  const fields = { callerName: over.name, callerAddress: over.address };
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined)
      await world.must(contactOfficer, 'writeContactField', { contactId, field, seen: '', value });
  }
  return contactId;
}

const flagsOf = (rows: readonly Row[]) =>
  rows.filter(({ kind }) => kind === 'flag').map(({ flag, why }) => ({ flag, why }));

describe('people, vehicles and property', () => {
  test('C06 stand on an incident with a role, each kind with its own, and are taken off with a reason; the log says so', async () => {
    const { incidentId } = await raisedIncident(world);
    const jane = await linked(incidentId, person({ name: 'Jane Example' }), 'victim');
    await linked(incidentId, { kind: 'vehicle', registration: 'ZZ99 ABC', make: 'Blue van' }, 'suspect');
    await linked(incidentId, { kind: 'property', description: 'Gold watch', serial: 'W-1' }, 'stolen');
    await linkedAgain(incidentId, jane.entryId, 'caller');
    const on = await entries(incidentId, dispatcher);
    expect(on.map(({ role, entry }) => [role, (entry as Row).kind, (entry as Row).name])).toEqual([
      ['victim', 'person', 'Jane Example'],
      ['suspect', 'vehicle', 'ZZ99 ABC Blue van'],
      ['stolen', 'property', 'Gold watch (W-1)'],
      ['caller', 'person', 'Jane Example'],
    ]);
    const about = { kind: 'incident', id: incidentId };
    await world.must(dispatcher, 'unlinkEntry', { linkId: jane.linkId, about, reason: 'A namesake' });
    expect((await entries(incidentId)).map(({ role }) => role)).toEqual(['suspect', 'stolen', 'caller']);
    const lines = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId });
    const texts = lines.map(({ text }) => text);
    expect(texts).toContain('Victim: Jane Example');
    expect(texts).toContain('Stolen: Gold watch (W-1)');
    expect(texts).toContain('Victim taken off: Jane Example (A namesake)');
  });

  test('are linked once in a role, in a role that suits them, and only to what there is', async () => {
    const { incidentId } = await raisedIncident(world);
    const { entryId, linkId } = await linked(incidentId, person({ name: 'Jane Example' }), 'victim');
    const about = { kind: 'incident', id: incidentId };
    const again = { linkId: randomUUID(), entryId, about, role: 'victim', entry: null, reason: '' };
    expect(await world.must(dispatcher, 'linkEntry', again)).toEqual({ linkId, entryId });
    const refused = async (over: object) =>
      (await world.send(dispatcher, 'linkEntry', { ...again, ...over })) as object;
    expect(await refused({ role: 'stolen' })).toMatchObject({ code: 'role-unsuitable' });
    expect(await refused({ entryId: randomUUID() })).toMatchObject({ code: 'no-such-entry' });
    expect(await refused({ entry: person({ name: 'J' }) })).toMatchObject({ code: 'entry-exists' });
    expect(await refused({ linkId, role: 'witness' })).toMatchObject({ code: 'link-exists' });
    const nowhere = { kind: 'incident', id: randomUUID() };
    expect(await refused({ about: nowhere })).toMatchObject({ code: 'no-such-record' });
    const gone = { linkId, about: nowhere, reason: 'mistaken' };
    expect(await world.send(dispatcher, 'unlinkEntry', gone)).toMatchObject({ code: 'no-such-record' });
    const { incidentId: other } = await raisedIncident(world);
    const elsewhere = { linkId, about: { kind: 'incident', id: other }, reason: 'mistaken' };
    expect(await world.send(dispatcher, 'unlinkEntry', elsewhere)).toMatchObject({ code: 'no-such-link' });
  });

  test('of a call come along when it becomes an incident', async () => {
    const contactId = await takenContact(world);
    const [linkId, entryId] = [randomUUID(), randomUUID()];
    const about = { kind: 'contact', id: contactId };
    const entry = person({ name: 'Carol Caller' });
    await world.must(contactOfficer, 'linkEntry', { linkId, entryId, about, role: 'caller', entry, reason: '' });
    expect(await entries(contactId)).toMatchObject([{ role: 'caller' }]);
    const incidentId = randomUUID();
    await world.must(contactOfficer, 'raiseIncident', { contactId, incidentId, code: '202' });
    expect(await entries(incidentId)).toMatchObject([{ role: 'caller', entry: { name: 'Carol Caller' } }]);
    await world.must(contactOfficer, 'unlinkEntry', { linkId, about, reason: 'mistaken' });
    expect(await entries(incidentId)).toEqual([]);
  });

  test('are corrected by who has seen the last word, and merged when a supervisor says so', async () => {
    const first = await raisedIncident(world);
    const second = await raisedIncident(world);
    const one = await linked(first.incidentId, person({ name: 'Tomasz Kowal', phones: ['07700 900700'] }), 'witness');
    const two = await linked(second.incidentId, person({ name: 'Thomas Koval' }), 'victim');
    const [seen] = (await entries(first.incidentId)).map((row) => (row.entry as Row).seen as number);
    const entry = person({ name: 'Tomasz Kowal', aliases: ['Tomek'], phones: ['07700 900700'] });
    const correction = { entryId: one.entryId, seen, entry, reason: 'Also known so' };
    await world.must(contactOfficer, 'pole.correctEntry', correction);
    expect(await world.send(contactOfficer, 'pole.correctEntry', correction)).toMatchObject({
      code: 'changed-meanwhile',
    });
    const merge = { entryId: two.entryId, intoId: one.entryId, reason: 'Same number' };
    await world.must(contactOfficer, 'pole.proposeMerge', merge);
    const decision = { entryId: two.entryId, accepted: true, reason: 'Same date of birth' };
    expect((await world.send(contactOfficer, 'pole.decideMerge', decision)).kind).toBe('not-permitted');
    await world.must(supervisor, 'pole.decideMerge', decision);
    expect(await history(one.entryId)).toMatchObject([{ role: 'victim' }, { role: 'witness' }]);
    expect(await entries(second.incidentId)).toMatchObject([{ entry: { id: one.entryId, name: 'Tomasz Kowal' } }]);
    expect(await world.send(contactOfficer, 'pole.proposeMerge', merge)).toMatchObject({ code: 'entry-merged' });
  });
});

describe('A07 earlier contacts show by themselves', () => {
  test('A07 from the same number, the same person however the name is heard, and the same address', async () => {
    await calledFrom('+44 7700 900801', { name: 'Siobhan Kelleher', address: '14 Mill Street, Oakham' });
    const here = await calledFrom('07700 900801');
    const byNumber = await known({ number: '07700900801' }, contactOfficer, here);
    expect(byNumber.filter(({ kind }) => kind === 'contact')).toMatchObject([{ why: 'same number', about: here }]);
    const byName = await known({ name: 'Shevaun Kelleher' });
    expect(byName).toMatchObject([{ kind: 'contact', why: 'sounds like Siobhan Kelleher' }]);
    const byDoor = await known({ address: 'Mill St. 14, Oakham' });
    expect(byDoor).toMatchObject([{ kind: 'contact', why: 'same address' }]);
    expect(await known({ name: 'Brian Nobody', number: '01632 960999', address: '15 Mill Street, Oakham' })).toEqual(
      [],
    );
  });

  test('with the people known by that number or name, and what they were part of', async () => {
    const { incidentId } = await raisedIncident(world);
    const said = { name: 'Mohammed Iqbal', phones: ['07700 900802'], addresses: ['3 High Street, Oakham'] };
    await linked(incidentId, person(said), 'witness');
    for (const asked of [{ number: '0044 7700 900802' }, { name: 'Muhamed Ikbal' }, { address: '3 High St, Oakham' }]) {
      const [row] = (await known(asked)).filter(({ kind }) => kind === 'entry');
      expect(row).toMatchObject({ title: 'Mohammed Iqbal', text: 'witness in 1 earlier record' });
    }
  });
});

describe('A08 repeats are flagged with why', () => {
  test('A08 repeat caller, repeat victim, other vulnerable people of the household, and a repeat location', async () => {
    for (const _ of [1, 2]) await calledFrom('07700 900803');
    expect(flagsOf(await known({ number: '07700 900803' }))).toEqual([
      { flag: 'repeat-caller', why: '2 earlier contacts from this number in 28 days' },
    ]);
    const place = { ...oakham, label: 'Penn Street 5, Oakham', lat: 52.6781 };
    const [one, two] = [await raisedIncident(world, { place }), await raisedIncident(world, { place })];
    const address = 'Penn Street 5, Oakham';
    const victim = await linked(one.incidentId, person({ name: 'Vera Vance', addresses: [address] }), 'victim');
    await linkedAgain(two.incidentId, victim.entryId, 'victim');
    await linked(two.incidentId, person({ name: 'Arthur Vance', addresses: [address] }), 'vulnerable');
    await raisedIncident(world, { place });
    const rows = await known({ name: 'Vera Vance', address, lon: String(place.lon), lat: String(place.lat) });
    expect(flagsOf(rows)).toEqual([
      { flag: 'repeat-victim', why: 'Vera Vance: victim in 2 records in 365 days' },
      { flag: 'vulnerable-household', why: expect.stringMatching(/^Arthur Vance: vulnerable in \d{4} of /) },
      { flag: 'repeat-location', why: '3 incidents within 30 m in 90 days' },
    ]);
  });

  test('and not before there are enough, nor when they are long ago', async () => {
    await calledFrom('07700 900804');
    expect(flagsOf(await known({ number: '07700 900804' }))).toEqual([]);
    world.test.clock.advance(29 * DAY);
    await calledFrom('07700 900804');
    expect(flagsOf(await known({ number: '07700 900804' }))).toEqual([]);
  });
});

describe('markers', () => {
  const terms = () => ({
    reason: 'Two arrests',
    reviewAt: world.test.clock.now() + 10 * DAY,
    expiresAt: world.test.clock.now() + 20 * DAY,
  });

  test('B08 warn on place, person and vehicle with author, reason, review and expiry, and go with their time', async () => {
    const { incidentId } = await raisedIncident(world);
    const him = await linked(incidentId, person({ name: 'Victor Violent', phones: ['07700 900805'] }), 'suspect');
    const car = await linked(incidentId, { kind: 'vehicle', registration: 'YY88 XYZ' }, 'suspect');
    const marks = [
      { entryId: him.entryId, kind: 'threat-to-life', text: 'Has threatened officers' },
      { entryId: car.entryId, kind: 'weapons', text: 'Crossbow in the boot' },
    ];
    for (const mark of marks) await world.must(fim, 'pole.markEntry', { markerId: randomUUID(), ...mark, ...terms() });
    await world.must(fim, 'pole.setMarker', {
      ...{ markerId: randomUUID(), kind: 'sterile-corridor', label: 'Mill Street', text: 'Stay out', radiusMetres: 30 },
      ...{ lon: oakham.lon, lat: oakham.lat, ...terms() },
    });
    const said = {
      reason: 'Two arrests',
      author: fim.name,
      reviewAt: expect.any(Number),
      expiresAt: expect.any(Number),
    };
    expect(await known({ number: '07700 900805' })).toMatchObject([
      { entry: { markers: [{ kind: 'threat-to-life', text: 'Has threatened officers', ...said }] } },
    ]);
    expect(await known({ registration: 'yy88xyz' })).toMatchObject([
      { entry: { markers: [{ kind: 'weapons', ...said }] } },
    ]);
    expect((await entries(incidentId, officer)).map(({ entry }) => ((entry as Row).markers as Row[]).length)).toEqual([
      1, 1,
    ]);
    const filters = { lon: String(oakham.lon), lat: String(oakham.lat) };
    const near = async () =>
      (await world.seen(dispatcher, 'operations.nearby', { filters })).filter((row) => row.kind === 'marker');
    expect(await near()).toMatchObject([{ title: 'sterile corridor · Mill Street', marker: said }]);
    const refused = { markerId: randomUUID(), entryId: randomUUID(), kind: 'dog', text: 'x', ...terms() };
    expect(await world.send(fim, 'pole.markEntry', refused)).toMatchObject({ code: 'no-such-entry' });
    expect((await world.send(contactOfficer, 'pole.markEntry', { ...refused, entryId: him.entryId })).kind).toBe(
      'not-permitted',
    );
  });

  test('B09 a marker warns within the radius of its kind and is only near beyond', async () => {
    const centre = { lon: uppingham.lon, lat: uppingham.lat };
    const mark = { markerId: randomUUID(), label: 'High Street', text: 'Crossbow', radiusMetres: 20, ...centre };
    await world.must(fim, 'pole.setMarker', { ...mark, kind: 'weapons', ...terms() });
    const far = { ...mark, markerId: randomUUID(), label: 'High Street', text: 'Ring first' };
    await world.must(fim, 'pole.setMarker', { ...far, kind: 'do-not-visit', ...terms() });
    const warned = async (metresNorth: number) => {
      const filters = { lon: String(centre.lon), lat: String(centre.lat + metresNorth / 111_195) };
      const rows = await world.seen(dispatcher, 'operations.nearby', { filters });
      return rows
        .filter((row) => row.kind === 'marker')
        .map((row) => [row.text, (row.marker as Row).warns])
        .sort();
    };
    expect(await warned(10)).toEqual([
      ['Crossbow', true],
      ['Ring first', true],
    ]);
    expect(await warned(100)).toEqual([
      ['Crossbow', true],
      ['Ring first', false],
    ]);
    expect(await warned(300)).toEqual([
      ['Crossbow', false],
      ['Ring first', false],
    ]);
  });
});

describe('C15 what a concealed record knows of somebody', () => {
  test('shows to nobody who may not see it: not the person, not the link, not the call, not a count', async () => {
    const number = '07700 900806';
    const place = { ...oakham, label: 'Zebra Lane 9, Oakham', lat: 52.6791 };
    const secret = await raisedIncident(world, { place });
    const said = { name: 'Zebra Concealed', phones: [number], addresses: ['Zebra Lane 9, Oakham'] };
    const { entryId } = await linked(secret.incidentId, person(said), 'vulnerable');
    await linkedAgain(secret.incidentId, entryId, 'victim');
    const calls = [await calledFrom(number, { name: 'Zebra Concealed' }), await calledFrom(number)];
    for (const contactId of calls) {
      const added = { contactId, incidentId: secret.incidentId, newRisk: false };
      await world.must(contactOfficer, 'addContactToIncident', added);
    }
    const asked = { number, name: 'Zebra Concealed', address: 'Zebra Lane 9, Oakham' };
    const filters = { ...asked, lon: String(place.lon), lat: String(place.lat) };
    const everything = async (who: Subject) =>
      JSON.stringify([await known(filters, who), await entries(secret.incidentId, who), await history(entryId, who)]);
    expect(await everything(dispatcher)).toContain('Zebra');
    for (const restriction of ['restricted', 'concealed']) {
      await world.must(fim, 'restrict', {
        ...{ incidentId: secret.incidentId, seen: restriction === 'restricted' ? 'none' : 'restricted', restriction },
        ...{ allowed: ['sue'], radiusMetres: 500, reason: 'Protected person' },
      });
      for (const who of [dispatcher, contactOfficer, officer]) expect(await everything(who)).toBe('[[],[],[]]');
      for (const who of [fim, supervisor]) {
        expect(await everything(who)).toContain('Zebra Concealed');
        const flags = flagsOf(await known(filters, who)).map(({ flag }) => flag);
        expect(flags).toEqual(['repeat-caller', 'vulnerable-household']);
      }
    }
    const link = { linkId: randomUUID(), entryId, about: { kind: 'incident', id: secret.incidentId }, role: 'witness' };
    const answer = await world.send(dispatcher, 'linkEntry', { ...link, entry: null, reason: '' });
    const unheard = { ...link, about: { kind: 'incident', id: randomUUID() }, entry: null, reason: '' };
    expect(answer).toEqual(await world.send(dispatcher, 'linkEntry', unheard));
  });

  test('leaves somebody found who is named in an open record as well, and hides only its own', async () => {
    const [open, secret] = [await raisedIncident(world), await raisedIncident(world)];
    const { entryId } = await linked(open.incidentId, person({ name: 'Yasmin Known' }), 'witness');
    await linkedAgain(secret.incidentId, entryId, 'victim');
    await world.must(fim, 'restrict', {
      ...{ incidentId: secret.incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500 },
      reason: 'Protected person',
    });
    expect(await known({ name: 'Yasmin Known' }, dispatcher)).toMatchObject([{ text: 'witness in 1 earlier record' }]);
    expect(await history(entryId, dispatcher)).toMatchObject([{ role: 'witness' }]);
    expect(await history(entryId, fim)).toHaveLength(2);
  });
});
