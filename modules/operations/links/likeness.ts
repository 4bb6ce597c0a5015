import type { z } from 'zod';
import type { Duplicates } from './views.ts';

export type Reason = z.output<typeof Duplicates.row>['reasons'][number];

/** What is known of a call, or of an incident, for comparing it. */
export interface Told {
  readonly what: string;
  readonly code: string | null;
  readonly family: string | null;
}

export interface Compared {
  readonly call: Told;
  readonly incident: Told;
  readonly distanceMetres: number | null;
  readonly minutes: number;
  readonly isSameCaller: boolean;
}

/** Least sum of weights with which an incident is offered: near enough alone, or soon and with a word in common. */
export const LEAST_SCORE = 20;
/** Once raised it has been asked about already: only what is very like it is offered again. */
export const LEAST_SCORE_RAISED = 48;

const distances = [
  { within: 50, weight: 40 },
  { within: 200, weight: 30 },
  { within: 500, weight: 20 },
  { within: 1500, weight: 8 },
] as const;
const times = [
  { within: 15, weight: 16 },
  { within: 60, weight: 10 },
  { within: 240, weight: 6 },
] as const;
const SAME_CALLER = 40;
const SAME_CODE = 20;
const SAME_FAMILY = 8;
const A_WORD = 8;
const MOST_WORDS = 4;

/** Each reason for which two may be one; the score is the sum of their weights, so that both change together. */
export function reasonsFor(compared: Compared): readonly Reason[] {
  return [distanceReason(compared), timeReason(compared), callerReason(compared), ...toldReasons(compared)].filter(
    (reason) => reason !== null,
  );
}

/** What shows under a restriction, and no more: the rank of a row must not tell of the words that it hides. */
export function openReasonsFor(compared: Compared): readonly Reason[] {
  return [distanceReason(compared), timeReason(compared)].filter((reason) => reason !== null);
}

export function scoreOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0);
}

function distanceReason({ distanceMetres }: Compared): Reason | null {
  if (distanceMetres === null) return null;
  const step = distances.find(({ within }) => distanceMetres <= within);
  return step === undefined ? null : { term: 'distance', text: `${distanceMetres} m away`, weight: step.weight };
}

function timeReason({ minutes }: Compared): Reason | null {
  const step = times.find(({ within }) => minutes <= within);
  return step === undefined ? null : { term: 'time', text: `${minutes} min ago`, weight: step.weight };
}

function callerReason({ isSameCaller }: Compared): Reason | null {
  return isSameCaller ? { term: 'caller', text: 'same number has called about it', weight: SAME_CALLER } : null;
}

function toldReasons({ call, incident }: Compared): readonly Reason[] {
  const reasons: Reason[] = [];
  if (call.code !== null && call.code === incident.code) {
    reasons.push({ term: 'type', text: 'same code', weight: SAME_CODE });
  } else if (call.family !== null && call.family === incident.family) {
    reasons.push({ term: 'type', text: 'same kind of event', weight: SAME_FAMILY });
  }
  const words = sharedWords(call.what, incident.what).slice(0, MOST_WORDS);
  if (words.length > 0) {
    reasons.push({ term: 'words', text: `both say ${words.join(', ')}`, weight: words.length * A_WORD });
  }
  return reasons;
}

const LEAST_LETTERS = 4;
/** In every second narrative: they make nothing alike. */
const common: ReadonlySet<string> = new Set(
  'about after again against along also another around back because been before being caller calling could door down from have having here house into just know like male man more near next only outside over people person phone police reports road said saying says some someone somebody still street than that their them then there they this through time told wants were what when where which while who with woman would'.split(
    ' ',
  ),
);

/** Words that both use, as the second writes them; endings do not count. */
export function sharedWords(one: string, other: string): readonly string[] {
  const stems = new Set(wordsOf(one).map(stemOf));
  const shared = new Map(wordsOf(other).map((word) => [stemOf(word), word]));
  return [...shared].flatMap(([stem, word]) => (stems.has(stem) ? [word] : []));
}

function wordsOf(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= LEAST_LETTERS && !common.has(word));
}

function stemOf(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, '').replace(/(.)\1$/, '$1');
}
