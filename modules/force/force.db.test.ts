import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  readStream,
  rebuild,
  type Subject,
  sql,
  startReactions,
  startTimer,
  tableContents,
} from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { type Force, makeForce } from './index.ts';
import { packOfStart } from './packs/of-start.ts';
import { ensurePublished } from './packs/versions.ts';

const roles: Readonly<Record<string, readonly Role[]>> = {
  rob: ['dispatcher'],
  mina: ['dispatcher', 'contact-officer'],
  carol: ['control-room-supervisor'],
  helen: ['bureau'],
};

let force: Force;
let on: TestDatabase;

beforeEach(async () => {
  force = makeForce({
    packDir: join(import.meta.dirname, '../../data/packs/rutland'),
    rolesOf: async (_db, accountId) => roles[accountId] ?? [],
  });
  on = await testDatabase([force.definition], { packVersion: force.packVersion });
});
afterEach(async () => {
  await on.close();
});

/** The subject as the server builds it: signed in, at the seat that force says. */
async function subject(id: string): Promise<Subject> {
  const { seat, changes } = await force.sittingOf(on.db, id);
  const held = roles[id] ?? [];
  return {
    kind: 'person',
    id,
    name: `${id} there`,
    roles: held,
    seat,
    callsign: null,
    accessVersion: changes,
    sessionId: null,
  };
}

async function send(id: string, name: string, input: unknown, ...confirmed: string[]): Promise<Answer> {
  return on.handle({ name: `force.${name}`, input, confirmed, commandId: randomUUID(), subject: await subject(id) });
}
const take = (id: string, seatId: string, ...confirmed: string[]) => send(id, 'takeSeat', { seatId }, ...confirmed);
const occupied = (role: Role, areaId: string | null, connected = (_id: string) => true) =>
  force.seatsFor(on.db, role, areaId, connected);
const rowsOf = async (view: string) => {
  const source = force.definition.views.find((one) => one.declaration.name === view);
  const rows = await source?.list(on.db, { filters: {}, limit: 100, after: null, of: null });
  return (rows ?? []).map((held) => held.row as { id: string; holder: { accountId: string } | null });
};

const NEXT = '2099.1.1';

function reactionOn(definition: Force['definition'], on: string) {
  const reaction = definition.reactions.find((one) => one.on.includes(on));
  if (reaction === undefined || 'note' in reaction) throw new Error(`nothing follows from ${on}`);
  return reaction;
}

describe('who may no longer act at a seat', () => {
  let now: Readonly<Record<string, readonly Role[]>>;
  beforeEach(() => {
    now = roles;
  });
  const changeable = () =>
    makeForce({
      packDir: join(import.meta.dirname, '../../data/packs/rutland'),
      rolesOf: async (_db, accountId) => now[accountId] ?? [],
    });
  const relieved = (definition: Force['definition'], on: string) => {
    const event = { type: on, stream: 'identity.account/rob' } as never;
    return reactionOn(definition, on).react(event, db());
  };
  const db = () => on.db;

  test('is passed by a ladder, though they sit there and are connected', async () => {
    await take('rob', 'dispatch-1');
    const changed = changeable();
    const hears = () => changed.seatsFor(on.db, 'dispatcher', 'oakham', () => true);
    expect(await hears()).toEqual(['dispatch-1']);
    now = { rob: ['officer'] };
    expect(await hears()).toEqual([]);
  });

  test('is relieved of it: without its roles, or disabled; whoever keeps a role of it stays', async () => {
    await take('rob', 'dispatch-1');
    const { definition } = changeable();
    expect(await relieved(definition, 'identity.RolesChanged')).toEqual([]);
    now = { rob: ['officer'] };
    const input = { seatId: 'dispatch-1', seen: 'rob', reason: expect.any(String) };
    expect(await relieved(definition, 'identity.RolesChanged')).toEqual([{ name: 'force.relieveSeat', input }]);
    expect(await relieved(definition, 'identity.AccountDisabled')).toEqual([{ name: 'force.relieveSeat', input }]);
  });

  test('and whoever has taken the seat meanwhile keeps it', async () => {
    await take('rob', 'dispatch-1');
    await take('mina', 'dispatch-1', 'seat-occupied');
    const input = { seatId: 'dispatch-1', seen: 'rob', reason: 'The account was disabled' };
    const answer = await on.handle({ name: 'force.relieveSeat', input });
    expect(answer).toMatchObject({ kind: 'refused', code: 'changed-meanwhile', current: 'mina' });
  });
});

