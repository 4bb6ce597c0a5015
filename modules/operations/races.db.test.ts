import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startReactions } from '../../kernel/index.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  makeWorld,
  otherDispatcher,
  raisedIncident,
  supervisor,
  takenContact,
  type World,
} from './test-world.ts';

const accept = ['not-suitable', 'skill-missing'];
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

describe('several desks at once', () => {
  test('one call, many who answer: one has it, the others learn who', async () => {
    const contactId = randomUUID();
    await world.must(contactOfficer, 'announceCall', {
      contactId,
      channel: '999',
      callerNumber: null,
      circle: null,
      subscriber: null,
    });
    const answers = await Promise.all(
      [contactOfficer, dispatcher, otherDispatcher, supervisor].map((who) =>
        world.send(who, 'answerCall', { contactId }),
      ),
    );
    expect(answers.map((a) => a.kind).sort()).toEqual(['done', 'refused', 'refused', 'refused']);
    const [contact] = await world.seen(supervisor, 'operations.contacts', { filters: { id: contactId } });
    const lost = answers.filter((a) => a.kind === 'refused');
    for (const answer of lost)
      expect(answer).toMatchObject({ code: 'already-answered', current: { takenBy: contact?.takenBy } });
  });

  test('one unit, many desks and incidents: one has it, nobody else takes it in silence', async () => {
    const tourId = await bookedUnit(world, 'RACE');
    const incidents = await Promise.all(Array.from({ length: 6 }, () => raisedIncident(world, { grade: 'G2' })));
    const answers = await Promise.all(
      incidents.map(({ incidentId }, i) =>
        world.send(
          i % 2 ? dispatcher : otherDispatcher,
          'assignUnit',
          { assignmentId: randomUUID(), incidentId, tourId },
          ...accept,
        ),
      ),
    );
    expect(answers.filter((a) => a.kind === 'done')).toHaveLength(1);
    const asked = answers.filter((a) => a.kind === 'confirm');
    expect(asked).toHaveLength(5);
    for (const answer of asked)
      expect(answer).toMatchObject({ code: 'unit-committed', detail: expect.stringContaining('RACE is on 0') });
    const manned = (await world.seen(supervisor, 'operations.openIncidents')).filter(
      (row) => (row.units as unknown[]).length > 0,
    );
    expect(manned).toHaveLength(1);
  });

  test('all of them divert it: it is on one incident in the end, and every other was told', async () => {
    const tourId = await bookedUnit(world, 'TORN');
    const incidents = await Promise.all(Array.from({ length: 5 }, () => raisedIncident(world, { grade: 'G2' })));
    for (const { incidentId } of incidents.slice(0, 1)) {
      await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...accept);
    }
    await Promise.all(
      incidents
        .slice(1)
        .map(({ incidentId }) =>
          world.must(
            otherDispatcher,
            'assignUnit',
            { assignmentId: randomUUID(), incidentId, tourId, how: 'divert' },
            ...accept,
          ),
        ),
    );
    const rows = await Promise.all(
      incidents.map(({ incidentId }) => world.held('operations.openIncidents', { filters: { id: incidentId } })),
    );
    const units = rows.flat().flatMap((held) => (held.row as { units: { callsign: string }[] }).units);
    expect(units).toHaveLength(1);
    const logs = await Promise.all(
      incidents.map(({ incidentId }) => world.held('operations.incidentLog', { of: incidentId })),
    );
    const told = logs.flat().filter((line) => (line.row as { text: string }).text?.startsWith('TORN diverted'));
    expect(told).toHaveLength(4);
  });

  test('one callsign, two crews: one is on duty', async () => {
    const book = (tourId: string) => ({
      tourId,
      callsign: 'TWIN',
      kind: 'response',
      crew: [{ collar: '1', name: 'A', permit: 'basic', accountId: null }],
      vehicle: null,
      skills: [],
      talkgroup: 'RUT-1',
      issi: null,
      areaId: 'oakham',
      stationId: null,
      shiftEndsAt: world.test.clock.now() + 3_600_000,
    });
    const answers = await Promise.all([1, 2, 3].map(() => world.send(dispatcher, 'bookOn', book(randomUUID()))));
    expect(answers.map((a) => (a.kind === 'refused' ? a.code : a.kind)).sort()).toEqual([
      'callsign-on-duty',
      'callsign-on-duty',
      'done',
    ]);
  });

  test('one field, two writers: the second sees what stands', async () => {
    const contactId = await takenContact(world);
    const write = (value: string) =>
      world.send(contactOfficer, 'writeContactField', { contactId, field: 'note', seen: '', value });
    const answers = await Promise.all([write('one'), write('two')]);
    const done = answers.findIndex((a) => a.kind === 'done');
    expect(answers[1 - done]).toMatchObject({
      kind: 'refused',
      code: 'changed-meanwhile',
      current: ['one', 'two'][done],
    });
  });
});

