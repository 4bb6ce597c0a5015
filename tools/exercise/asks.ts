import { z } from 'zod';
import { AnswerAsk, Asks, Recommendation } from '../../modules/operations/contract.ts';
import { type AtWork, atWork, dispatcherOf, drawnOf, openTo } from './choose.ts';
import { typedNumber, typeLine } from './line.ts';
import { confirmedAtOnce, deliver } from './send-unit.ts';
import type { Turn } from './turns.ts';
import type { Player, World } from './world.ts';

const BACK_UP = 'back-up';
const FINDING_SECONDS = 25;
const MOST_SENT = 2;
const Several = z.object({ units: z.array(z.object({ tourId: z.string(), assignmentId: z.string() })) });

/** A crew calls for back-up: the desk writes that down and sends whoever is free and nearest. */
export async function callForBackUp(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  const one = player && drawnOf(atWork(world, player), turn.which);
  if (player === null || one === null) return false;
  const number = typedNumber(one.row.number, turn.which);
  const meant = [one.row.id];
  const asked = await typeLine(world, player, `ask! ${number} ${BACK_UP} ${turn.word}`, { meant });
  if (asked?.[0]?.came.kind !== 'done') return true;
  world.count('back-up asked for');
  await world.agenda.pause(FINDING_SECONDS);
  await sendBackUp(world, player, { one, turn });
  return true;
}

/** `bu 0421 RA21 RA14`, in either order. */
async function sendBackUp(
  world: World,
  player: Player,
  { one: { row, job }, turn }: { readonly one: AtWork; readonly turn: Turn },
): Promise<void> {
  const { rows } = await player.person.read(Recommendation, row.id);
  const free = rows
    .filter(({ rank, divertFrom }) => rank !== null && divertFrom === null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, turn.which < 0.5 ? 1 : MOST_SENT);
  if (free.length === 0) return;
  const callsigns = free.map(({ callsign }) => callsign).join(' ');
  const number = typedNumber(row.number, turn.who);
  const line = turn.who < 0.5 ? `bu ${number} ${callsigns}` : `backup ${callsigns} ${number}`;
  const sent = await typeLine(world, player, line, { confirms: confirmedAtOnce, meant: [row.id] });
  if (sent?.[0]?.came.kind !== 'done') return;
  world.count('back-up sent');
  for (const { tourId, assignmentId } of Several.parse(sent[0].input).units) {
    const chosen = free.find((unit) => unit.tourId === tourId);
    if (chosen === undefined) continue;
    deliver(world, { call: job.call, assignmentId, chosen, how: 'assign', number: row.units.length });
  }
}

/** Something beside units: a dog, recovery, a supervisor. It waits with a clock of its own. */
export async function askFor(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  const row = player && drawnOf(openTo(world, player), turn.which);
  const what = drawnOf(
    world.names.asks.filter(({ id }) => id !== BACK_UP),
    turn.which,
  );
  if (player === null || row === null || what === null) return false;
  const verb = turn.which < 0.3 ? 'ask!' : 'ask';
  const line = `${verb} ${typedNumber(row.number, turn.who)} ${what.id} ${turn.word}`;
  const sent = await typeLine(world, player, line, { meant: [row.id] });
  if (sent?.[0]?.came.kind === 'done') world.count('resources asked for');
  return true;
}

const LOOK_SECONDS = 40;
/** Of what is asked for so many in a hundred wait until their clock has run out and somebody above is told. */
const FORGOTTEN = 30;

/** The supervisor answers what was asked for, most of it in time. */
export function playAnswersToAsks(world: World, player: Player): void {
  world.agenda.every(LOOK_SECONDS, async () => {
    const now = world.agenda.now();
    const open = player.screen.rows(Asks).filter(({ state, what }) => state === 'open' && what !== BACK_UP);
    const due = open.find(({ id, dueAt }) => now > (isForgotten(id) ? dueAt + 6 * 60_000 : dueAt - 60_000));
    if (due === undefined) return;
    const answer = Number.parseInt(due.askId.slice(0, 2), 16) % 3 === 0 ? 'declined' : 'met';
    const input = { incidentId: due.incidentId, askId: due.askId, answer, reason: 'As the desk was told' } as const;
    const came = await player.person.send(AnswerAsk, input);
    if (came.kind === 'done') world.count(`asks ${answer}`);
  });
}

function isForgotten(id: string): boolean {
  return Number.parseInt(id.slice(-4), 16) % 100 < FORGOTTEN;
}
