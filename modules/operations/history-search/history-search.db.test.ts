import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../kernel/pure.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  officer,
  supervisor,
  takenContact,
  uppingham,
  type World,
} from '../test-world.ts';
import { indexHistory } from './indexer.ts';

const accept = ['not-suitable', 'skill-missing', 'ring-the-fim', 'unit-off-duty', 'unit-committed'];
let world: World;
let incidentId: string;
let number: string;

beforeAll(async () => {
  world = await makeWorld();
  incidentId = await burgled('Shed broken into, mower taken', uppingham, 'Siân Pritchard');
  const [row] = await world.seen(fim, 'operations.openIncidents', { filters: { id: incidentId } });
  number = String(row?.number);
  await world.must(dispatcher, 'addLine', {
    ...{ incidentId, lineId: randomUUID(), corrects: null },
    text: 'Footprints towards the allotments',
  });
  const tourId = await bookedUnit(world, 'UP11');
  await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...accept);
  await indexHistory(world.test.db);
});
afterAll(() => world.test.close());

async function burgled(what: string, place: object, callerName: string): Promise<string> {
  const contactId = await takenContact(world, what, place);
  await world.must(contactOfficer, 'writeContactField', {
    contactId,
    field: 'callerName',
    seen: '',
    value: callerName,
  });
  const id = randomUUID();
  await world.must(contactOfficer, 'raiseIncident', { contactId, incidentId: id, code: '004' });
  return id;
}

const found = (filters: Record<string, string>, who: Subject = dispatcher) =>
  world.seen(who, 'operations.history', { filters });
const idsOf = async (filters: Record<string, string>, who: Subject = dispatcher) =>
  (await found(filters, who)).map((row) => row.id);

