import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Frame, lastPosition, startFeed } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import {
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  raisedIncident,
  supervisor,
  takenContact,
  uppingham,
  type World,
} from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
});
afterAll(() => world.test.close());

const numberOf = async (id: string): Promise<string> =>
  String((await world.seen(fim, 'operations.openIncidents', { filters: { id } }))[0]?.number);
const linksOf = (who: Subject, of: string) => world.seen(who, 'operations.links', { of });
const logOf = (who: Subject, of: string) => world.seen(who, 'operations.incidentLog', { of });

async function twoIncidents(): Promise<{ readonly from: string; readonly to: string }> {
  const one = await raisedIncident(world, { grade: 'G2' });
  const other = await raisedIncident(world, { grade: 'G2', place: uppingham });
  return { from: one.incidentId, to: other.incidentId };
}

async function restrict(incidentId: string, seen: string, restriction: string): Promise<void> {
  const how = { allowed: ['sue'], radiusMetres: 50, reason: 'Covert' };
  await world.must(fim, 'restrict', { incidentId, seen, restriction, ...how });
}

async function closed(incidentId: string): Promise<void> {
  await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: '' });
  await world.must(dispatcher, 'closeIncident', { incidentId });
}

describe('links', () => {
  test('I05 I06 stand at both ends with their direction, and go with a reason that both logs keep', async () => {
    const { from, to } = await twoIncidents();
    await world.must(dispatcher, 'linkIncidents', { fromId: from, toId: to, kind: 'child' });
    expect(await linksOf(dispatcher, from)).toMatchObject([{ otherId: to, relation: 'child of', by: 'dave' }]);
    expect(await linksOf(dispatcher, to)).toMatchObject([{ otherId: from, relation: 'parent of', by: 'dave' }]);
    await world.must(dispatcher, 'unlinkIncidents', { fromId: to, toId: from, reason: 'Another street' });
    expect(await linksOf(dispatcher, from)).toEqual([]);
    const last = (await logOf(dispatcher, to)).at(-1);
    expect(last).toMatchObject({
      text: `Link taken away: parent of ${await numberOf(from)}: Another street`,
      by: 'dave',
    });
  });

  test('a restricted end shows its number, and whom to ring', async () => {
    const { from, to } = await twoIncidents();
    await world.must(dispatcher, 'linkIncidents', { fromId: from, toId: to, kind: 'related' });
    await restrict(to, 'none', 'restricted');
    expect(await linksOf(dispatcher, from)).toMatchObject([
      { otherNumber: await numberOf(to), codeName: 'Restricted: ring the FIM' },
    ]);
    expect(await linksOf(dispatcher, to)).toEqual([]);
    expect(await linksOf(fim, to)).toHaveLength(1);
  });

  test('a concealed end leaves no trace: no link, no line, no answer, on screens that showed it as well', async () => {
    const { from, to } = await twoIncidents();
    const number = await numberOf(to);
    await world.must(dispatcher, 'linkIncidents', { fromId: from, toId: to, kind: 'duplicate' });
    const position = await lastPosition(world.test.db);
    await restrict(to, 'none', 'concealed');
    const shown = [await linksOf(dispatcher, from), await logOf(dispatcher, from)];
    expect(JSON.stringify(shown)).not.toContain(number);
    expect(JSON.stringify(shown)).not.toContain(to);
    expect(JSON.stringify(await logOf(supervisor, from))).toContain(number);
    const unknown = { fromId: from, toId: randomUUID(), kind: 'related' };
    const asked = await world.send(dispatcher, 'linkIncidents', { ...unknown, toId: to });
    expect(asked).toEqual(await world.send(dispatcher, 'linkIncidents', unknown));
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    try {
      const send = (frame: Frame) => void frames.push(frame);
      const listening = feed.listen({ subject: dispatcher, send, close: () => undefined });
      const views = ['operations.links', 'operations.incidentLog'];
      listening.subscribe(views.map((view) => ({ view, of: from, from: position, version: 1 })));
      await feed.settled();
      expect(JSON.stringify(frames)).toContain(`"of":"${from}"`);
      expect(JSON.stringify(frames)).not.toContain(number);
    } finally {
      await feed.close();
    }
  });

  test('I07 closing a child asks about the parent, and alerts its desk where the risk is affected', async () => {
    const { from, to } = await twoIncidents();
    await world.must(dispatcher, 'linkIncidents', { fromId: from, toId: to, kind: 'child' });
    await world.must(dispatcher, 'recordResult', { incidentId: from, result: 'NFA', closingCode: '202', note: '' });
    const asked = await world.send(dispatcher, 'closeIncident', { incidentId: from });
    expect(asked).toMatchObject({ kind: 'confirm', code: 'parent-risk' });
    await world.must(dispatcher, 'closeIncident', { incidentId: from, parentRisk: 'affected' });
    const lines = (await logOf(dispatcher, to)).map((line) => line.text);
    expect(lines).toContain(`Child ${(await linksOf(dispatcher, to))[0]?.otherNumber} closed, risk affected`);
    const clocks = (await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: to } }))[0]?.clocks;
    expect(JSON.stringify(clocks)).toContain('A child of this incident was closed');
  });

  test('I08 everybody who called about one event stands in one stack, newest first, with those on its duplicates', async () => {
    const { from, to } = await twoIncidents();
    for (const what of ['Second caller', 'Third caller']) {
      world.test.clock.advance(60_000);
      const contactId = await takenContact(world, what);
      await world.must(contactOfficer, 'addContactToIncident', { contactId, incidentId: to, newRisk: false });
    }
    await world.must(dispatcher, 'linkIncidents', { fromId: from, toId: to, kind: 'duplicate' });
    const stack = await world.seen(dispatcher, 'operations.eventCallers', { of: to });
    expect(stack.map((caller) => caller.what)).toEqual([
      'Third caller',
      'Second caller',
      'Two men fighting',
      'Two men fighting',
    ]);
    expect(stack.filter((caller) => caller.viaNumber !== null)).toHaveLength(1);
    expect((await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: to } }))[0]).toMatchObject({
      callers: 3,
    });
    await restrict(to, 'none', 'restricted');
    expect(await world.seen(dispatcher, 'operations.eventCallers', { of: to })).toEqual([]);
  });
});

