import type { DeadlineRule, Grade, GradePromise } from './deadline-rules.ts';
import type { Pack } from './pack.ts';

type Rules = Pick<Pack, 'deadlineRules' | 'areas'>;
type Setting = 'urban' | 'rural';

/** The rule that sets a promise of a grade at a place: the one for its area before the one for everywhere. */
export function findRule(
  pack: Rules,
  grade: string,
  promise: GradePromise,
  at: { readonly areaId: string | null; readonly setting: Setting; readonly flagged?: boolean },
): DeadlineRule | null {
  const area = pack.areas.find(({ id }) => id === at.areaId)?.parent ?? at.areaId;
  const fits = pack.deadlineRules.filter(
    (rule) =>
      rule.promise === promise &&
      rule.grades.includes(grade) &&
      (rule.setting === undefined || rule.setting === at.setting) &&
      (rule.flagged ?? false) === (at.flagged ?? false),
  );
  const ofArea = fits.find(({ areas }) => area !== null && areas?.includes(area));
  return ofArea ?? fits.find(({ areas }) => areas === undefined) ?? null;
}

/** What a grade promises, in words: as it stands where no area has a rule of its own. */
export function promiseOf(pack: Rules, { id }: Pick<Grade, 'id'>): string {
  const of = (promise: GradePromise, setting: Setting) => findRule(pack, id, promise, { areaId: null, setting });
  const resolution = of('resolution', 'urban');
  if (resolution !== null) return `${resolution.label ?? 'Resolved'} within ${duration(resolution.minutes)}`;
  const [urban, rural] = [of('arrive', 'urban'), of('arrive', 'rural')];
  if (urban === null || rural === null) return 'No promise';
  const counted = urban.from === 'dispatch' ? ' of a unit being sent' : '';
  if (urban.from === 'appointment') return `Attend by the agreed appointment, at most ${duration(urban.minutes)}`;
  if (urban.minutes === rural.minutes) return `Arrive within ${duration(urban.minutes)}${counted}`;
  return `Arrive within ${duration(urban.minutes)}${counted}, ${duration(rural.minutes)} in rural areas`;
}

function duration(minutes: number): string {
  return minutes % 60 === 0 && minutes >= 120 ? `${minutes / 60} h` : `${minutes} min`;
}
