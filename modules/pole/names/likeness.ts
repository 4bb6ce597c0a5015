import { slipCost } from '../../gazetteer/index.ts';
import { familiesOf } from './families.ts';
import { soundsOf } from './keys.ts';
import { nameWords } from './words.ts';

const SAME = 1;
const SAME_FAMILY = 0.93;
const SAME_SOUND = 0.9;
/** What a wrong letter takes away, in a word of any length. */
const SLIP = 0.11;
const LEAST = 0.4;
const MOST_SLIPS = 4;
/** A name that has more words than were said is still that name: the caller rarely says all of them. */
const UNSAID = 0.03;
const OTHER_PLACE = 0.02;

/** From 0 to 1: how likely it is that the name was meant by what was typed. */
export function nameLikeness(typed: string, name: string): number {
  const [asked, has] = [nameWords(typed), nameWords(name)];
  if (asked.length === 0 || has.length === 0) return 0;
  const left = [...has];
  const scores = asked.map((word, at) => {
    const last = at === asked.length - 1;
    const each = left.map((other) => wordLikeness(word, other, last));
    const best = each.indexOf(Math.max(...each, 0));
    const [taken] = best < 0 ? [] : left.splice(best, 1);
    return taken === undefined ? 0 : (each[best] ?? 0) - (has.indexOf(taken) === at ? 0 : OTHER_PLACE);
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.max(0, mean - UNSAID * left.length);
}

function wordLikeness(typed: string, meant: string, unfinished: boolean): number {
  if (typed === meant) return SAME;
  if (unfinished && typed.length >= 3 && meant.startsWith(typed)) return SAME_SOUND + typed.length / 1000;
  const slips = Math.abs(typed.length - meant.length) > MOST_SLIPS ? Infinity : slipCost(typed, meant, MOST_SLIPS);
  const bySlip = Number.isFinite(slips) ? 1 - slips * SLIP - slips / Math.max(typed.length, meant.length) / 2 : 0;
  const sounds = soundsOf(typed);
  const bySound = soundsOf(meant).some((sound) => sounds.includes(sound))
    ? SAME_SOUND - 0.02 * Math.min(slips, MOST_SLIPS)
    : 0;
  const families = familiesOf(typed);
  const byFamily = familiesOf(meant).some((family) => families.includes(family)) ? SAME_FAMILY : 0;
  const best = Math.max(bySlip, bySound, byFamily);
  return best < LEAST ? 0 : best;
}
