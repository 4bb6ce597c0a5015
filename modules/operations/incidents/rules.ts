import type { GradeTerms, LadderTerms, RuleTerms } from '../terms.ts';
import type { Incident } from './incident.ts';

/** What one promise of an incident follows: the rule of its grade for its place and state. */
export interface Rule {
  readonly seconds: number;
  readonly from: RuleTerms['from'];
  /** Shares of the time, rising. */
  readonly warnAt: readonly number[];
  readonly ladder: LadderTerms;
  readonly alarm: 'A' | 'B';
  readonly label: string | null;
}

/** The rule for the incident's area stands before the one for everywhere; a flagged record's watchdog before the usual one. */
export function findRule(incident: Incident, promise: RuleTerms['promise']): Rule | null {
  const { grade, place } = incident;
  const flagged = isFlagged(incident);
  const fits = (grade.rules ?? []).filter(
    (rule) =>
      rule.promise === promise &&
      (rule.setting === undefined || rule.setting === place.setting) &&
      (rule.flagged !== true || flagged),
  );
  const here = (rule: RuleTerms): boolean => place.areaId !== null && rule.areas?.includes(place.areaId) === true;
  const own =
    fits.find((rule) => rule.flagged === true && (rule.areas === undefined || here(rule))) ??
    fits.find(here) ??
    fits.find(({ areas }) => areas === undefined);
  return own === undefined ? plainRule(incident, promise) : ofTerms(grade, own);
}

function ofTerms(grade: GradeTerms, { seconds, from, warnAt, ladder, alarm, label }: RuleTerms): Rule {
  return {
    ...{ seconds, from, warnAt },
    ladder: ladder ?? grade.ladder,
    alarm: alarm ?? grade.alarm,
    label: label ?? null,
  };
}

/** As the plain fields of a grade say, which all events carry. */
function plainRule({ grade, place }: Incident, promise: RuleTerms['promise']): Rule | null {
  const { arrival, resolution } = grade;
  const seconds = {
    deploy: grade.deploySeconds,
    arrive: arrival && (place.setting === 'urban' ? arrival.urbanSeconds : arrival.ruralSeconds),
    resolution: resolution?.seconds ?? null,
    acknowledge: grade.acknowledgeSeconds,
    'no-action': grade.noActionSeconds,
  }[promise];
  if (seconds === null) return null;
  return {
    seconds,
    from: promise === 'arrive' ? grade.clockFrom : 'received',
    ...rest(grade),
    label: resolution?.label ?? null,
  };
}

function rest(grade: GradeTerms): Pick<Rule, 'warnAt' | 'ladder' | 'alarm'> {
  return { warnAt: [...(grade.earlierWarnAt ?? []), grade.warnAtShare], ladder: grade.ladder, alarm: grade.alarm };
}

/** What hangs on no rule of its own, such as an alert: the ladder and the class of the grade. */
export function gradeRule(incident: Incident): Pick<Rule, 'warnAt' | 'ladder' | 'alarm'> {
  return rest(incident.grade);
}

/** Carries a qualifier that the force pack flags: it is watched more closely, and its breaches reach the FIM alone. */
export function isFlagged({ grade, record }: Incident): boolean {
  return record.qualifiers.some(({ code }) => grade.flags?.includes(code));
}
