import type { Pack } from '../../force/index.ts';
import { anyOf, type Draughts, digits, inRoom, kept, type Need, onAll, upTo } from './draft.ts';
import { coreSwitches, powerOf, serialOf, short } from './ground.ts';

const stores = ['storage A', 'storage B'];
const hosts = (hall: string): readonly string[] => upTo(3).map((i) => `host ${hall}${i}`);

interface Application {
  readonly name: string;
  readonly version: string;
  readonly criticality: number;
  readonly database?: string;
  readonly on?: readonly string[];
  /** Services of the catalogue that stand on it. */
  readonly serves?: readonly string[];
}

/** Lowest first: what stands on another comes after it. */
const applications: readonly Application[] = [
  { name: 'Directory', version: '2022', criticality: 1, serves: ['directory'] },
  { name: 'Name service', version: '9.18', criticality: 1, serves: ['network'] },
  { name: 'Telephony server', version: '14.2', criticality: 1, on: ['Name service'], serves: ['telephony'] },
  { name: 'Voice recorder', version: '6.1', criticality: 2, database: 'Recordings', on: ['Telephony server'] },
  {
    name: 'Trefoil',
    version: '2026.11',
    criticality: 1,
    database: 'Control room',
    on: ['Name service'],
    serves: ['control-room-system'],
  },
  { name: 'Map service', version: '4.0', criticality: 2, database: 'Maps', serves: ['control-room-system'] },
  { name: 'Records management', version: '8.3', criticality: 2, database: 'Records', on: ['Directory'] },
  { name: 'Custody', version: '5.0', criticality: 2, database: 'Custody', on: ['Directory'], serves: ['custody'] },
  { name: 'Mobile gateway', version: '3.7', criticality: 2, on: ['Directory'], serves: ['mobile-working'] },
  { name: 'E-mail', version: '2019', criticality: 3, on: ['Directory'], serves: ['office'] },
  { name: 'File shares', version: '2022', criticality: 3, on: ['Directory'], serves: ['office'] },
  { name: 'Duty planning', version: '11.4', criticality: 3, database: 'Duties', on: ['Directory'] },
  { name: 'Digital evidence', version: '2.9', criticality: 2, database: 'Evidence', on: ['Directory'] },
  { name: 'ANPR back office', version: '7.2', criticality: 2, database: 'ANPR' },
  { name: 'Intranet', version: '6.4', criticality: 4, database: 'Intranet', on: ['Directory'] },
  { name: 'Fleet register', version: '3.0', criticality: 4, database: 'Fleet', on: ['Directory'] },
  { name: 'Monitoring', version: '7.0', criticality: 3, database: 'Monitoring' },
];

/** The two data halls, what runs in them, and the services of the catalogue upon it. */
export function drawHallsWithin(draughts: Draughts, pack: Pack): void {
  const [seat] = pack.stations;
  if (seat === undefined) return;
  const owned = { ...kept('Servers and storage', 'servers', 1), stationId: seat.id };
  for (const [h, hall] of ['A', 'B'].entries()) {
    const place = [inRoom(`hall ${hall}`), powerOf(hall), anyOf('core', coreSwitches, 'connects-through')];
    draughts.put({
      ...{ key: `storage ${hall}`, classId: 'storage', name: `Storage ${hall}`, needs: place },
      fields: {
        ...owned,
        manufacturer: 'Dell',
        model: 'EqualLogic PS4100',
        hostname: `${short(pack.id)}-sto-${h + 1}`,
        capacityTb: 24,
        heightUnits: 2,
        serial: serialOf('DEL', 600 + h),
      },
    });
    for (const [i, key] of hosts(hall).entries()) {
      draughts.put({
        ...{ key, classId: 'server', name: `Host ${hall}${i + 1}`, needs: place },
        fields: {
          ...owned,
          manufacturer: 'Dell',
          model: 'PowerEdge R730',
          hostname: `${short(pack.id)}-host-${hall.toLowerCase()}${i + 1}`,
          address: `10.0.2.${h * 10 + i + 1}`,
          memoryGb: 512,
          processors: 2,
          heightUnits: 2,
          serial: serialOf('DEL', 620 + h * 10 + i),
        },
      });
    }
  }
  for (const application of applications)
    drawApplication(draughts, application, { force: pack.id, stationId: seat.id });
  drawTelephony(draughts, seat.id);
}

interface At {
  readonly force: string;
  readonly stationId: string;
}

