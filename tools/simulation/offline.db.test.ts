import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeptStore } from '../../client/kept-store.ts';
import { type Attempt, type Kept, Outbox, type Sent } from '../../client/outbox.ts';
import { type Answer, handle, readStream } from '../../kernel/index.ts';
import { personSubject, type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { makeForce } from '../../modules/force/index.ts';
import {
  AddLine,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  WriteContactField,
} from '../../modules/operations/contract.ts';
import { makeOperations } from '../../modules/operations/index.ts';
import { makeRandom } from '../exercise/random.ts';

/** T16 against the real `handle()`: two devices of one officer, a network that loses, doubles and forgets to answer. */
const random = makeRandom(Number(process.env.T16_SEED ?? 16));
const ACTIONS = 500;
const HOUR_MS = 3_600_000;
const olly = personSubject('olly', ['contact-officer', 'dispatcher']);

let t: TestDatabase;
beforeAll(async () => {
  const packDir = join(import.meta.dirname, '..', '..', 'data', 'packs', 'rutland');
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const operations = makeOperations({
    ...{ force, connected: () => true, markersNear: async () => [], listLateMarkers: async () => [] },
    ...{ accountsByCollar: async () => new Map(), roads: { estimated: true, table: async () => [] } },
    clock: { now: () => t.clock.now() },
  });
  t = await testDatabase([force.definition, operations.definition], { packVersion: force.packVersion });
});
afterAll(() => t.close());

/** What the command route makes of an answer, in the outbox's words. */
function attemptOf(answer: Answer): Attempt {
  switch (answer.kind) {
    case 'done':
    case 'confirm':
      return answer;
    case 'refused':
      return { ...answer, current: answer.current ?? null };
    default:
      return { kind: 'refused', code: answer.kind, detail: JSON.stringify(answer), current: null };
  }
}

const carryOut = async ({ name, commandId, input, confirmed, occurredAt }: Kept): Promise<Attempt> => {
  const call = { name, commandId, input, confirmed, subject: olly };
  return attemptOf(await handle(t.context, occurredAt === null ? call : { ...call, occurredAt }));
};

class Store {
  getItem(key: string): string | null {
    const held: unknown = Reflect.get(this, key);
    return typeof held === 'string' ? held : null;
  }
  setItem(key: string, text: string): void {
    Reflect.set(this, key, text);
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

class Phone {
  readonly kept = makeKeptStore(new Store());
  readonly entered: string[] = [];
  outbox!: Outbox;
  /** What was kept by the window before is taken up. */
  begun!: Promise<unknown>;
  clockMs = 0;
  private windows = 0;
  private readonly name: string;
  constructor(name: string) {
    this.name = name;
    this.open();
  }

  open(): void {
    const window = `${this.name}-${++this.windows}`;
    const lives = (): boolean => window === `${this.name}-${this.windows}`;
    const never = new Promise<never>(() => undefined);
    this.outbox = new Outbox({
      post: async (kept) => {
        if (!lives()) return await never;
        const attempt = await this.sent(kept);
        return lives() ? attempt : await never;
      },
      store: {
        list: () => this.kept.list(),
        put: (kept) => lives() && this.kept.put(kept),
        remove: (commandId) => lives() && this.kept.remove(commandId),
      },
      wait: () => wait(1),
      now: () => t.clock.now() + this.clockMs,
      alone: () => true,
      newId: () => random.uuid(),
      window,
      lives: async (other) => other === window,
    });
    this.begun = Promise.resolve(this.outbox.begin(olly.id));
  }

  private async sent(kept: Kept): Promise<Attempt> {
    const alone: Attempt = { kind: 'later', afterMs: null, why: 'alone' };
    const fate = random.next();
    if (fate < 0.2) return alone;
    if (fate < 0.3) await Promise.all([carryOut(kept), carryOut(kept)]);
    const attempt = await carryOut(kept);
    return fate < 0.5 ? alone : attempt;
  }

  /** Everything but yes that is kept for the person to see. */
  unread(): readonly Kept[] {
    return this.kept.list();
  }
}

test('T16 five hundred actions from two phones, against the real commands: each once, in order, conflicts shown', async () => {
  const phones = [new Phone('a'), new Phone('b')] as const;
  const ids = Array.from({ length: 4 }, () => ({ contactId: random.uuid(), incidentId: random.uuid() }));
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  const told: Sent[] = [];
  const hear = (coming: Promise<Sent>): void => void coming.then((sent) => told.push(sent));
  for (const { contactId, incidentId } of ids) {
    hear(phones[0].outbox.send(OpenContact, { contactId, channel: 'other', callerNumber: null }));
    hear(phones[0].outbox.send(WriteContactField, { contactId, field: 'what', seen: '', value: 'A' }));
    hear(phones[0].outbox.send(PlaceContact, { contactId, place }));
    hear(phones[0].outbox.send(RaiseIncident, { contactId, incidentId, code: '202' }));
  }
  await expect.poll(() => phones[0].outbox.waiting().length, { timeout: 30_000 }).toBe(0);
  const lines = new Map<string, { readonly phone: number; readonly n: number }>();
  const writes: string[] = [];
  for (let n = 0; n < ACTIONS; n += 1) {
    const which = random.chance(0.5) ? 1 : 0;
    const phone = phones[which];
    const { contactId, incidentId } = random.pick(ids);
    phone.clockMs = random.between([-48, 48]) * HOUR_MS;
    if (random.chance(0.8)) {
      const lineId = random.uuid();
      lines.set(lineId, { phone: which, n });
      hear(phone.outbox.send(AddLine, { incidentId, lineId, text: `line ${n}`, corrects: null }));
    } else {
      writes.push(`note ${n}`);
      hear(phone.outbox.send(WriteContactField, { contactId, field: 'note', seen: '', value: `note ${n}` }));
    }
    if (random.chance(0.02)) phone.open();
    if (random.chance(0.1)) await wait(1);
  }
  for (const phone of phones) phone.open();
  await Promise.all(phones.map(({ begun }) => begun));
  await expect.poll(() => phones.flatMap(({ outbox }) => outbox.waiting()).length, { timeout: 60_000 }).toBe(0);

  const events = await Promise.all(ids.map(({ incidentId }) => readStream(t.db, `operations.incident/${incidentId}`)));
  const written = events.map((stream) =>
    stream.filter(({ type }) => type === 'operations.LineAdded').map(({ data }) => (data as { lineId: string }).lineId),
  );
  expect(written.flat().sort(), 'each line once').toEqual([...lines.keys()].sort());
  for (const stream of written) {
    for (const which of [0, 1]) {
      const order = stream.flatMap((id) => (lines.get(id)?.phone === which ? [lines.get(id)?.n ?? 0] : []));
      expect(order, 'in the order of entering').toEqual([...order].sort((a, b) => a - b));
    }
  }
  // Of all who saw the note empty one wrote it; every other is kept to be shown, and none is dropped.
  const notes = await Promise.all(ids.map(({ contactId }) => readStream(t.db, `operations.contact/${contactId}`)));
  const done = notes.flat().filter(({ type, data }) => {
    return type === 'operations.ContactFieldWritten' && (data as { field: string }).field === 'note';
  });
  const unread = phones.flatMap((phone) => phone.unread());
  expect(done).toHaveLength(ids.length);
  expect(unread.map(({ answer }) => answer?.kind === 'refused' && answer.code)).toEqual(
    Array.from({ length: writes.length - ids.length }, () => 'changed-meanwhile'),
  );
  for (const { occurredAt, recordedAt } of events.flat()) expect(occurredAt).toBeLessThanOrEqual(recordedAt);
  expect(t.faults).toEqual([]);
}, 180_000);
