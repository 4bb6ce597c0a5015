import { demonstrationEstate } from '../../../modules/estate/index.ts';
import { findCodeMapping, ourCodeOf, type Pack, theirCodeOf } from '../../../modules/force/index.ts';
import { makeTakeMail } from '../../../modules/service/index.ts';
import { listDemoAccounts } from '../demo/accounts.ts';
import { statusOfKey } from '../radio.ts';
import { NOW, type Working } from './test-house.ts';
import { fullPack } from './test-pack.ts';

type Work = (pack: Pack, working: Working) => unknown;

/** A fence of 300 m round the middle of the force, and a unit that comes, stands at its edge and goes. */
async function fenceWatched(pack: Pack, { operations, db, rows }: Working): Promise<unknown> {
  const [lon, lat] = pack.centre;
  const shown = {
    ...{ id: 'f', name: 'Cordon', kind: 'circle', corners: [[lon, lat]], metres: 300, ofAreaId: null, markers: [] },
    ...{ watch: { kind: 'all' }, ways: 'both', exceptSent: false, incidentId: null },
  };
  Object.assign(rows, { answered: true, columns: { shown, zone_id: 'f', tour_id: 'u', active_incident_id: null } });
  const { fences } = operations;
  await fences.stands(db);
  const fix = (metres: number, accuracyMetres: number | null, seconds = 0) => ({
    ...{ tourId: 't', lon, lat: lat + metres / 111_195, at: NOW - seconds * 1000, accuracyMetres },
  });
  const found: unknown[] = [];
  for (const one of [
    fix(269.5, null),
    fix(260, null),
    fix(0, 250),
    fix(330, 5),
    fix(330, null),
    fix(60, 20),
    fix(324.5, 5),
    fix(325.5, 5),
  ]) {
    const crossings = await fences.crossings(db, [one]);
    for (const crossing of crossings) await fences.settle(db, crossing);
    found.push(crossings.map(({ inside }) => inside));
  }
  return found;
}

const signed = 'From: a@example.test\r\nSubject: Printer\r\n\r\nIt is dark\r\n\r\nSent from my telephone\r\n';

/** A mail with a signature under it. */
async function mailTaken(pack: Pack, { db, rows }: Working): Promise<unknown> {
  Object.assign(rows, { answered: false, columns: {} });
  const sent: unknown[] = [];
  const take = makeTakeMail({
    ...{ db, clock: { now: () => NOW }, terms: () => pack.service.mail, address: 'desk@trefoil.example' },
    ...{ mediaTypeOf: () => null, mostFileBytes: 1000, send: async (...call) => sent.push(call) },
  });
  const raw = new TextEncoder().encode(signed);
  await take({ raw, bytes: raw.length });
  return sent;
}

/** Each of our codes to each partner and force, and each of theirs to us. */
function codesRead(pack: Pack): unknown {
  const partners = [...pack.control.majors.partners, ...pack.control.mutualAid.forces, { id: 'E23000020', name: 'x' }];
  return partners.map((partner) => [
    pack.codes.flatMap(({ code }) => pack.grades.map((grade) => theirCodeOf(pack, partner, { code, grade: grade.id }))),
    findCodeMapping(pack, partner.id)?.list.codes.map(({ code }) => ourCodeOf(pack, partner, code)),
  ]);
}

export const worked: Readonly<Record<string, Work>> = {
  'a fence that a unit crosses': fenceWatched,
  'a mail with a signature': mailTaken,
  'codes as partners read them': codesRead,
  'demand of an hour': (_pack, { force }) => [force.demand(3).slice(0, 50), force.demand(20).slice(0, 50)],
  'keys of a radio': (pack) => fullPack.control.radio.statuses.map(({ code }) => statusOfKey(pack, code)),
  'stations of the demonstration': (pack) =>
    demonstrationEstate(pack, []).filter(({ classId }) => classId === 'station'),
  'the door of the demonstration': listDemoAccounts,
  'whose ground it is': (pack, { force }) => [
    force.areaOf(-2.14, 53.05),
    pack.areas.slice(0, 2).map(({ id }) => force.outlineOf(id)),
  ],
  'how far a desk reaches': (_pack, { force }) => force.seatsCovering('dispatcher', null).map(({ id }) => id),
};
