import { findRule, type GradePromise, type Pack } from '../force/index.ts';
import type { Channel } from './contacts/commands.ts';
import type { CodeTerms, GradeTerms, LadderTerms, RestrictionTerms, RuleTerms, StatusTerms } from './terms.ts';

/** Reads the force pack and says what events will carry of it. */
const MINUTE = 60;

export function findGrade(pack: Pack, id: string): GradeTerms | null {
  const grade = pack.grades.find((g) => g.id === id);
  if (grade === undefined) return null;
  const plain = (promise: GradePromise, setting: 'urban' | 'rural' = 'urban') =>
    findRule(pack, id, promise, { areaId: null, setting });
  const seconds = (promise: GradePromise, setting?: 'urban' | 'rural') => {
    const rule = plain(promise, setting);
    return rule === null ? null : Math.round(rule.minutes * MINUTE);
  };
  const [urban, rural] = [seconds('arrive'), seconds('arrive', 'rural')];
  const resolution = plain('resolution');
  const rules = ownRules(pack, id);
  const { name, weight, alarm, emergencyDriving, warnAt } = grade;
  return {
    ...{ id, name, weight, alarm, emergencyDriving },
    clockFrom: plain('arrive')?.from === 'appointment' ? 'appointment' : 'received',
    deploySeconds: seconds('deploy'),
    arrival: urban === null || rural === null ? null : { urbanSeconds: urban, ruralSeconds: rural },
    resolution: resolution && {
      label: resolution.label ?? grade.name,
      seconds: Math.round(resolution.minutes * MINUTE),
    },
    warnAtShare: warnAt.at(-1) ?? 1,
    acknowledgeSeconds: seconds('acknowledge'),
    noActionSeconds: seconds('no-action'),
    ladder: ladderOf(pack, grade.ladder),
    ...(warnAt.length > 1 && { earlierWarnAt: warnAt.slice(0, -1) }),
    ...(rules.length > 0 && { rules }),
    ...(pack.watch.flags.length > 0 && { flags: pack.watch.flags }),
  };
}

/** Rules of a grade that the plain fields above cannot carry. Most have none: an incident's first event stays small. */
function ownRules(pack: Pack, grade: string): RuleTerms[] {
  const own = pack.deadlineRules.filter((rule) => rule.grades.includes(grade) && !isPlain(rule));
  const usual = pack.grades.find(({ id }) => id === grade)?.warnAt ?? [];
  return own.map(({ promise, setting, areas, flagged, from, minutes, label, warnAt, ladder, alarm }) => ({
    promise,
    from,
    seconds: Math.round(minutes * MINUTE),
    warnAt: warnAt ?? usual,
    ...(setting !== undefined && { setting }),
    ...(areas !== undefined && { areas }),
    ...(flagged !== undefined && { flagged }),
    ...(label !== undefined && { label }),
    ...(ladder !== undefined && { ladder: ladderOf(pack, ladder) }),
    ...(alarm !== undefined && { alarm }),
  }));
}

function isPlain({ areas, flagged, from, warnAt, ladder, alarm }: Pack['deadlineRules'][number]): boolean {
  const extra = [areas, flagged, warnAt, ladder, alarm].some((one) => one !== undefined);
  return !extra && from !== 'dispatch';
}

/** What an event carries of a ladder. */
export function ladderOf(pack: Pack, id: string): LadderTerms {
  const ladder = pack.ladders.find((l) => l.id === id) ?? pack.ladders[0];
  if (ladder === undefined) throw new Error('the force pack has no ladder');
  const rungs = ladder.rungs.map(({ to, afterSeconds, channel, only }) => ({
    ...{ to, afterSeconds, channel },
    ...(only !== undefined && { groupedFrom: pack.watch.groupFrom }),
  }));
  return { rungs, repeatSeconds: ladder.repeatSeconds };
}

/** As the pack names it; left out, the supervisor of the control room and then the FIM. */
export function roomLadder(pack: Pack, id: string | undefined): LadderTerms {
  if (id !== undefined) return ladderOf(pack, id);
  const rungs = [
    { to: 'control-room-supervisor', afterSeconds: 0 },
    { to: 'fim', afterSeconds: 600 },
  ] as const;
  return { rungs: [...rungs], repeatSeconds: urgentLadder(pack).repeatSeconds * 10 };
}

/** The ladder of the heaviest grade: what cannot wait climbs it. */
export function urgentLadder(pack: Pack): LadderTerms {
  const heaviest = pack.grades.reduce((a, b) => (b.weight < a.weight ? b : a));
  return ladderOf(pack, heaviest.ladder);
}

/** Who hears of a call that rings too long: the room has no owner for it yet. */
export function answerTerms(
  pack: Pack,
  channel: Channel,
): { answerSeconds: number; ladder: LadderTerms; alarm: 'A' | 'B' } {
  const { answer, answerLadder } = pack.watch;
  const secondsOf = (name: string) => answer.find((one) => one.channel === name)?.seconds;
  const seconds = secondsOf(channel) ?? secondsOf('other') ?? MINUTE;
  return { answerSeconds: seconds, ladder: ladderOf(pack, answerLadder), alarm: channel === '999' ? 'A' : 'B' };
}

/** A crime brings the time within which it is to be recorded, or negated (C22). */
function crimeTerms(pack: Pack, { family }: Pack['codes'][number]): Pick<CodeTerms, 'recordWithinSeconds'> {
  return family === 'crime' ? { recordWithinSeconds: pack.record.crimeRecordingHours * 3600 } : {};
}

export interface OpeningTerms extends CodeTerms {
  readonly grade: string;
  readonly restriction: RestrictionTerms['kind'];
}

export function findOpeningCode(pack: Pack, code: string): OpeningTerms | null {
  const found = pack.codes.find((c) => c.code === code && c.use !== 'closing');
  return found === undefined
    ? null
    : {
        ...{ code: found.code, name: found.name, grade: found.grade, restriction: found.restriction },
        ...crimeTerms(pack, found),
      };
}

export function findClosingCode(pack: Pack, code: string): CodeTerms | null {
  const found = pack.codes.find((c) => c.code === code && c.use !== 'opening');
  return found === undefined ? null : { code: found.code, name: found.name, ...crimeTerms(pack, found) };
}

export function findQualifier(pack: Pack, code: string): CodeTerms | null {
  const found = pack.qualifiers.find((q) => q.code === code);
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