function machine(
  draughts: Draughts,
  { force, stationId }: At,
  drawn: { readonly name: string; readonly hall: string; readonly criticality: number },
): string {
  const { name, hall, criticality } = drawn;
  const hostname = `${short(force)}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  return draughts.put({
    ...{ key: `vm ${name}`, classId: 'virtual-machine', name },
    fields: {
      ...kept('Servers and storage', 'servers', criticality),
      stationId,
      hostname,
      operatingSystem: 'Debian 13',
      memoryGb: 32,
      processors: 8,
    },
    needs: [anyOf('hosts', hosts(hall), 'runs-on', 2), anyOf('storage', stores)],
  });
}

function drawApplication(draughts: Draughts, application: Application, at: At): void {
  const { name, version, criticality, database, on = [] } = application;
  const owned = { ...kept('Applications', 'applications', criticality), stationId: at.stationId };
  const needs: Need[] = [];
  if (database !== undefined) {
    const machines = ['A', 'B'].map((hall) =>
      machine(draughts, at, { name: `${database} database ${hall}`, hall, criticality }),
    );
    draughts.put({
      ...{ key: `database ${database}`, classId: 'database', name: `${database} database` },
      fields: { ...owned, engine: 'PostgreSQL', version: '18', capacityGb: 200 + database.length * 40 },
      needs: [anyOf('machines', machines, 'runs-on')],
    });
    needs.push(onAll([`database ${database}`]));
  }
  const machines = ['A', 'B'].map((hall) => machine(draughts, at, { name: `${name} ${hall}`, hall, criticality }));
  needs.push(anyOf('machines', machines, 'runs-on'));
  if (on.length > 0) needs.push(onAll(on.map((other) => `application ${other}`)));
  draughts.put({ key: `application ${name}`, classId: 'application', name, fields: { ...owned, version }, needs });
}

function drawTelephony(draughts: Draughts, stationId: string): void {
  const net = { ...kept('Networks and telephony', 'networks', 1), stationId };
  for (const [h, hall] of ['A', 'B'].entries()) {
    draughts.put({
      ...{
        key: `pabx ${hall}`,
        classId: 'pabx',
        name: `Exchange ${hall}`,
        fields: { ...net, hostname: `pbx-${h + 1}`, address: `10.0.3.${h + 1}`, version: '14.2', extensions: 2000 },
      },
      needs: [inRoom(`hall ${hall}`), powerOf(hall), anyOf('core', coreSwitches, 'connects-through')],
    });
  }
  for (const i of upTo(4)) {
    const supplier = i % 2 === 0 ? 'Northway Telecom' : 'Meridian Networks';
    const protocol = i === 3 ? 'ISDN30' : 'SIP';
    draughts.put({
      ...{ key: `trunk ${i}`, classId: 'trunk', name: `${i < 2 ? '999' : 'Office'} trunk ${i + 1} (${protocol})` },
      fields: {
        ...net,
        protocol,
        channels: i < 2 ? 60 : 30,
        supplier,
        supplierRef: `TRK-${7700 + i}`,
        numbers: [`0163296${digits(100 * i, 4)}`],
      },
      needs: [
        { kind: 'covered-by', on: [`contract ${supplier}`] },
        onAll([i % 2 === 0 ? 'pabx A' : 'pabx B'], 'connects-through'),
      ],
    });
  }
}

const pabx = ['pabx A', 'pabx B'];

/** The services of the catalogue, the ones that others stand on first. */
export function drawServices(draughts: Draughts, pack: Pack, seats: readonly string[]): void {
  const left = [...pack.service.services];
  for (let tries = left.length ** 2; left.length > 0 && tries > 0; tries -= 1) {
    const next = left.shift();
    if (next === undefined) return;
    const { id, name, owner, criticality, view, on } = next;
    if (!on.every((other) => draughts.has(`service ${other}`))) {
      left.push(next);
      continue;
    }
    const served = applications.filter(({ serves }) => serves?.includes(id)).map((one) => `application ${one.name}`);
    const upon = [...on.map((other) => `service ${other}`), ...served];
    draughts.put({
      ...{ key: `service ${id}`, classId: 'service', name },
      fields: { owner, teamId: teamOf(id), criticality, view, serviceId: id },
      needs: [...(upon.length === 0 ? [] : [onAll(upon)]), ...ownNeeds(id, pack, seats)],
    });
  }
}

function teamOf(id: string): string {
  if (id === 'network' || id === 'telephony') return 'networks';
  if (id === 'radio-voice' || id === 'dispatch') return 'radio';
  return id === 'servers' || id === 'directory' ? 'servers' : 'applications';
}

function ownNeeds(id: string, pack: Pack, seats: readonly string[]): readonly Need[] {
  const half = (keys: readonly string[]): number => Math.max(1, Math.ceil(keys.length / 2));
  const at = (role: string) =>
    pack.seats.filter(({ roles }) => roles.some((one) => one === role)).map((seat) => `seat ${seat.id}`);
  const positions = (role: string) => at(role).filter((key) => seats.includes(key));
  switch (id) {
    case 'network':
      return [anyOf('core', coreSwitches)];
    case 'servers':
      return [anyOf('hosts', [...hosts('A'), ...hosts('B')], 'depends-on', 3), anyOf('storage', stores)];
    case 'telephony':
      return [
        anyOf('exchanges', pabx),
        anyOf(
          'trunks',
          upTo(4).map((i) => `trunk ${i}`),
        ),
      ];
    case 'radio-voice':
      return [anyOf('gateways', ['gateway A', 'gateway B'])];
    case '999-answering':
      return [anyOf('positions', positions('contact-officer'), 'depends-on', half(positions('contact-officer')))];
    case 'dispatch':
      return [anyOf('positions', positions('dispatcher'), 'depends-on', half(positions('dispatcher')))];
    default:
      return [];
  }
}
