import { askFor, callForBackUp } from './asks.ts';
import { declareMajor } from './majors.ts';
import { lookOut, sendMessage, tellOfASecret } from './messages.ts';
import { pairUp } from './pairs.ts';
import { enterSheet } from './paper.ts';
import { pursue } from './pursuit.ts';
import { mistype, remark } from './remarks.ts';
import { exchangeJobs, exchangeUnits } from './swaps.ts';
import type { Turn, TurnKind } from './turns.ts';
import type { World } from './world.ts';

const AGAIN_SECONDS = 60;
const MOST_TRIES = 15;

/** What the room does besides sending units, each at its time, or as soon as there is something to do it with. */
export function takeTurns(world: World): void {
  for (const turn of world.scenario.turns) world.agenda.at(turn.at, () => take(world, turn, 1));
}

async function take(world: World, turn: Turn, nth: number): Promise<void> {
  if (await taken[turn.kind](world, turn)) return;
  if (nth < MOST_TRIES) world.agenda.in(AGAIN_SECONDS, () => take(world, turn, nth + 1));
  else world.count(`turns without anything to do them with: ${turn.kind}`);
}

/** Answers whether there was anything to do it with. */

const taken: Readonly<Record<TurnKind, (world: World, turn: Turn) => Promise<boolean>>> = {
  'back-up': callForBackUp,
  ask: askFor,
  swap: exchangeUnits,
  'hand-over': exchangeUnits,
  exchange: exchangeJobs,
  message: sendMessage,
  'urgent-message': sendMessage,
  'message-of-a-secret': tellOfASecret,
  obs: lookOut,
  note: (world, turn) => remark(world, turn, 'note'),
  refer: (world, turn) => remark(world, turn, 'refer'),
  plan: (world, turn) => remark(world, turn, 'plan'),
  snapshot: (world, turn) => remark(world, turn, 'snapshot'),
  talkgroup: (world, turn) => remark(world, turn, 'talkgroup'),
  mistyped: mistype,
  pair: pairUp,
  pursuit: pursue,
  paper: enterSheet,
  major: declareMajor,
};
