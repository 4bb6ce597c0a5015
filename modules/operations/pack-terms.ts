import type { Pack } from '../force/index.ts';
import type { Channel } from './contacts/commands.ts';
import type { CodeTerms, GradeTerms, LadderTerms, RestrictionTerms, StatusTerms } from './terms.ts';

/** Reads the force pack and says what events will carry of it. */
const MINUTE = 60;

export function findGrade(pack: Pack, id: string): GradeTerms | null {
  const grade = pack.grades.find((g) => g.id === id);
  if (grade === undefined) return null;
  const seconds = (minutes: number | null) => (minutes === null ? null : Math.round(minutes * MINUTE));
  const { arrival, resolution } = grade;
  return {
    id: grade.id,
    name: grade.name,
    weight: grade.weight,
    clockFrom: grade.clockFrom,
    deploySeconds: seconds(grade.deployMinutes),
    arrival: arrival && {
      urbanSeconds: Math.round(arrival.urbanMinutes * MINUTE),
      ruralSeconds: Math.round(arrival.ruralMinutes * MINUTE),
    },
    resolution: resolution && { label: resolution.label, seconds: Math.round(resolution.minutes * MINUTE) },
    warnAtShare: grade.warnAtShare,
    acknowledgeSeconds: grade.acknowledgeSeconds,
    noActionSeconds: seconds(grade.noActionMinutes),
    ladder: ladderOf(pack, grade.ladder),
    alarm: grade.alarm,
    emergencyDriving: grade.emergencyDriving,
  };
}

function ladderOf(pack: Pack, id: string): LadderTerms {
  const ladder = pack.ladders.find((l) => l.id === id) ?? pack.ladders[0];
  if (ladder === undefined) throw new Error('the force pack has no ladder');
  return { rungs: ladder.rungs, repeatSeconds: ladder.repeatSeconds };
}

/** The ladder of the heaviest grade: what cannot wait climbs it. */
export function urgentLadder(pack: Pack): LadderTerms {
  const heaviest = pack.grades.reduce((a, b) => (b.weight < a.weight ? b : a));
  return ladderOf(pack, heaviest.ladder);
}

/** National standard for 999 (trade facts, L05); the others are this project's own choice. */
const answerSeconds: Readonly<Record<Channel, number>> = { '999': 10, '101': 60, officer: 60, other: 60 };

/** Who hears of a call that rings too long: the room has no owner for it yet, so the supervisor, then the FIM. */
export function answerTerms(channel: Channel): { answerSeconds: number; ladder: LadderTerms; alarm: 'A' | 'B' } {
  const rungs = [
    { to: 'control-room-supervisor', afterSeconds: 0 },
    { to: 'fim', afterSeconds: 30 },
  ] as const;
  const alarm = channel === '999' ? 'A' : 'B';
  return { answerSeconds: answerSeconds[channel], ladder: { rungs: [...rungs], repeatSeconds: 30 }, alarm };
}

export interface OpeningTerms extends CodeTerms {
  readonly grade: string;
  readonly restriction: RestrictionTerms['kind'];
}

export function findOpeningCode(pack: Pack, code: string): OpeningTerms | null {
  const found = pack.codes.find((c) => c.code === code && c.use !== 'closing');
  return found === undefined
    ? null
    : { code: found.code, name: found.name, grade: found.grade, restriction: found.restriction };
}

export function findClosingCode(pack: Pack, code: string): CodeTerms | null {
  const found = pack.codes.find((c) => c.code === code && c.use !== 'opening');
  return found === undefined ? null : { code: found.code, name: found.name };
}

export function findResult(pack: Pack, code: string): CodeTerms | null {
  const found = pack.results.find((r) => r.code === code);
  return found === undefined ? null : { code: found.code, name: found.name };
}

export interface StatusFound {
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  readonly availability: 'available' | 'conditional' | 'unavailable' | 'no-change';
}

export function findStatus(pack: Pack, code: string): StatusFound | null {
  return pack.statuses.find((s) => s.code === code) ?? null;
}

/** How the force writes a state; a pack that lacks it gets the plain words. */
export function statusMeaning(pack: Pack, meaning: string, availability: StatusTerms['availability']): StatusTerms {
  const found = pack.statuses.find((s) => s.meaning === meaning);
  const { code = '', name = meaning.replaceAll('-', ' ') } = found ?? {};
  return { code, name, meaning, availability };
}
