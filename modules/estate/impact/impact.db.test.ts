import { afterAll, beforeAll, expect, test } from 'vitest';
import { added, makeWorld, officer, serviceManager, technician, type World } from '../test-estate.ts';

type Ids = Readonly<Record<string, string>>;

let world: World;
let ids: Ids;
beforeAll(async () => {
  world = await makeWorld();
  ids = await builtRoom();
});
afterAll(() => world.test.close());

/** A feed, two servers on it, the service on either of them, a position and a base site, a car with its set. */
async function builtRoom(): Promise<Ids> {
  const to = (kind: string, toId: string, group: string | null = null) => ({ kind, toId, group });
  const feed = await added(world, { classId: 'power', label: 'PWR-A', name: 'Feed A' });
  const server = async (label: string): Promise<string> =>
    added(world, { classId: 'server', label, name: label, relations: [to('powered-by', feed)] });
  const [one, two] = [await server('SRV-1'), await server('SRV-2')];
  const service = await added(world, {
    ...{
      classId: 'service',
      label: 'SVC-DISPATCH',
      name: 'Dispatch',
      fields: { serviceId: 'dispatch', criticality: 1 },
    },
    relations: [to('runs-on', one, 'pair'), to('runs-on', two, 'pair')],
    groups: [{ group: 'pair', needs: 1 }],
  });
  const position = await added(world, {
    ...{ classId: 'control-position', label: 'POS-1', name: 'Position 1', fields: { seatId: 'dispatch-oakham' } },
    relations: [to('uses', service), to('located-in', feed)],
  });
  const site = async (label: string, areas: readonly string[], power?: string): Promise<string> =>
    added(world, {
      ...{ classId: 'base-site', label, name: label, fields: { cell: label, areas } },
      relations: power === undefined ? [] : [to('powered-by', power)],
    });
  await site('BS-1', ['oakham-north-west', 'langham'], feed);
  await site('BS-2', ['langham']);
  const radio = await added(world, {
    ...{
      classId: 'radio-terminal',
      label: 'RAD-V1',
      name: 'Set of OA10',
      fields: { issi: '4326001', form: 'vehicle set' },
    },
  });
  const vehicle = await added(world, {
    ...{ classId: 'vehicle', label: 'VEH-1', name: 'OA10', fields: { registration: 'DM26 AAB', callsign: 'OA10' } },
    relations: [to('fitted-with', radio)],
  });
  return { feed, one, two, service, position, radio, vehicle };
}

const fallenWith = async (down: string, who = technician) =>
  (await world.seen(who, 'impact', { of: down })).map(({ label }) => label);

test('SM-89 what a pair can spare does not fall; both at once take the service and the position', async () => {
  expect(await fallenWith('SRV-1')).toEqual([]);
  expect(await fallenWith('SRV-1,SRV-2')).toEqual(['SVC-DISPATCH', 'POS-1']);
  const [service] = await world.seen(technician, 'impact', { of: 'SRV-1,SRV-2' });
  expect(service).toMatchObject({ unmet: { group: 'pair', needs: 1, of: 2, downLabels: ['SRV-1', 'SRV-2'] } });
});

test('one of a pair that is under repair holds nothing up: the other alone takes what needs them', async () => {
  const itemId = ids.one ?? '';
  await world.must(technician, 'moveItem', { itemId, from: 'live', to: 'under-repair' }, 'still-needed');
  expect(await fallenWith('SRV-2')).toEqual(['SVC-DISPATCH', 'POS-1']);
  await world.must(technician, 'moveItem', { itemId, from: 'under-repair', to: 'live' });
  expect(await fallenWith('SRV-2')).toEqual([]);
});

test('what falls is said in the words of those who police: position, service, beats and their usual immediate calls, callsign', async () => {
  const { db } = world.test;
  const found = await world.estate.impactOf(db, { downIds: [ids.feed ?? '', ids.radio ?? ''], hour: 23 });
  expect(found.policing).toMatchObject({
    services: [{ label: 'SVC-DISPATCH', serviceId: 'dispatch' }],
    positions: [{ label: 'POS-1', seatId: 'dispatch-oakham' }],
    allPositions: 1,
    callsigns: ['OA10'],
    radios: [{ issi: '4326001' }],
    areas: [
      { areaId: 'langham', left: 1 },
      { areaId: 'oakham-north-west', left: 0 },
    ],
  });
  expect(found.usualImmediateCalls).toBeGreaterThan(0);
  const night = await world.estate.impactOf(db, { downIds: [ids.feed ?? ''], hour: 4 });
  expect(night.usualImmediateCalls).not.toBe(found.usualImmediateCalls);
  expect(found.fallen.find(({ label }) => label === 'POS-1')?.path.length).toBe(4);
});

test('what an item needs and what needs it, step by step, by depth, class and kind', async () => {
  const up = await world.seen(technician, 'dependencies', { of: 'PWR-A', filters: { direction: 'up' } });
  expect(up.map(({ label, depth }) => [label, depth])).toEqual([
    ['PWR-A', 0],
    ...[
      ['BS-1', 1],
      ['POS-1', 1],
      ['SRV-1', 1],
      ['SRV-2', 1],
    ].sort((a, b) => labelsAt(up, a[0]) - labelsAt(up, b[0])),
    ['SVC-DISPATCH', 2],
  ]);
  const near = await world.seen(technician, 'dependencies', {
    of: 'POS-1',
    filters: { direction: 'down', depth: '1' },
  });
  expect(near.map(({ label, beyond }) => [label, beyond])).toContainEqual(['SVC-DISPATCH', 2]);
  const filters = { direction: 'down', classes: 'server', kinds: 'uses,runs-on' };
  const servers = await world.seen(technician, 'dependencies', { of: 'POS-1', filters });
  expect(servers.map(({ label }) => label).sort()).toEqual(['POS-1', 'SRV-1', 'SRV-2']);
});

function labelsAt(rows: readonly Readonly<Record<string, unknown>>[], label: unknown): number {
  return rows.findIndex((row) => row.label === label);
}

test('SM-95 items that take a service with them alone are listed, and a pair is not among them', async () => {
  const points = (await world.seen(technician, 'singlePoints')).map(({ label, services }) => [label, services]);
  expect(points).toEqual([['PWR-A', ['SVC-DISPATCH']]]);
});

test('a concealed item shows neither itself nor that anything hangs on it, nor what is asked by its name', async () => {
  const hidden = await added(world, {
    classId: 'server',
    label: 'SRV-HID',
    name: 'Interception',
    access: 'concealed',
    allowed: [serviceManager.id],
  });
  const relations = [{ kind: 'runs-on', toId: hidden, group: null }];
  await added(world, { classId: 'application', label: 'APP-OPEN', name: 'Viewer', relations });
  expect(await fallenWith('SRV-HID')).toEqual([]);
  const walked = await world.seen(technician, 'dependencies', { of: 'APP-OPEN', filters: { direction: 'down' } });
  expect(walked.map(({ label, beyond }) => [label, beyond])).toEqual([['APP-OPEN', 0]]);
  const input = {
    itemId: hidden,
    access: 'concealed',
    allowed: [technician.id, serviceManager.id],
    reason: 'Of the team',
  };
  await world.must(serviceManager, 'limitItem', input);
  expect(await fallenWith('SRV-HID')).toEqual(['APP-OPEN']);
  await expect(world.seen(officer, 'impact', { of: 'PWR-A' })).rejects.toThrow();
});