describe('seats', () => {
  test('who has no seat may take one, and then sits there with its roles and areas', async () => {
    expect(await take('rob', 'dispatch-1')).toMatchObject({ kind: 'done' });
    expect(await force.seatOf(on.db, 'rob')).toMatchObject({ id: 'dispatch-1', roles: ['dispatcher'] });
    expect(await occupied('dispatcher', 'oakham')).toEqual(['dispatch-1']);
    expect(await take('carol', 'dispatch-1')).toMatchObject({ kind: 'refused', code: 'role-missing' });
    expect(await take('rob', 'throne')).toMatchObject({ kind: 'refused', code: 'no-such-seat' });
  });

  test('taking another seat leaves the first', async () => {
    await take('mina', 'contact-1');
    await take('mina', 'dispatch-2');
    expect(await force.sittingOf(on.db, 'mina')).toMatchObject({ seat: { id: 'dispatch-2' }, changes: 3 });
    const types = (await readStream(on.db, 'force.seat/contact-1')).map((event) => event.type);
    expect(types).toEqual(['force.SeatTaken', 'force.SeatLeft']);
  });

  test('an occupied seat asks for one key, then the other is relieved', async () => {
    await take('rob', 'dispatch-1');
    expect(await take('mina', 'dispatch-1')).toMatchObject({ kind: 'confirm', code: 'seat-occupied' });
    expect(await take('mina', 'dispatch-1', 'seat-occupied')).toMatchObject({ kind: 'done' });
    expect(await force.seatOf(on.db, 'rob')).toBeNull();
    const held = (await rowsOf('force.seats')).filter((row) => row.holder !== null);
    expect(held.map((row) => [row.id, row.holder?.accountId])).toEqual([['dispatch-1', 'mina']]);
  });

  test('one person who takes four seats at once sits at exactly one', async () => {
    const seats = ['contact-1', 'contact-2', 'dispatch-1', 'dispatch-2'];
    const answers = await Promise.all(seats.map((seatId) => take('mina', seatId)));
    expect(answers.map((answer) => answer.kind)).toEqual(['done', 'done', 'done', 'done']);
    expect((await rowsOf('force.seats')).filter((row) => row.holder !== null)).toHaveLength(1);
  });

  test('of two who take one seat at once, the second is asked', async () => {
    const kinds = (await Promise.all([take('rob', 'dispatch-1'), take('mina', 'dispatch-1')])).map((a) => a.kind);
    expect(kinds.sort()).toEqual(['confirm', 'done']);
  });

  test('who is not connected is passed over, but keeps the seat', async () => {
    await take('rob', 'dispatch-1');
    expect(await occupied('dispatcher', 'oakham', (id) => id !== 'rob')).toEqual([]);
    expect(await force.seatOf(on.db, 'rob')).toMatchObject({ id: 'dispatch-1' });
  });

  test('a supervisor relieves; a dispatcher may not', async () => {
    await take('rob', 'dispatch-1');
    await take('carol', 'supervisor');
    const input = { seatId: 'dispatch-1', reason: 'Taken ill' };
    expect(await send('mina', 'relieveSeat', input)).toMatchObject({ kind: 'not-permitted' });
    expect(await send('carol', 'relieveSeat', input)).toMatchObject({ kind: 'done' });
    expect(await send('rob', 'leaveSeat', { seatId: 'dispatch-1' })).toMatchObject({ code: 'not-yours' });
  });

  test('taking and leaving change the row, and what the person may see', async () => {
    await take('rob', 'dispatch-1');
    const [event] = await readStream(on.db, 'force.seat/dispatch-1');
    expect(event === undefined ? [] : force.definition.live(event)).toEqual([
      { view: 'force.seats', keys: ['dispatch-1'] },
      { access: 'rob' },
    ]);
  });

  test('a disabled account is relieved of its seat', async () => {
    await take('rob', 'dispatch-1');
    const [event] = await readStream(on.db, 'force.seat/dispatch-1');
    if (event === undefined) throw new Error('nothing to react to');
    const reaction = reactionOn(force.definition, 'identity.AccountDisabled');
    const disabled = { ...event, type: 'identity.AccountDisabled', stream: 'identity.account/rob' };
    const [command] = await reaction.react(disabled, on.db);
    expect(await on.handle({ name: command?.name ?? '', input: command?.input })).toMatchObject({ kind: 'done' });
    expect(await force.seatOf(on.db, 'rob')).toBeNull();
    expect(await reaction.react({ ...disabled, stream: 'identity.account/mina' }, on.db)).toEqual([]);
  });

  test('a rebuild gives the same rows', async () => {
    await take('mina', 'contact-1');
    await take('rob', 'dispatch-1');
    await take('mina', 'dispatch-1', 'seat-occupied');
    await force.ensurePublished(on.context);
    const before = await tableContents(on.db, on.context.registry);
    await rebuild(on.db, on.context.registry);
    expect(await tableContents(on.db, on.context.registry)).toEqual(before);
    expect(before['force.seat']).toHaveLength(1);
  });
});

