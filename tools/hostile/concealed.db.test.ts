import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startApplication, type TestApplication } from '../../apps/server/test-application.ts';
import { readRoutes } from './description.ts';

/** T33, every way out: a concealed record is looked for by everybody who is not on its list, through every route there is. */

let trefoil: TestApplication;
let fim: Client;
/** Everybody else, by account. */
let others: ReadonlyMap<string, Client>;
let secretId: string;
let contactId: string;
let number: string;
let tourId: string;

const place = { label: 'zebra-house, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
const callerNumber = '07700 900991';
const WORDS = /zebra/;
const seats: Readonly<Record<string, string | null>> = {
  'contact-officer': 'contact-1',
  dispatcher: 'dispatch-1',
  'control-room-supervisor': 'supervisor',
  'patrol-sergeant': null,
  officer: null,
  bureau: 'bureau',
  auditor: 'professional-standards',
  administrator: 'administration',
};
/** Professional standards see whose access was logged, concealed or not: that is what the log is for. */
const LOGS = new Set(['identity.accessLog', 'identity.signInLog']);
/** Whatever id it is asked for begins a draft, so that the answer says it again. */
const ANY_ID = 'force.packDraft';

async function must(who: Client, name: string, input: object): Promise<Record<string, unknown>> {
  const confirmed: string[] = [];
  for (;;) {
    const { status, body } = await who.command(name, input, { confirmed });
    if (status === 200) return body.result as Record<string, unknown>;
    if (status !== 409 || confirmed.includes(String(body.code))) throw new Error(`${name}: ${JSON.stringify(body)}`);
    confirmed.push(String(body.code));
  }
}

async function enter(account: string, seatId: string | null): Promise<Client> {
  const client = await trefoil.signIn(account);
  if (seatId !== null) await must(client, 'force.takeSeat', { seatId });
  return client;
}

beforeAll(async () => {
  trefoil = await startApplication();
  fim = await enter('fim', 'fim');
  const all: [string, Client][] = [];
  for (const [account, seat] of Object.entries(seats)) all.push([account, await enter(account, seat)]);
  others = new Map(all);
  await raiseSecret();
});
afterAll(() => trefoil?.close());

/** A record with something to be found in every field that holds words; then it is concealed. */
async function raiseSecret(): Promise<void> {
  const { 'contact-officer': taker, dispatcher } = Object.fromEntries(others);
  if (taker === undefined || dispatcher === undefined) throw new Error('the pack has no such accounts');
  [contactId, secretId] = [randomUUID(), randomUUID()];
  await must(taker, 'operations.openContact', { contactId, channel: '999', callerNumber });
  await must(taker, 'operations.writeContactField', { contactId, field: 'what', seen: '', value: 'zebra-what' });
  await must(taker, 'operations.placeContact', { contactId, place });
  const raised = await must(taker, 'operations.raiseIncident', { contactId, incidentId: secretId, code: '202' });
  number = String(raised.number);
  const units = (await dispatcher.get('/api/views/operations.units')).body.rows as { id: string; callsign: string }[];
  tourId = units.find(({ callsign }) => callsign === 'RE02')?.id ?? '';
  const line = { incidentId: secretId, lineId: randomUUID(), text: 'zebra-line', corrects: null };
  await must(dispatcher, 'operations.addLine', line);
  await must(dispatcher, 'operations.refer', { incidentId: secretId, to: 'fim', reason: 'zebra-refer' });
  await must(dispatcher, 'operations.assignUnit', { assignmentId: randomUUID(), incidentId: secretId, tourId });
  const entry = { kind: 'person', name: 'zebra-person', phones: [callerNumber], addresses: ['9 zebra-lane'] };
  const about = { kind: 'incident', id: secretId };
  const named = { linkId: randomUUID(), entryId: randomUUID(), about, role: 'victim', entry, reason: 'zebra-why' };
  await must(taker, 'operations.linkEntry', named);
  for (const who of others.values()) await who.send('PUT', '/api/looks', { incidentId: secretId, lines: 1 });
  const restriction = { seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 400 };
  await must(fim, 'operations.restrict', { incidentId: secretId, ...restriction, reason: 'zebra-reason' });
}

/** Whatever names the record: its id, its number, the call it came of, and every word in it. */
function expectNothing(text: string, where: string): void {
  // A contact's number is an incident's with a C before it, and says nothing of the incident.
  const said = text.replaceAll(/C\d{4,} of/g, 'a contact of');
  for (const secret of [secretId, contactId, number, callerNumber]) expect(said, where).not.toContain(secret);
  expect(text, where).not.toMatch(WORDS);
}

/** The names of all views, or of all commands with an example of their input. */
async function named(kind: 'views' | 'commands'): Promise<readonly { name: string; input: string }[]> {
  const start = `/api/${kind}/`;
  const routes = (await readRoutes(trefoil)).filter(({ path }) => path.startsWith(start));
  return routes.map(({ path, example }) => ({
    name: path.slice(start.length),
    input: JSON.stringify((example as { readonly input?: unknown } | undefined)?.input ?? {}),
  }));
}

describe('T33 a concealed record', () => {
  test('stands in no view: not in lists, map, neighbourhood, alarms or logs, whatever is asked for', async () => {
    const views = (await named('views')).map(({ name }) => name);
    expect(views.length).toBeGreaterThan(12);
    const near = `lon=${place.lon}&lat=${place.lat}&metres=5000&callerNumber=${encodeURIComponent(callerNumber)}`;
    const queries = ['', `of=${secretId}`, `of=${contactId}`, `of=${tourId}`, `id=${secretId}`, `id=${contactId}`]
      .concat(['state=settled', 'state=open', `number=${encodeURIComponent(number)}`, `after=${secretId}`, 'limit=1'])
      .concat([`name=zebra-person&number=${encodeURIComponent(callerNumber)}&address=9%20zebra-lane&${near}`])
      .concat([near, `q=zebra&${near}`, `incident=${secretId}`, `object=${secretId}`]);
    let answered = 0;
    for (const view of views.filter((name) => !LOGS.has(name) && name !== ANY_ID)) {
      for (const [account, who] of others) {
        for (const query of queries) {
          const { status, body } = await who.get(`/api/views/${view}?${query}&purpose=curiosity`);
          if (status === 200) answered += 1;
          expectNothing(JSON.stringify(body), `${account} ${view}?${query}`);
          // Whoever may not read the view at all is told so whatever is asked.
          if (status === 403) break;
        }
      }
    }
    expect(answered).toBeGreaterThan(500);
    // The same questions, asked by whoever may know, are answered: the test looks in the right place.
    const found = await fim.get(`/api/views/operations.openIncidents?id=${secretId}`);
    expect(JSON.stringify(found.body)).toContain('zebra-what');
  }, 600_000);

  test('is no draft of the force pack: its id is answered as any other that is none', async () => {
    const bureau = others.get('bureau');
    if (bureau === undefined) throw new Error('nobody at the bureau');
    const ask = async (of: string): Promise<string> => {
      const { status, body } = await bureau.get(`/api/views/${ANY_ID}?of=${of}`);
      expect(status).toBe(200);
      return JSON.stringify({ ...body, asOf: 0 }).replaceAll(of, 'the id');
    };
    expect(await ask(secretId)).toBe(await ask(randomUUID()));
  });

  test('stands in no other answer: places, roads, looks, positions, metrics', async () => {
    for (const [account, who] of others) {
      await who.send('PUT', '/api/looks', { incidentId: secretId, lines: 3 });
      for (const path of [
        '/api/gazetteer/search?q=zebra%20house',
        `/api/gazetteer/nearest?lon=${place.lon}&lat=${place.lat}`,
        '/api/looks',
        '/api/session',
        `/map/${secretId}`,
        `/${secretId}`,
      ]) {
        const { body } = await who.get(path);
        // What somebody typed into the address comes back to them in "nothing at": that tells nothing.
        expectNothing(JSON.stringify(body).replaceAll(`Nothing at ${path}`, ''), `${account} ${path}`);
      }
    }
    expectNothing(await (await fetch(`${trefoil.privateUrl}/metrics`)).text(), 'metrics');
  });

  test('answers every command as one that never was, to the letter', async () => {
    const exampleId = '0198c2f0-2222-7000-8000-000000000001';
    const exampleTour = '0198c2f0-4444-7000-8000-000000000001';
    const about = (await named('commands')).filter(({ input }) => input.includes(exampleId));
    // Breaking the glass is how somebody gets in.
    const commands = about.filter(({ name }) => name !== 'operations.breakGlass');
    expect(commands.length).toBeGreaterThan(15);
    // These make a record of the id that they bring.
    const making = new Set(['operations.raiseIncident', 'operations.showMeAt']);
    let compared = 0;
    for (const { name, input } of commands) {
      const unknownId = randomUUID();
      for (const [account, who] of others) {
        const inputOf = (id: string) =>
          JSON.parse(input.replaceAll(exampleId, id).replaceAll(exampleTour, tourId)) as object;
        const answer = await who.command(name, inputOf(secretId));
        const said = JSON.stringify(answer.body);
        expectNothing(said, `${account} ${name}`);
        if (making.has(name)) continue;
        const unknown = await who.command(name, inputOf(unknownId));
        expect([answer.status, said], `${account} ${name}`).toEqual([unknown.status, JSON.stringify(unknown.body)]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('is told by no feed, of whatever view, while the FIM works on it', async () => {
    const views = (await named('views')).map(({ name }) => name);
    const topics = views.flatMap((view) => [{ view }, { view, of: secretId }, { view, of: contactId }]);
    const streams = await Promise.all([...others.values()].map((who) => who.live()));
    const { position } = (await fim.command('operations.addLine', lineOf('zebra-later'))).body;
    for (const stream of streams) stream.say({ subscribe: topics.map((topic) => ({ ...topic, from: position })) });
    await must(fim, 'operations.regrade', {
      incidentId: secretId,
      seen: 'G1',
      grade: 'G3',
      reason: 'zebra-grade',
    }).catch(() => must(fim, 'operations.addLine', lineOf('zebra-more')));
    await must(fim, 'operations.moveIncident', {
      incidentId: secretId,
      seen: place.label,
      place: { ...place, label: 'zebra-elsewhere' },
    });
    const nextReviewAt = Date.now() + 3_600_000;
    await must(fim, 'operations.review', { incidentId: secretId, rationale: 'zebra-review', nextReviewAt });
    const last = (await fim.command('operations.addLine', lineOf('zebra-last'))).body.position as number;
    for (const [n, stream] of streams.entries()) {
      await stream.until((frame) => frame.type === 'beat' && Number(frame.position) >= last);
      // A topic that the reader asked for by id is named back to them, by nothing but their own word.
      const heard = stream.frames.filter(({ type }) => type !== 'reload');
      expectNothing(JSON.stringify(heard), `${[...others.keys()][n]} live`);
      stream.close();
    }
  });

  test('is one breath of the glass away, and that is seen', async () => {
    const dispatcher = others.get('dispatcher');
    if (dispatcher === undefined) throw new Error('no dispatcher');
    await must(dispatcher, 'operations.breakGlass', { incidentId: secretId, reason: 'Life at risk' });
    const mine = await dispatcher.get(`/api/views/operations.openIncidents?id=${secretId}`);
    expect(JSON.stringify(mine.body)).toContain('zebra-what');
    const alarms = await fim.get(`/api/views/operations.alarms?of=${secretId}`);
    expect(JSON.stringify(alarms.body)).toContain('break-glass');
  });
});

function lineOf(text: string): object {
  return { incidentId: secretId, lineId: randomUUID(), text, corrects: null };
}
