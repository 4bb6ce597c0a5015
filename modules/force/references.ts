import { serviceReferences } from './agreements/agreement-faults.ts';
import { askReferences } from './ask-references.ts';
import { assessmentReferences } from './assessment-references.ts';
import { lentReferences } from './lent-references.ts';
import type { Pack } from './pack.ts';
import { statusMeanings } from './pack.ts';
import { radioReferences } from './radio-references.ts';
import { sendingReferences } from './sending-references.ts';

/** What is wrong with a pack, where, and what right would look like. */
export interface PackFault {
  /** Path into the pack, e.g. `codes[3].grade`. */
  readonly path: string;
  readonly reason: string;
  readonly example: unknown;
}

type Known = ReadonlySet<string>;

/** One reference of a pack: the value found at a path, the set it must be in, and what that set is called. */
interface Reference {
  readonly path: string;
  readonly value: string | null;
  readonly among: Known;
  readonly what: string;
}

/** What the schema cannot see: ids that are used must exist, ids that exist must be unique, and statuses must be complete. */
export function listReferenceFaults(pack: Pack): PackFault[] {
  return [
    ...listRepeats(pack),
    ...listReferences(pack).flatMap(missing),
    ...statusFaults(pack),
    ...areaFaults(pack),
    ...reachFaults(pack),
    ...demoFaults(pack),
  ];
}

function missing({ path, value, among, what }: Reference): PackFault[] {
  if (value === null || among.has(value)) return [];
  return [
    { path, reason: `there is no ${what} ${JSON.stringify(value)} in this pack`, example: [...among][0] ?? null },
  ];
}

const idsOf = (rows: readonly { readonly id: string }[]): Known => new Set(rows.map((row) => row.id));
const codesOf = (rows: readonly { readonly code: string }[]): Known => new Set(rows.map((row) => row.code));

function listReferences(pack: Pack): Reference[] {
  const areas = idsOf(pack.areas);
  const tops = idsOf(pack.areas.filter((area) => area.parent === null));
  const of = (path: string, value: string | null, what: string, among: Known): Reference => ({
    path,
    value,
    what,
    among,
  });
  return [
    ...pack.codes.flatMap((code, i) => [
      of(`codes[${i}].grade`, code.grade, 'grade', idsOf(pack.grades)),
      of(`codes[${i}].plan`, code.plan, 'plan', idsOf(pack.plans)),
    ]),
    ...watchReferences(pack, tops, of),
    ...pack.plans.flatMap((plan, i) => [
      ...plan.kinds.map((kind, k) => of(`plans[${i}].kinds[${k}]`, kind, 'unit kind', idsOf(pack.unitKinds))),
      ...plan.skills.map((skill, k) => of(`plans[${i}].skills[${k}]`, skill, 'skill', idsOf(pack.skills))),
    ]),
    ...pack.areas.map((area, i) => of(`areas[${i}].parent`, area.parent, 'area above all beats', tops)),
    ...pack.stations.map((station, i) => of(`stations[${i}].area`, station.area, 'area', areas)),
    ...pack.lookBack.sets.flatMap(({ codes }, i) =>
      codes.map((code, k) => of(`lookBack.sets[${i}].codes[${k}]`, code, 'code', codesOf(pack.codes))),
    ),
    ...pack.seats.flatMap((seat, i) =>
      seat.areas.map((area, k) => of(`seats[${i}].areas[${k}]`, area, 'area above all beats', tops)),
    ),
    ...assessmentReferences(pack, of),
    ...supervisionReferences(pack, of),
    ...callTakingReferences(pack, tops, of),
    ...serviceReferences(pack, of),
    ...askReferences(pack, of),
    ...pack.dispatch.staffing.minimum.map(({ area }, i) =>
      of(`dispatch.staffing.minimum[${i}].area`, area, 'area above all beats', tops),
    ),
    of('dispatch.staffing.ladder', pack.dispatch.staffing.ladder ?? null, 'ladder', idsOf(pack.ladders)),
    ...radioReferences(pack, of),
    ...lentReferences(pack, of),
    ...pack.control.tactical.map(({ ladder }, i) =>
      of(`control.tactical[${i}].ladder`, ladder, 'ladder', idsOf(pack.ladders)),
    ),
    of('control.codeTest.ladder', pack.control.codeTest.ladder ?? null, 'ladder', idsOf(pack.ladders)),
    ...sendingReferences(pack, of),
    ...demoReferences(pack, tops, of),
  ];
}

type Of = (path: string, value: string | null, what: string, among: Known) => Reference;