describe('numbers', () => {
  test('are unique under load, in one day’s sequence, and never wait for each other', async () => {
    const before = (await world.held('operations.openIncidents')).length;
    await Promise.all(Array.from({ length: 40 }, () => raisedIncident(world)));
    const rows = (await world.held('operations.openIncidents')).map((held) => (held.row as { number: string }).number);
    expect(rows).toHaveLength(before + 40);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.every((number) => /^\d{4} of 22\/11$/.test(number))).toBe(true);
  });

  test('of a server that did not see the others are taken again after the clash', async () => {
    const second = await makeWorldOn(world);
    const contacts = await Promise.all(Array.from({ length: 8 }, () => takenContact(world)));
    const raised = await Promise.all(
      contacts.map((contactId, i) =>
        (i % 2 ? world : second).must(contactOfficer, 'raiseIncident', {
          contactId,
          incidentId: randomUUID(),
          code: '202',
        }),
      ),
    );
    expect(new Set(raised.map((r) => r.number)).size).toBe(8);
  });

  test('begin again at local midnight', async () => {
    world.test.clock.set(Date.UTC(2026, 10, 23, 0, 0, 1));
    const { incidentId } = await raisedIncident(world);
    const [row] = await world.held('operations.openIncidents', { filters: { id: incidentId } });
    expect(row?.row).toMatchObject({ number: '0001 of 23/11' });
  });
});

/** A second server on the same database, with counters of its own. */
async function makeWorldOn(first: World): Promise<Pick<World, 'must'>> {
  const { handle, makeKernel } = await import('../../kernel/index.ts');
  const { makeOperations } = await import('./index.ts');
  const { test, force } = first;
  const operations = makeOperations({
    force,
    connected: () => true,
    markersNear: async () => [],
    listLateMarkers: async () => [],
    accountsByCollar: async () => new Map(),
    roads: { estimated: true, table: async () => [] },
    clock: test.clock,
  });
  const context = makeKernel({
    db: test.db,
    modules: [force.definition, operations.definition],
    clock: test.clock,
    packVersion: force.packVersion,
    occupiedSeats: async () => [],
    report: () => undefined,
  });
  return {
    must: async (subject, name, input) => {
      const call = { name: `operations.${name}`, commandId: randomUUID(), input, subject, confirmed: [] };
      const answer = await handle(context, call);
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      return { ...answer.result };
    },
  };
}

describe('a desk that is left', () => {
  test('passes its incidents, unclaimed, to the supervisor; one that was relieved passes nothing', async () => {
    const desk = await makeWorld();
    const reactions = startReactions(desk.test.context);
    try {
      await desk.must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
      await desk.must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
      const { incidentId } = await raisedIncident(desk);
      const owner = async () =>
        (await desk.held('operations.openIncidents', { filters: { id: incidentId } })).map(
          (h) => (h.row as { ownerSeatId: string }).ownerSeatId,
        );
      expect(await owner()).toEqual(['dispatch-1']);
      await desk.must(otherDispatcher, 'force.takeSeat', { seatId: 'dispatch-1' }, 'seat-occupied');
      await reactions.runDue();
      expect(await owner()).toEqual(['dispatch-1']);
      await desk.must(otherDispatcher, 'force.leaveSeat', { seatId: 'dispatch-1' });
      await reactions.runDue();
      expect(await owner()).toEqual(['supervisor']);
      expect(desk.test.faults).toEqual([]);
    } finally {
      await reactions.close();
      await desk.test.close();
    }
  });
});