describe('search over all history', () => {
  test('C20 finds by place, telephone, person, callsign, text, number and time, in its own field and in the one box', async () => {
    const sought = [
      ['place', 'Uppingham'],
      ['phone', '+44 7700 900123'],
      ['person', 'sian pritchard'],
      ['callsign', 'UP11'],
      ['text', 'footprint'],
      ['number', number],
    ] as const;
    for (const [field, words] of sought) {
      expect(await idsOf({ [field]: words }), field).toEqual([incidentId]);
      expect(await idsOf({ q: words }), `${field} in the one box`).toEqual([incidentId]);
    }
    expect(await idsOf({ place: 'footprints' })).toEqual([]);
    const now = world.test.clock.now();
    expect(await idsOf({ q: 'mower', from: String(now - 3_600_000), to: String(now + 1) })).toEqual([incidentId]);
    expect(await idsOf({ q: 'mower', from: String(now + 1) })).toEqual([]);
    expect(await idsOf({ from: '2026-11-22', to: '2026-11-23' })).toEqual([incidentId]);
    expect(await idsOf({ q: 'mower shed upping*' })).toEqual([incidentId]);
    expect(await idsOf({ q: 'mower giraffe' })).toEqual([]);
    expect(await idsOf({})).toEqual([]);
  });

  test('C20 finds what is closed, and contacts that came to nothing', async () => {
    const contactId = await takenContact(world, 'Wants to know when the library opens');
    await world.must(contactOfficer, 'closeContact', { contactId, outcome: 'advice-given', note: 'At nine' });
    const old = await burgled('Greenhouse panes smashed', uppingham, 'Tomos Bevan');
    await world.must(fim, 'recordResult', { incidentId: old, result: 'NFA', closingCode: '004', note: '' });
    await world.must(fim, 'closeIncident', { incidentId: old });
    await indexHistory(world.test.db);
    expect(await found({ q: 'library' })).toMatchObject([{ id: contactId, kind: 'contact', state: 'advice-given' }]);
    expect(await idsOf({ place: 'uppingham', state: 'closed' })).toEqual([old]);
    expect(await idsOf({ place: 'uppingham', state: 'open' })).toEqual([incidentId]);
    const closed = await idsOf({ from: '2026-11-22', to: '2026-11-23', state: 'closed' });
    expect(new Set(closed)).toEqual(new Set([old, contactId]));
    expect(await idsOf({ from: '2026-11-22', to: '2026-11-23', state: 'open' })).toEqual([incidentId]);
    expect(await idsOf({ place: 'upping*', from: '2026-11-21', to: '2026-11-22' })).toEqual([]);
  });

  test('goes on, page by page, from the last row, however long ago the next one is', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      world.test.clock.advance(n * 9 * 86_400_000);
      ids.unshift(await burgled('Lead stripped from the chapel roof', uppingham, 'Verger'));
    }
    await indexHistory(world.test.db);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await world.seen(dispatcher, 'operations.history', { filters: { q: 'chapel' }, limit: 3, after });
      seen.push(...page.map((row) => String(row.id)));
      if (page.length < 3) break;
      after = seen.at(-1) ?? null;
    }
    expect(seen).toEqual(ids);
  });

  test('finds a record by what it reads now, not by what was corrected away', async () => {
    const contactId = await takenContact(world, 'Tractor in the hedge', uppingham);
    const id = randomUUID();
    await world.must(contactOfficer, 'raiseIncident', { contactId, incidentId: id, code: '100' });
    await indexHistory(world.test.db);
    expect(await idsOf({ text: 'tractor' })).toEqual([id]);
    const moved = { label: 'Seaton Viaduct', lon: -0.66, lat: 52.57, gazetteerId: null };
    await world.must(dispatcher, 'moveIncident', { incidentId: id, seen: uppingham.label, place: moved });
    await indexHistory(world.test.db);
    expect(await idsOf({ place: 'viaduct' })).toEqual([id]);
    expect(await idsOf({ place: 'uppingham', text: 'tractor' })).toEqual([]);
  });

  test('a flood is entered portion by portion, and it is said that more lies before it', async () => {
    const flood = Array.from({ length: 201 }, () => randomUUID());
    const open = (contactId: string) =>
      world.must(contactOfficer, 'openContact', { contactId, channel: '101', callerNumber: '07700 900555' });
    await Promise.all(flood.map(open));
    expect(await indexHistory(world.test.db)).toEqual({ records: 200, behind: true });
    expect(await indexHistory(world.test.db)).toEqual({ records: 1, behind: false });
    expect(await indexHistory(world.test.db)).toEqual({ records: 0, behind: false });
  });

  test('is for those who may, who say why', async () => {
    await expect(found({ q: 'mower' }, officer)).rejects.toThrow(/history.search|no role/);
    const view = world.test.context.registry.views.get('operations.history');
    expect(view?.declaration).toMatchObject({ personal: true, purpose: true });
  });
});

describe('what is guarded', () => {
  const restrict = (seen: string, restriction: string) =>
    world.must(fim, 'restrict', {
      incidentId,
      seen,
      restriction,
      allowed: ['sue'],
      radiusMetres: 50,
      reason: 'Covert',
    });

  test('C20 a restricted record is found by its place and number, and never by what it hides', async () => {
    await restrict('none', 'restricted');
    expect(await found({ number })).toMatchObject([
      { id: incidentId, codeName: 'Restricted: ring the FIM', what: null, callerName: null, callerNumber: null },
    ]);
    const hidden = [
      { q: 'mower' },
      { text: 'footprints' },
      { person: 'pritchard' },
      { callsign: 'UP11' },
      { number, q: 'mower' },
    ];
    for (const filters of hidden) {
      expect(await idsOf(filters), JSON.stringify(filters)).not.toContain(incidentId);
      expect(await idsOf(filters, fim)).toContain(incidentId);
      expect(await idsOf(filters, supervisor)).toContain(incidentId);
    }
    expect(await idsOf({ phone: '07700 900123' })).not.toContain(incidentId);
  });

  test('C20 a concealed record is found by nobody but the FIM and its list', async () => {
    await restrict('restricted', 'concealed');
    for (const filters of [
      { number },
      { place: 'uppingham' },
      { q: 'mower' },
      { from: '2026-11-22', to: '2026-11-23' },
    ]) {
      expect(await idsOf(filters), JSON.stringify(filters)).not.toContain(incidentId);
      expect(await idsOf(filters, fim)).toContain(incidentId);
    }
  });
});