function supervisionReferences({ codes, supervision }: Pack, of: Of): Reference[] {
  const known = codesOf(codes);
  const all = (path: string, used: readonly string[]) =>
    used.map((code, i) => of(`supervision.${path}[${i}]`, code, 'code', known));
  return [
    ...all('uncounted', supervision.uncounted),
    ...all('attendanceExpected', supervision.attendanceExpected),
    ...all(
      'distressing',
      supervision.distressing.map(({ code }) => code),
    ),
    ...supervision.retention.flatMap((one, i) => all(`retention[${i}].codes`, one.codes)),
  ];
}

function callTakingReferences({ callTaking, ladders, codes }: Pack, tops: Known, of: Of): Reference[] {
  const { settleLadder, handOverLadder, recontactLadder, unreadLadder, countedAs, appointments } = callTaking;
  return [
    ...Object.entries({ settleLadder, handOverLadder, recontactLadder, unreadLadder }).map(([name, id]) =>
      of(`callTaking.${name}`, id, 'ladder', idsOf(ladders)),
    ),
    ...Object.entries(countedAs).map(([name, code]) =>
      of(`callTaking.countedAs.${name}`, code, 'code', codesOf(codes)),
    ),
    ...appointments.map(({ area }, i) => of(`callTaking.appointments[${i}].area`, area, 'area above all beats', tops)),
  ];
}

function watchReferences(
  pack: Pack,
  tops: Known,
  of: (path: string, value: string | null, what: string, among: Known) => Reference,
): Reference[] {
  const { watch } = pack;
  const ladder = (path: string, id: string | undefined) => of(path, id ?? null, 'ladder', idsOf(pack.ladders));
  const grades = (path: string, ids: readonly string[]) =>
    ids.map((id, k) => of(`${path}.grades[${k}]`, id, 'grade', idsOf(pack.grades)));
  return [
    ...pack.grades.map((grade, i) => ladder(`grades[${i}].ladder`, grade.ladder)),
    ...pack.deadlineRules.flatMap((rule, i) => [
      ...grades(`deadlineRules[${i}]`, rule.grades),
      ...(rule.areas ?? []).map((id, k) => of(`deadlineRules[${i}].areas[${k}]`, id, 'area above all beats', tops)),
      ladder(`deadlineRules[${i}].ladder`, rule.ladder),
    ]),
    ...pack.statusRules.flatMap((rule, i) => [
      ...grades(`statusRules[${i}]`, rule.grades ?? []),
      ladder(`statusRules[${i}].ladder`, rule.ladder),
    ]),
    ladder('watch.answerLadder', watch.answerLadder),
    ladder('watch.unitCallLadder', watch.unitCallLadder),
    ...watch.flags.map((code, k) => of(`watch.flags[${k}]`, code, 'qualifier', codesOf(pack.qualifiers))),
    ...watch.unusualChanges.flatMap(({ from, to }, k) => [
      of(`watch.unusualChanges[${k}].from`, from, 'state', states),
      of(`watch.unusualChanges[${k}].to`, to, 'state', states),
    ]),
  ];
}

const states: Known = new Set(statusMeanings);

function demoReferences(
  pack: Pack,
  tops: Known,
  of: (path: string, value: string | null, what: string, among: Known) => Reference,
): Reference[] {
  const { accounts, units } = pack.demo;
  const names = new Set(accounts.map((account) => account.name));
  const callsigns = new Set(units.map((unit) => unit.callsign));
  return [
    ...accounts.flatMap((account, i) => [
      of(`demo.accounts[${i}].seat`, account.seat, 'seat', idsOf(pack.seats)),
      of(`demo.accounts[${i}].callsign`, account.callsign, 'demo unit with the callsign', callsigns),
    ]),
    ...units.flatMap((unit, i) => [
      of(`demo.units[${i}].kind`, unit.kind, 'unit kind', idsOf(pack.unitKinds)),
      of(`demo.units[${i}].area`, unit.area, 'area above all beats', tops),
      of(`demo.units[${i}].station`, unit.station, 'station', idsOf(pack.stations)),
      of(`demo.units[${i}].status`, unit.status, 'status', codesOf(pack.statuses)),
      ...unit.skills.map((skill, k) => of(`demo.units[${i}].skills[${k}]`, skill, 'skill', idsOf(pack.skills))),
      ...unit.crew.flatMap((member, k) => [
        of(`demo.units[${i}].crew[${k}].permit`, member.permit, 'permit', idsOf(pack.permits)),
        of(`demo.units[${i}].crew[${k}].account`, member.account, 'demo account', names),
      ]),
    ]),
  ];
}