describe('published packs', () => {
  test('a start puts the pack in force once, however often it happens', async () => {
    await force.ensurePublished(on.context);
    await force.ensurePublished(on.context);
    expect(await readStream(on.db, 'force.pack/rutland')).toHaveLength(1);
    expect(await force.findPack(on.db, force.packVersion())).toEqual(force.pack());
    expect(await force.findPack(on.db, '1999.1.1')).toBeNull();
    expect(await rowsOf('force.pack')).toMatchObject([
      { version: force.packVersion(), force: { estimatedTravel: false } },
    ]);
  });

  test('a pack changed without a new version is refused, and says what to do', async () => {
    await force.ensurePublished(on.context);
    const changed = { ...force.pack(), name: 'Rutland and more' };
    await expect(ensurePublished(on.context, changed)).rejects.toThrow(
      /version is still \d{4}\.\d+\.\d+.*e\.g\. \d{4}\.\d+\.\d+/,
    );
    await ensurePublished(on.context, { ...changed, version: NEXT });
    expect(await readStream(on.db, 'force.pack/rutland')).toMatchObject([
      { data: { version: force.packVersion(), previous: null } },
      { data: { version: NEXT, previous: force.packVersion() } },
    ]);
  });

  test('T28 a folder that has faults, or was changed without a new version, does not stop what has run before', async () => {
    const packs = mkdtempSync(join(tmpdir(), 'trefoil-packs-'));
    const folder = join(packs, 'rutland');
    const write = (text: string): void => writeFileSync(join(folder, 'pack.json'), text);
    const pack = force.pack();
    try {
      mkdirSync(folder);
      write('{ "id": "rutland"');
      await expect(packOfStart(on.db, folder)).rejects.toThrow(/pack\.json is no usable force pack/);
      await force.ensurePublished(on.context);
      expect(await packOfStart(on.db, folder)).toEqual({
        pack,
        refused: expect.stringContaining('no usable force pack'),
      });
      write(JSON.stringify({ ...pack, seats: [] }));
      expect(await packOfStart(on.db, folder)).toEqual({ pack, refused: expect.stringContaining('seats') });
      const changed = { ...pack, name: 'Rutland and more' };
      write(JSON.stringify(changed));
      const refused = expect.stringMatching(/was changed but its version is still/);
      expect(await packOfStart(on.db, folder)).toEqual({ pack, refused });
      write(JSON.stringify({ ...changed, version: NEXT }));
      expect(await packOfStart(on.db, folder)).toEqual({ pack: { ...changed, version: NEXT }, refused: null });
    } finally {
      rmSync(packs, { recursive: true });
    }
  });

  test('a start with an older pack is the way back; nobody can name one that was never loaded', async () => {
    await ensurePublished(on.context, { ...force.pack(), version: NEXT });
    await force.ensurePublished(on.context);
    const versions = (await readStream(on.db, 'force.pack/rutland')).map((event) => event.data);
    expect(versions).toMatchObject([{ version: NEXT }, { version: force.packVersion(), previous: NEXT }]);
    const input = { packId: 'rutland', version: '2026.11.99', reason: 'Nobody has it' };
    expect(await on.handle({ name: 'force.publishPack', input })).toMatchObject({ code: 'no-such-version' });
    expect(await send('mina', 'publishPack', input)).toMatchObject({ kind: 'not-permitted' });
  });

  test('M01 what somebody has put in force is not overruled by a start, and is taken up by it', async () => {
    await ensurePublished(on.context, { ...force.pack(), version: NEXT });
    await force.ensurePublished(on.context);
    const put = { packId: 'rutland', version: NEXT, reason: 'Looked through with the dispatchers' };
    expect(await on.handle({ name: 'force.publishPack', input: put })).toMatchObject({ kind: 'done' });
    await force.takeUp(on.db);
    expect(force.packVersion()).toBe(NEXT);
    const told = { what: 'published', by: expect.any(String), reason: put.reason, sections: expect.any(Array) };
    expect(await rowsOf('force.pack')).toMatchObject([{ version: NEXT, taken: told }]);
    const started = makeForce({
      packDir: join(import.meta.dirname, '../../data/packs/rutland'),
      rolesOf: async () => [],
    });
    expect(started.packVersion()).not.toBe(NEXT);
    await started.ensurePublished(on.context);
    expect(started.packVersion()).toBe(NEXT);
    const history = await rowsOf('force.packVersions');
    expect(history).toMatchObject([
      { version: NEXT, situation: 'in-force' },
      { situation: 'earlier', origin: 'folder' },
    ]);
  });

  test('M01 a version that has faults under this program gives way to the folder’s at a start, and that is said', async () => {
    await ensurePublished(on.context, { ...force.pack(), version: NEXT });
    const broken = JSON.stringify({ ...force.pack(), version: NEXT, grades: [] });
    const { tablesOf } = await import('./tables.ts');
    await tablesOf(on.db).deleteFrom('force.pack_version').where('version', '=', NEXT).execute();
    await tablesOf(on.db)
      .insertInto('force.pack_version')
      .values({
        ...{ pack_id: 'rutland', version: NEXT, hash: 'x', content: broken, loaded_at: 1, changes: '[]' },
        ...{ origin: 'draft', made_by: 'Helen', over: null },
      })
      .execute();
    await force.ensurePublished(on.context);
    expect(on.faults.join()).toContain('has faults under this program');
    expect(await rowsOf('force.pack')).toMatchObject([{ version: force.packVersion() }]);
  });

  test('M01 a version that waits warns an hour before, and climbs to a desk while it could not take effect', async () => {
    await ensurePublished(on.context, { ...force.pack(), version: NEXT });
    await force.ensurePublished(on.context);
    const from = on.clock.now() + 2 * 3_600_000;
    const put = { packId: 'rutland', version: NEXT, reason: 'From the first', from };
    expect(await on.handle({ name: 'force.publishPack', input: put })).toMatchObject({ kind: 'done' });
    const timer = startTimer(on.context);
    const alarms = () => force.listLateVersions(on.db, 'rutland');
    on.clock.set(from - 1_800_000);
    await timer.runDue();
    expect(await alarms()).toMatchObject([{ state: 'warned', text: expect.stringContaining('takes effect') }]);
    on.clock.set(from + 180_000);
    await timer.runDue();
    expect(await alarms()).toMatchObject([{ state: 'breached', told: 'control-room-supervisor' }]);
    const input = { packId: 'rutland', version: NEXT };
    expect(await on.handle({ name: 'force.takeEffect', input })).toMatchObject({ kind: 'done' });
    expect(await alarms()).toEqual([]);
    await timer.close();
  });

  test('F13 what it does by itself says who did it: a version that takes effect, and whoever sits at a seat that it changes', async () => {
    const pack = force.pack();
    const seats = pack.seats.map((seat) => (seat.id === 'dispatch-1' ? { ...seat, name: 'Dispatch one' } : seat));
    await ensurePublished(on.context, { ...pack, version: NEXT, seats });
    await force.ensurePublished(on.context);
    const [timer, reactions] = [startTimer(on.context), startReactions(on.context)];
    // What was published until now is nobody's news any more.
    await reactions.runDue();
    await take('rob', 'dispatch-1');
    const from = on.clock.now() + 3_600_000;
    await on.handle({ name: 'force.publishPack', input: { packId: pack.id, version: NEXT, reason: 'A name', from } });
    on.clock.set(from + 1_000);
    await timer.runDue();
    for (const _ of ['the version', 'the seat']) await reactions.runDue();
    const { rows } = await sql<{ type: string; by: string }>`
      SELECT type, actor->>'name' AS by FROM kernel.event WHERE actor->>'kind' = 'system' AND occurred_at >= ${from}
       ORDER BY position`.execute(on.db);
    expect(rows).toEqual([
      { type: 'kernel.DeadlineBreached', by: 'Deadline timer' },
      { type: 'force.PackPublished', by: 'force pack' },
      { type: 'force.SeatRenewed', by: 'force pack' },
    ]);
    await reactions.close();
    await timer.close();
  });

  test('a database belongs to one force', async () => {
    await force.ensurePublished(on.context);
    await expect(ensurePublished(on.context, { ...force.pack(), id: 'staffordshire' })).rejects.toThrow(
      /belongs to the force rutland/,
    );
  });
});