describe('duplicates', () => {
  const asked = (filters: Record<string, string>, who = contactOfficer) =>
    world.seen(who, 'operations.duplicates', { filters });
  const barn = { label: 'Barn, Whissendine', lon: -0.77, lat: 52.72, gazetteerId: null };
  const here = { lon: String(barn.lon), lat: String(barn.lat), what: 'smoke pouring out of a barn' };

  async function burning(place = barn): Promise<string> {
    const contactId = await takenContact(world, 'Barn on fire, thick smoke', place);
    const incidentId = randomUUID();
    await world.must(contactOfficer, 'raiseIncident', { contactId, incidentId, code: '308' });
    return incidentId;
  }

  test('I01 are offered by distance, minutes, type and words, each with its reason', async () => {
    const incidentId = await burning();
    world.test.clock.advance(4 * 60_000);
    const [row] = await asked({ ...here, lat: '52.7205', code: '308' });
    expect(row).toMatchObject({ id: incidentId, kind: 'duplicate', distanceMetres: 56, minutes: 4 });
    expect(row?.reasons).toEqual([
      { term: 'distance', text: '56 m away', weight: 30 },
      { term: 'time', text: '4 min ago', weight: 16 },
      { term: 'type', text: 'same code', weight: 20 },
      { term: 'words', text: 'both say barn, smoke', weight: 16 },
    ]);
    expect(await asked({ what: here.what })).toMatchObject([{ id: incidentId, distanceMetres: null }]);
    expect((await asked({ lon: '-0.6', lat: '52.6', what: 'cows on the road' })).map((one) => one.id)).not.toContain(
      incidentId,
    );
    await closed(incidentId);
  });

  test('I03 what was ruled out is not offered to that call again, and both logs say who looked', async () => {
    const incidentId = await burning();
    const contactId = await takenContact(world, here.what, barn);
    expect((await asked({ ...here, contact: contactId })).map((row) => row.id)).toContain(incidentId);
    await world.must(contactOfficer, 'ruleOutDuplicate', { contactId, incidentId });
    await world.must(contactOfficer, 'ruleOutDuplicate', { contactId, incidentId });
    expect((await asked({ ...here, contact: contactId })).map((row) => row.id)).not.toContain(incidentId);
    expect((await asked(here)).map((row) => row.id)).toContain(incidentId);
    const lines = (await logOf(dispatcher, incidentId)).filter((line) => String(line.text).includes('ruled out'));
    expect(lines).toMatchObject([{ by: 'connie', text: expect.stringMatching(/^C\d+ of 22\/11 is not about this/) }]);
    await closed(incidentId);
  });

  test('I04 a closed incident at the same place is a recent event for as long as the pack looks back for its code', async () => {
    const at = { label: 'Lodge, Cottesmore', lon: -0.66, lat: 52.712, gazetteerId: null };
    const filters = { lon: String(at.lon), lat: String(at.lat) };
    const kept = await raisedIncident(world, { code: '304', grade: 'G2', place: at });
    const brief = await raisedIncident(world, { code: '317', grade: 'G2', place: at });
    for (const { incidentId } of [kept, brief]) await closed(incidentId);
    const ids = async () => (await asked(filters)).filter((row) => row.kind === 'recent-event').map((row) => row.id);
    expect((await ids()).sort()).toEqual([kept.incidentId, brief.incidentId].sort());
    world.test.clock.advance(3 * 86_400_000);
    expect(await ids()).toEqual([kept.incidentId]);
    expect((await asked(filters))[0]?.reasons).toContainEqual(expect.objectContaining({ text: 'closed 3 days ago' }));
    const set = 'Domestic, harassment, concern for safety: told for 90 days';
    expect((await asked(filters))[0]?.reasons).toContainEqual(expect.objectContaining({ text: set }));
    await restrict(kept.incidentId, 'none', 'restricted');
    expect(JSON.stringify(await asked(filters))).not.toContain('Domestic');
    expect(await ids()).toEqual([kept.incidentId]);
    world.test.clock.advance(90 * 86_400_000);
    expect(await ids()).toEqual([]);
  });

  test('of a restricted record are offered for place and time alone, of a concealed one never', async () => {
    const place = { label: 'Kennels, Exton', lon: -0.63, lat: 52.69, gazetteerId: null };
    const incidentId = await burning(place);
    const filters = { lon: String(place.lon), lat: String(place.lat), what: 'thick smoke from a barn', code: '308' };
    await restrict(incidentId, 'none', 'restricted');
    const [row] = await asked(filters);
    expect(row).toMatchObject({ id: incidentId, codeName: 'Restricted: ring the FIM', what: null });
    expect(row).toMatchObject({ reasons: [{ term: 'distance' }, { term: 'time' }] });
    await restrict(incidentId, 'restricted', 'concealed');
    expect((await asked(filters)).map((one) => one.id)).not.toContain(incidentId);
    expect((await asked(filters, fim)).map((one) => one.id)).toContain(incidentId);
  });

  test('I02 I03 a caller is added to what is there already with one command, and the desk is alerted where there is new risk', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G2', place: oakham });
    const contactId = await takenContact(world, 'They have a knife');
    const before = (await world.seen(fim, 'operations.openIncidents')).length;
    await world.must(contactOfficer, 'addContactToIncident', { contactId, incidentId, newRisk: true });
    expect(await world.seen(fim, 'operations.openIncidents')).toHaveLength(before);
    const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: incidentId } });
    expect(row).toMatchObject({ callers: 2 });
    expect(JSON.stringify(row?.clocks)).toContain('New risk from a further caller');
    const lines = (await logOf(dispatcher, incidentId)).map((line) => line.text);
    expect(lines).toContainEqual(expect.stringMatching(/new risk: They have a knife$/));
  });
});

describe('a line of a log', () => {
  test('says by what way it came', async () => {
    const { incidentId, contactId } = await raisedIncident(world, { grade: 'G2' });
    const line = (text: string) => ({ incidentId, lineId: randomUUID(), text, corrects: null });
    await world.must(dispatcher, 'addLine', line('From the desk'));
    const officer = { ...dispatcher, id: 'olly', name: 'olly', roles: ['officer'], seat: null } as const;
    await world.must(officer, 'addLine', line('From the field'));
    await world.must(contactOfficer, 'writeContactField', { contactId, field: 'note', seen: '', value: 'Dog barking' });
    const radio = { ...officer, kind: 'system', id: 'radio-gateway', name: 'radio', roles: [] } as const;
    await world.must(radio, 'addLine', line('From a radio'));
    const lines = await logOf(dispatcher, incidentId);
    expect(lines.map(({ source }) => source)).toEqual(['call', 'desk', 'mobile', 'call', 'radio']);
  });
});