/** Lists whose rows are told apart by one field, each with that field. */
function keyed(pack: Pack): readonly (readonly [string, string, readonly string[]])[] {
  const ids = (name: string, rows: readonly { readonly id: string }[]) => [name, 'id', rows.map((r) => r.id)] as const;
  const codes = (name: string, rows: readonly { readonly code: string }[]) =>
    [name, 'code', rows.map((r) => r.code)] as const;
  return [
    codes('codes', pack.codes),
    codes('qualifiers', pack.qualifiers),
    codes('statuses', pack.statuses),
    codes('results', pack.results),
    ids('grades', pack.grades),
    ids('skills', pack.skills),
    ids('permits', pack.permits),
    ids('unitKinds', pack.unitKinds),
    ids('plans', pack.plans),
    ids('ladders', pack.ladders),
    ids('deadlineRules', pack.deadlineRules),
    ids('statusRules', pack.statusRules),
    ids('calendars', pack.calendars),
    ids('areas', pack.areas),
    ids('stations', pack.stations),
    ids('seats', pack.seats),
    ids('agencies', pack.agencies),
    ids('dispatch.asks', pack.dispatch.asks),
    ids('control.tactical', pack.control.tactical),
    ids('control.codeMappings', pack.control.codeMappings),
    ids(
      'control.macros',
      pack.control.macros.map(({ word }) => ({ id: word })),
    ),
    ids('control.partnerResources', pack.control.partnerResources),
    ids('control.mutualAid.forces', pack.control.mutualAid.forces),
    ...pack.control.partnerResources.map(({ cameras }, i) => ids(`control.partnerResources[${i}].cameras`, cameras)),
    codes('control.radio.statuses', pack.control.radio.statuses),
    codes('supervision.unresourcedReasons', pack.supervision.unresourcedReasons),
    codes('supervision.distressing', pack.supervision.distressing),
    ids('supervision.samples', pack.supervision.samples),
    ids('supervision.retention', pack.supervision.retention),
    ids('service.teams', pack.service.teams),
    ids('service.services', pack.service.services),
    ids('service.categories', pack.service.categories),
    ids('service.agreements', pack.service.agreements),
    ids('service.customerGroups', pack.service.customerGroups),
    ['demo.accounts', 'name', pack.demo.accounts.map((account) => account.name)],
    ['demo.units', 'callsign', pack.demo.units.map((unit) => unit.callsign)],
  ];
}

function listRepeats(pack: Pack): PackFault[] {
  return keyed(pack).flatMap(([list, field, values]) =>
    values.flatMap((value, i) => {
      const first = values.indexOf(value);
      if (first === i) return [];
      const reason = `${JSON.stringify(value)} stands already at ${list}[${first}]: give one of them another ${field}`;
      return [{ path: `${list}[${i}].${field}`, reason, example: `${value}2` }];
    }),
  );
}

/** The system sets states by meaning, so it must find one for each; only `available` may have several, the first is set. */
function statusFaults(pack: Pack): PackFault[] {
  return statusMeanings.flatMap((meaning) => {
    const found = pack.statuses.filter((status) => status.meaning === meaning).length;
    if (found === 1 || (found > 1 && meaning === 'available')) return [];
    const reason = found === 0 ? `no status means ${meaning}` : `${found} statuses mean ${meaning}: one must be left`;
    return [{ path: 'statuses', reason, example: { code: '5', name: meaning, meaning, availability: 'unavailable' } }];
  });
}

/** A beat is drawn from a published boundary, an area from its beats. */
function areaFaults(pack: Pack): PackFault[] {
  return pack.areas.flatMap((area, i) => {
    if ((area.parent === null) === (area.boundary === null)) return [];
    const reason = area.parent === null ? 'an area above beats has no boundary of its own' : 'a beat needs a boundary';
    return [{ path: `areas[${i}].boundary`, reason, example: area.parent === null ? null : 'E05001815' }];
  });
}

/** A desk that is bound to its areas has some; the force incident manager is bound by none. */
function reachFaults(pack: Pack): PackFault[] {
  return pack.seats.flatMap((seat, i) => {
    if (seat.reach === 'force') return [];
    const wrong =
      seat.areas.length === 0
        ? 'reaches its areas alone and has none'
        : seat.roles.includes('fim')
          ? 'carries the FIM, who is bound by no area'
          : null;
    return wrong === null ? [] : [{ path: `seats[${i}].reach`, reason: `seat ${seat.id} ${wrong}`, example: 'force' }];
  });
}

/** A demo account can only sit where one of its roles may be exercised. */
function demoFaults(pack: Pack): PackFault[] {
  return pack.demo.accounts.flatMap((account, i) => {
    const seat = pack.seats.find((one) => one.id === account.seat);
    if (seat === undefined || seat.roles.some((role) => account.roles.includes(role))) return [];
    const reason = `seat ${seat.id} carries none of the roles of ${account.name}`;
    return [{ path: `demo.accounts[${i}].seat`, reason, example: null }];
  });
}
