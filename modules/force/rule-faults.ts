import { listAgreementFaults } from './agreements/agreement-faults.ts';
import { listCodeMappingFaults } from './code-mapping-faults.ts';
import type { DeadlineRule } from './deadline-rules.ts';
import { listMajorFaults } from './major-faults.ts';
import type { Pack } from './pack.ts';
import type { PackFault } from './references.ts';
import { listSendingFaults } from './sending-references.ts';

/**
 * What is wrong with the rules of the watch, although every name in them exists: a rule that could never fire, two that would both
 * decide, a grade that promises nobody anything. Whoever publishes such a pack would believe in a clock that does not run.
 */
export function listRuleFaults(pack: Pack): PackFault[] {
  return [
    ...pack.grades.flatMap((_grade, i) => gradeFaults(pack, i)),
    ...pack.deadlineRules.flatMap((rule, i) => [...cannotFire(pack, rule, i), ...overlaps(pack, rule, i)]),
    ...pack.statusRules.flatMap((_rule, i) => statusOverlaps(pack, i)),
    ...pack.ladders.flatMap((_ladder, i) => ladderFaults(pack, i)),
    ...warnings(pack),
    ...listAgreementFaults(pack),
    ...listMajorFaults(pack),
    ...listCodeMappingFaults(pack),
    ...listSendingFaults(pack),
  ];
}

const settings = ['urban', 'rural'] as const;
const covers = (rule: DeadlineRule, setting: 'urban' | 'rural'): boolean =>
  rule.setting === undefined || rule.setting === setting;

/** Everywhere, in town and country: an arrival target, or a promise without attendance. */
function gradeFaults(pack: Pack, i: number): PackFault[] {
  const grade = pack.grades[i]?.id ?? '';
  const everywhere = pack.deadlineRules.filter((rule) => rule.grades.includes(grade) && rule.areas === undefined);
  const has = (promise: string, setting: 'urban' | 'rural') =>
    everywhere.some((rule) => rule.promise === promise && rule.flagged === undefined && covers(rule, setting));
  const path = `grades[${i}]`;
  const bare = settings.filter((setting) => !has('arrive', setting) && !has('resolution', setting));
  if (bare.length > 0) {
    const reason = `${grade} has neither an arrival target nor a promise without attendance (${bare.join(' and ')})`;
    return [{ path, reason, example: { promise: 'arrive', grades: [grade], from: 'received', minutes: 60 } }];
  }
  const ofGrade = pack.deadlineRules.filter((rule) => rule.grades.includes(grade));
  const both = ['arrive', 'resolution'].every((promise) => ofGrade.some((rule) => rule.promise === promise));
  const reason = `${grade} has an arrival target and a promise without attendance: exactly one of the two`;
  return both ? [{ path, reason, example: null }] : [];
}

function cannotFire(pack: Pack, rule: DeadlineRule, i: number): PackFault[] {
  const why = whyNever(pack, rule);
  if (why === null) return [];
  return [{ path: `deadlineRules[${i}]`, reason: `the rule ${rule.id} cannot fire: ${why}`, example: null }];
}

function whyNever(pack: Pack, rule: DeadlineRule): string | null {
  const { promise, from, label } = rule;
  if (from === 'appointment' && promise !== 'arrive') return `only an arrival is by appointment, not ${promise}`;
  if (from === 'dispatch' && promise !== 'arrive') {
    return `${promise} does not start when a unit is sent`;
  }
  if (promise === 'resolution' && label === undefined) return 'it does not say what is promised: it needs a label';
  const unattended = pack.deadlineRules.filter((one) => one.promise === 'resolution').flatMap(({ grades }) => grades);
  const idle = ['deploy', 'acknowledge'].includes(promise) && rule.grades.every((id) => unattended.includes(id));
  if (idle) return `nobody is sent to ${rule.grades.join(', ')}`;
  if (rule.flagged !== undefined && promise !== 'no-action') return 'only the watchdog knows flagged records';
  if (rule.flagged !== undefined && pack.watch.flags.length === 0) return 'no qualifier flags a record';
  const before = rule.areas === undefined ? shadowing(pack, rule) : [];
  return before.length === 0 ? null : `${before.join(', ')} stand before it in every area`;
}

