import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { needsInWords, soughtFor } from '../dispatch/plan.ts';
import type { PackPreview } from './views.ts';
import { isBroken, type WhatIf } from './what-if.ts';

export type FindingKind = RowOf<typeof PackPreview>['kind'];
export type Example = RowOf<typeof PackPreview>['examples'][number];

/** An incident as its row says it. */
export interface IncidentSeen {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly grade: string;
  readonly areaId: string | null;
  readonly isOpen: boolean;
}

/** One finding about one incident, tour or seat. */
export interface Found {
  readonly kind: FindingKind;
  readonly words: string;
}

const promiseNames: Readonly<Record<string, string>> = { deploy: 'Deploy', arrive: 'Arrive', resolution: 'Resolve' };

/** Targets that would have been otherwise, and what that would have made of them. */
export function targetFindings({ wasTargets, wouldTargets }: WhatIf, now: number): readonly Found[] {
  const keys = [...new Set([...wasTargets.keys(), ...wouldTargets.keys()])];
  return keys.flatMap((key): Found[] => {
    const [was, would] = [wasTargets.get(key), wouldTargets.get(key)];
    const name = promiseNames[key] ?? key;
    const words = `${name}: ${was ? duration(was.seconds) : 'no promise'} → ${would ? duration(would.seconds) : 'no promise'}`;
    const [broken, wouldBreak] = [was && isBroken(was, now), would && isBroken(would, now)];
    return [
      ...(was?.seconds === would?.seconds ? [] : [{ kind: 'targets', words } as const]),
      ...(broken !== true && wouldBreak === true ? [{ kind: 'broken', words } as const] : []),
      ...(broken === true && wouldBreak !== true ? [{ kind: 'kept', words } as const] : []),
    ];
  });
}

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes >= 120 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** What the code would have proposed and asked for, and what an open incident would lose. */
export function codeFindings(incident: IncidentSeen, now: Pack, then: Pack): readonly Found[] {
  const [was, would] = [codeOf(now, incident.code), codeOf(then, incident.code)];
  const found: Found[] = [];
  if (was !== undefined && would !== undefined && was.grade !== would.grade) {
    found.push({ kind: 'grades', words: `${was.code} ${was.name} proposes ${was.grade} → ${would.grade}` });
  }
  const [asked, wouldAsk] = [needsOf(now, incident), needsOf(then, incident)];
  if (would !== undefined && asked !== wouldAsk) found.push({ kind: 'plans', words: `${asked} → ${wouldAsk}` });
  if (!incident.isOpen) return found;
  const gone = [
    ...(was !== undefined && would === undefined ? [`code ${was.code} ${was.name}`] : []),
    ...(hasGrade(now, incident.grade) && !hasGrade(then, incident.grade) ? [`grade ${incident.grade}`] : []),
  ];
  return gone.length === 0 ? found : [...found, { kind: 'codes', words: `is of ${gone.join(' and ')}, gone` }];
}

const codeOf = ({ codes }: Pack, code: string) => codes.find((one) => one.code === code);
const hasGrade = ({ grades }: Pack, id: string) => grades.some((one) => one.id === id);

function needsOf(pack: Pack, { code, grade, areaId }: IncidentSeen): string {
  const sought = soughtFor(pack, { code, grade, areaId, set: null, guarded: false });
  return sought === null ? 'no plan' : `${sought.plan.name}: ${needsInWords(sought.needs)}`;
}

export interface UnitSeen {
  readonly id: string;
  readonly callsign: string;
  readonly kind: string;
  readonly status: string;
  readonly areaId: string;
  readonly skills: readonly string[];
}

/** What a unit on duty is or can, that the other pack has no more. */
export function unitFindings(unit: UnitSeen, now: Pack, then: Pack): readonly Found[] {
  const ids = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id));
  const lost = (was: ReadonlySet<string>, would: ReadonlySet<string>, one: string) => was.has(one) && !would.has(one);
  const codes = ({ statuses }: Pack) => new Set(statuses.map(({ code }) => code));
  const gone = [
    ...(lost(ids(now.unitKinds), ids(then.unitKinds), unit.kind) ? [`kind ${unit.kind}`] : []),
    ...(lost(codes(now), codes(then), unit.status) ? [`status ${unit.status}`] : []),
    ...(lost(ids(now.areas), ids(then.areas), unit.areaId) ? [`area ${unit.areaId}`] : []),
    ...unit.skills.filter((skill) => lost(ids(now.skills), ids(then.skills), skill)).map((skill) => `skill ${skill}`),
  ];
  return gone.length === 0 ? [] : [{ kind: 'units', words: `${gone.join(', ')} would be gone` }];
}

/** What becomes of whoever sits at a seat. */
export function seatFindings(seatId: string, now: Pack, then: Pack): readonly Found[] {
  const [was, would] = [now, then].map(({ seats }) => seats.find(({ id }) => id === seatId));
  if (was === undefined || JSON.stringify(was) === JSON.stringify(would)) return [];
  if (would === undefined) return [{ kind: 'seats', words: 'would be gone: they are relieved of it' }];
  const changes = [
    ...(was.roles.join() === would.roles.join() ? [] : [`roles ${was.roles.join(', ')} → ${would.roles.join(', ')}`]),
    ...(was.areas.join() === would.areas.join()
      ? []
      : [`areas ${was.areas.join(', ') || 'all'} → ${would.areas.join(', ') || 'all'}`]),
    ...(was.reach === would.reach ? [] : [`reach ${was.reach} → ${would.reach}`]),
  ];
  return [{ kind: 'seats', words: changes.length === 0 ? 'another name or talkgroup' : changes.join('; ') }];
}

const titles: Readonly<Record<FindingKind, string>> = {
  targets: 'would have had another target',
  broken: 'would have missed a target that was kept',
  kept: 'would have kept a target that was missed',
  grades: 'would have been proposed another grade',
  plans: 'would have been offered other units',
  codes: 'that are open use what would be gone',
  areas: 'would lie in another area or beat',
  units: 'on duty would lose what they are or can',
  seats: 'at which somebody sits would change',
};

const nouns: Readonly<Partial<Record<FindingKind, readonly [string, string]>>> = {
  units: ['unit', 'units'],
  seats: ['seat', 'seats'],
};

/** `12 incidents would have had another target`. */
export function titleOf(kind: FindingKind, count: number): string {
  const [one, many] = nouns[kind] ?? ['incident', 'incidents'];
  return `${count} ${count === 1 ? one : many} ${titles[kind]}`;
}
