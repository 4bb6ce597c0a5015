import type { Pack } from '../../force/index.ts';
import { type Draughts, type Drawn, digits, inRoom, kept, type Need, onAll } from './draft.ts';
import { serialOf } from './ground.ts';

const first = [
  'Aled',
  'Amara',
  'Beth',
  'Callum',
  'Chloe',
  'Dafydd',
  'Esme',
  'Farah',
  'Gareth',
  'Hannah',
  'Imran',
  'Jade',
  'Kieran',
  'Lucy',
  'Marta',
  'Nathan',
  'Olga',
  'Priya',
  'Rhys',
  'Sana',
  'Tobias',
  'Una',
  'Violet',
  'Will',
  'Yusuf',
  'Zoe',
];
const last = [
  'Abbott',
  'Bishop',
  'Carver',
  'Dunn',
  'Eccles',
  'Farrow',
  'Gill',
  'Hughes',
  'Ince',
  'Jarvis',
  'Khan',
  'Lomax',
  'Mistry',
  'Nolan',
  'Oakley',
  'Parr',
  'Quinn',
  'Reeve',
  'Shaw',
  'Tandy',
  'Upton',
  'Vance',
  'Webb',
  'Yates',
];
const posts = [
  'response officer',
  'neighbourhood officer',
  'detective',
  'PCSO',
  'custody sergeant',
  'analyst',
  'enquiry officer',
];

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly collar: string;
  readonly post: string;
  readonly stationId: string;
  /** Of the first of a crew. */
  readonly issi: string | null;
  readonly talkgroup: string;
  readonly vehicle: string | null;
}

/** Crews of the pack first, then invented staff without end. */
export function* peopleOf({ demo, stations }: Pack): Generator<Person> {
  const seen = new Set<string>();
  const home = stations[0]?.id ?? '';
  for (const unit of demo.units) {
    for (const [i, { collar, name }] of unit.crew.entries()) {
      if (seen.has(collar)) continue;
      seen.add(collar);
      const { talkgroup, vehicle } = unit;
      const issi = i === 0 ? unit.issi : null;
      const post = unit.kind.replaceAll('-', ' ');
      yield {
        key: `person ${collar}`,
        name,
        collar,
        post,
        stationId: unit.station ?? home,
        issi,
        talkgroup,
        vehicle: vehicle?.registration ?? null,
      };
    }
  }
  const talkgroup = demo.units[0]?.talkgroup ?? '';
  for (let n = 0; ; n += 1) {
    const collar = String(6000 + n);
    if (seen.has(collar)) continue;
    const name = `${first[(n * 7) % first.length]} ${last[(n * 5 + Math.floor(n / 24)) % last.length]}`;
    const stationId = stations[n % stations.length]?.id ?? home;
    yield {
      key: `person ${collar}`,
      name,
      collar,
      post: posts[n % posts.length] ?? '',
      stationId,
      issi: null,
      talkgroup,
      vehicle: null,
    };
  }
}

interface At {
  readonly n: number;
  readonly force: string;
}

/** A person with what they carry. */
export function drawPerson(draughts: Draughts, person: Person, at: At): void {
  const { key, name, collar, post, stationId } = person;
  const owned = { ...kept('Head of ICT', 'end-user', 3), stationId };
  const things = [laptopOf(person, at), ...mobileOf(person, at), handsetOf(person, at), cameraOf(person, at)];
  const drawn = things.map(({ classId, fields, ...thing }) => ({
    classId,
    key: draughts.put({ ...thing, classId, fields: { ...owned, ...fields } }),
  }));
  const used = drawn.filter(({ classId }) => classId !== 'sim').map((one) => one.key);
  const fields = { ...kept('Head of people', 'service-desk', 4), collar, post, stationId };
  const needs = [onAll(used, 'uses'), inRoom(`station ${stationId}`)];
  draughts.put({ key, classId: 'person', name, fields, needs });
}

/** What a PC of the force is allowed to run. */
export const licensed: Need = { kind: 'licensed-by', on: ['licence Windows 11 Enterprise', 'licence Office 2024'] };

function laptopOf({ key, collar }: Person, { n }: At): Drawn {
  // Some of what is known of a real estate is missing.
  const bought = n % 9 === 4 ? {} : { boughtOn: `202${3 + (n % 3)}-0${1 + (n % 9)}-15` };
  const kind = { manufacturer: 'Dell', model: 'Latitude 5440', operatingSystem: 'Windows 11', memoryGb: 16 };
  const own = { hostname: `lt-${collar}`, assetTag: `L${digits(n + 1, 5)}`, serial: serialOf('DEL', 2000 + n) };
  return {
    ...{ key: `laptop ${key}`, classId: 'laptop', name: `Laptop ${collar}`, fields: { ...kind, ...own, ...bought } },
    needs: [onAll(['application Directory']), licensed],
  };
}

function mobileOf({ key, collar }: Person, { n }: At): readonly Drawn[] {
  const number = `07700${digits(900_000 + n, 6)}`;
  const iccid = `89441100682604${digits(33_000 + n, 5)}`;
  const imei = `35477307${digits(1_000_000 + n * 13, 7)}`;
  const kind = { manufacturer: 'Samsung', model: 'XCover 6', assetTag: `M${digits(n + 1, 5)}` };
  return [
    {
      ...{ key: `sim ${key}`, classId: 'sim', name: `SIM ${number}` },
      fields: { iccid, number, supplier: 'Compass Mobile' },
      needs: [{ kind: 'covered-by', on: ['contract Compass Mobile'] }],
    },
    {
      ...{ key: `mobile ${key}`, classId: 'mobile', name: `Phone ${collar}`, fields: { ...kind, imei } },
      needs: [onAll([`sim ${key}`], 'fitted-with'), onAll(['application Mobile gateway'])],
    },
  ];
}

function handsetOf({ key, name, collar, talkgroup, issi, vehicle }: Person, { n, force }: At): Drawn {
  const number = issi ?? `${issiStart(force)}${digits(50_000 + n, 5)}`;
  const kind = { ...kept('Head of operations', 'radio', 2), manufacturer: 'Sepura', model: 'SC21', form: 'handset' };
  const own = { tei: `000845${digits(100_000 + n * 37, 9)}`, issi: number, serial: serialOf('SEP', n) };
  const held = {
    holder: name,
    collar,
    talkgroups: [talkgroup],
    stunState: 'enabled',
    ...(vehicle !== null && { vehicle }),
  };
  return {
    ...{ key: `handset ${key}`, classId: 'radio-terminal', name: `Handset ${number}` },
    fields: { ...kind, ...own, ...held, fleetmap: `${force}-2026.2` },
    needs: [onAll([`talkgroup ${talkgroup}`])],
  };
}

function cameraOf({ key, collar }: Person, { n }: At): Drawn {
  const kind = { manufacturer: 'Motorola', model: 'VB400', firmware: n % 5 === 0 ? '15.1' : '15.4' };
  return {
    ...{ key: `camera ${key}`, classId: 'body-camera', name: `Body camera ${collar}` },
    fields: { ...kind, assetTag: `B${digits(n + 1, 5)}` },
    needs: [onAll(['application Digital evidence'])],
  };
}

/** The pack's ISSIs begin so. */
export function issiStart(force: string): string {
  return force === 'rutland' ? '43' : '54';
}