/** The rules for single areas that leave nothing to a rule for everywhere. A place in no area is then without a promise as well. */
function shadowing(pack: Pack, rule: DeadlineRule): readonly string[] {
  const tops = pack.areas.filter(({ parent }) => parent === null).map(({ id }) => id);
  const before = pack.deadlineRules.filter(
    (one) => one.areas !== undefined && alike(one, rule) && rule.grades.every((grade) => one.grades.includes(grade)),
  );
  const taken = (setting: 'urban' | 'rural', area: string) =>
    before.some((one) => covers(one, setting) && one.areas?.includes(area));
  const all = settings.filter((one) => covers(rule, one)).every((one) => tops.every((area) => taken(one, area)));
  return all && before.length > 0 ? before.map(({ id }) => id) : [];
}

const alike = (a: DeadlineRule, b: DeadlineRule): boolean =>
  a.promise === b.promise && (a.flagged ?? false) === (b.flagged ?? false);

/** Two rules for the same promise of the same grade at the same place: nobody could say which one counts. */
function overlaps(pack: Pack, rule: DeadlineRule, i: number): PackFault[] {
  const other = pack.deadlineRules.slice(0, i).find((one) => alike(one, rule) && meet(one, rule));
  if (other === undefined) return [];
  const reason = `the rule ${rule.id} overlaps ${other.id}: both set ${rule.promise} of the same grade at the same place`;
  return [{ path: `deadlineRules[${i}]`, reason, example: null }];
}

function meet(a: DeadlineRule, b: DeadlineRule): boolean {
  const grades = a.grades.some((grade) => b.grades.includes(grade));
  const places = settings.some((setting) => covers(a, setting) && covers(b, setting));
  const areas =
    a.areas === undefined || b.areas === undefined
      ? a.areas === b.areas
      : a.areas.some((area) => b.areas?.includes(area));
  return grades && places && areas;
}

function statusOverlaps(pack: Pack, i: number): PackFault[] {
  const rule = pack.statusRules[i];
  if (rule === undefined) return [];
  const other = pack.statusRules.slice(0, i).find(({ state, grades }) => {
    if (state !== rule.state) return false;
    if (grades === undefined || rule.grades === undefined) return grades === rule.grades;
    return grades.some((grade) => rule.grades?.includes(grade));
  });
  const onJob = ['assigned', 'en-route', 'at-scene', 'welfare'].includes(rule.state);
  const path = `statusRules[${i}]`;
  if (rule.grades !== undefined && !onJob) {
    const reason = `the rule ${rule.id} cannot fire: a unit has no grade while it is ${rule.state}`;
    return [{ path, reason, example: null }];
  }
  if (other === undefined) return [];
  return [{ path, reason: `the rule ${rule.id} overlaps ${other.id}: both time ${rule.state}`, example: null }];
}

/** Whoever leads in the field hears by phone, without a seat; a crew sees no alarms. */
const inTheField = ['patrol-sergeant', 'duty-inspector'];

function ladderFaults(pack: Pack, i: number): PackFault[] {
  const ladder = pack.ladders[i];
  if (ladder === undefined) return [];
  return ladder.rungs.flatMap((rung, k): PackFault[] => {
    const path = `ladders[${i}].rungs[${k}]`;
    const before = ladder.rungs[k - 1];
    if (before !== undefined && before.afterSeconds >= rung.afterSeconds) {
      const reason = `the rung cannot fire in its turn: ${rung.afterSeconds} s is not after ${before.afterSeconds} s`;
      return [{ path: `${path}.afterSeconds`, reason, example: before.afterSeconds + 60 }];
    }
    if (k === 0 && rung.only !== undefined) {
      return [
        { path: `${path}.only`, reason: 'the first rung waits for company: a lone breach tells nobody', example: null },
      ];
    }
    const seated = pack.seats.some(({ roles }) => roles.includes(rung.to));
    if (seated || inTheField.includes(rung.to)) return [];
    return [
      { path: `${path}.to`, reason: `no seat carries ${rung.to}: nobody could ever be told`, example: 'dispatcher' },
    ];
  });
}

function warnings(pack: Pack): PackFault[] {
  const all: readonly (readonly [string, readonly number[] | undefined])[] = [
    ...pack.grades.map(({ warnAt }, i) => [`grades[${i}].warnAt`, warnAt] as const),
    ...pack.deadlineRules.map(({ warnAt }, i) => [`deadlineRules[${i}].warnAt`, warnAt] as const),
    ...pack.statusRules.map(({ warnAt }, i) => [`statusRules[${i}].warnAt`, warnAt] as const),
  ];
  return all.flatMap(([path, shares]) => {
    const rising = shares?.every((share, k) => k === 0 || share > (shares[k - 1] ?? 0)) ?? true;
    if (rising) return [];
    return [{ path, reason: 'a warning that is not after the one before it cannot fire', example: [0.5, 0.8] }];
  });
}
