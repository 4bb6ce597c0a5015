import { type BestSet, type Place, placeSeconds, type SetAsked, secondsOf } from './best-set.ts';
import type { UnitsWanted } from './plan.ts';
import type { Ranked } from './recommend.ts';
import { minutes } from './recommend-words.ts';

/** A unit of the set that is offered, and why it and no other. */
export interface Member {
  readonly first: boolean;
  readonly because: readonly string[];
  /** What of the plan nobody takes; said with the first member alone. */
  readonly lacking: readonly string[];
}

/** For which incident a unit is kept that would be of use here as well. */
export interface Kept {
  readonly incidentId: string;
  readonly number: string;
  readonly grade: string;
}

/** Somebody so much sooner is worth a word. */
const SOONER_SECONDS = 30;

/** By tour id. `kept`: who stays for another incident. */
export function membersOf(asked: SetAsked, set: BestSet, kept: ReadonlyMap<string, Kept>): ReadonlyMap<string, Member> {
  const sent = new Set(set.places.map(({ ranked }) => ranked.candidate.tourId));
  return new Map(
    set.places.map((place, i) => {
      const because = [
        ...(i === 0 && set.places.length > 1 ? [`first there, ${minutes(secondsOf(place.ranked))}`] : []),
        ...placeWords(asked, place),
        ...givenUp(place.ranked),
        ...passedOver(asked, place, { sent, kept }),
      ];
      const lacking = i === 0 ? lackingWords(asked.needs, set.lacking) : [];
      return [place.ranked.candidate.tourId, { first: i === 0, because, lacking }] as const;
    }),
  );
}

function placeWords({ needs, carries }: SetAsked, { ranked: { candidate }, need }: Place): readonly string[] {
  const asked = needs[need];
  const skills = (asked?.skills ?? []).map(({ name }) => `has ${name}`);
  const things = carries
    .filter((thing) => candidate.carries?.includes(thing) === true)
    .map((thing) => `brings ${thing}`);
  return [`one of ${wordsFor(asked, asked?.count ?? 1)}`, ...skills, ...things];
}

function wordsFor(need: UnitsWanted | undefined, count: number): string {
  return `${count} × ${need?.kinds[0]?.name ?? 'unit'}`;
}

function lackingWords(needs: readonly UnitsWanted[], lacking: readonly number[]): readonly string[] {
  return needs.flatMap((need, i) => {
    const count = lacking[i] ?? 0;
    const skills = need.skills.length === 0 ? '' : ` (${need.skills.map(({ name }) => name).join(', ')})`;
    return count === 0 ? [] : [`${wordsFor(need, count)}${skills}`];
  });
}

/** What it leaves behind, in the words of its rank. */
function givenUp({ candidate, reasons }: Ranked): readonly string[] {
  const divert = reasons.filter(({ term }) => term === 'divert').map(({ text }) => text.replace(/^divert: /, ''));
  const bare = candidate.cover?.bare ?? [];
  return [...divert, ...(bare.length === 0 ? [] : [`leaves ${bare.join(', ')} bare`])];
}

interface Beside {
  readonly sent: ReadonlySet<string>;
  readonly kept: ReadonlyMap<string, Kept>;
}

/** The nearest that would have been there sooner, and what most stands against it. */
function passedOver(
  { needs, ranked }: SetAsked,
  { ranked: own, need }: Place,
  { sent, kept }: Beside,
): readonly string[] {
  const asked = needs[need];
  const sooner = ranked
    .filter((one) => !sent.has(one.candidate.tourId) && secondsOf(one) < secondsOf(own) - SOONER_SECONDS)
    .filter((one) => asked !== undefined && placeSeconds(one, asked) !== null)
    .sort((a, b) => secondsOf(a) - secondsOf(b))[0];
  if (sooner === undefined) return [];
  const { callsign, tourId } = sooner.candidate;
  const by = minutes(secondsOf(own) - secondsOf(sooner));
  const other = kept.get(tourId);
  const against = other === undefined ? worst(sooner, own) : `is kept for ${other.number}, ${other.grade}`;
  return against === null ? [] : [`not ${callsign}, ${by} sooner: ${against}`];
}

function worst(other: Ranked, own: Ranked): string | null {
  const bare = other.candidate.cover?.bare ?? [];
  const costs = other.reasons
    .filter(({ term }) => term !== 'travel')
    .map((reason) => ({
      ...reason,
      more:
        reason.seconds - own.reasons.reduce((sum, { term, seconds }) => sum + (term === reason.term ? seconds : 0), 0),
    }))
    .sort((a, b) => b.more - a.more)[0];
  if (costs === undefined || costs.more <= 0) return null;
  if (costs.term === 'cover' && bare.length > 0) return `leaves ${bare.join(', ')} bare`;
  return costs.text.replace(/^divert: /, '');
}
