import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SwapUnits } from '../../modules/operations/contract.ts';
import { type AtWork, atWork, dispatcherOf, drawnOf, freeUnits, type UnitRow } from './choose.ts';
import type { Job } from './crew.ts';
import { confirming, typeLine } from './line.ts';
import type { Turn } from './turns.ts';
import type { Player, World } from './world.ts';

/** What a desk confirms without another thought when one unit takes the place of another. */
const swappedAnyway: ReadonlySet<string> = new Set([
  'skill-missing',
  'not-suitable',
  'reason-wanted',
  'ring-the-fim',
  'fim-authority',
]);

const Pair = z.object({ in: z.object({ tourId: z.string(), assignmentId: z.string() }) });

/** `swap RA21 RA14 why`, `ho RA21 RA14 words`: another unit goes on with the job, free or taken from something else. */
export async function exchangeUnits(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  const leaving = player && drawnOf(atWork(world, player), turn.which);
  const coming = leaving && player && comingFor(world, player, { turn, leaving });
  if (player === null || leaving === null || !coming) return false;
  const [verb, words] =
    turn.kind === 'swap'
      ? [turn.which < 0.5 ? 'swap' : 'SWAP', `nearer, ${turn.word}`]
      : [turn.which < 0.5 ? 'ho' : 'handover', `statement taken, camera still to do, ${turn.word}`];
  const line = `${verb} ${leaving.unit.callsign} ${coming.callsign} ${words}`;
  const sent = await typeLine(world, player, line, { confirms: swappedAnyway });
  const pair = sent?.[0]?.came.kind === 'done' ? Pair.parse(sent[0].input).in : null;
  if (pair === null) return true;
  world.count(turn.kind === 'swap' ? 'units swapped' : 'jobs handed over');
  goOn(world, leaving, { tourId: pair.tourId, assignmentId: pair.assignmentId });
  return true;
}

/** A free one, or every now and then one that is taken from a job of its own. */
function comingFor(
  world: World,
  player: Player,
  { turn, leaving }: { readonly turn: Turn; readonly leaving: AtWork },
): Pick<UnitRow, 'callsign'> | null {
  const free = freeUnits(world, player).filter(({ id }) => id !== leaving.unit.tourId);
  if (turn.kind === 'hand-over' || turn.which > 0.25) return drawnOf(free, turn.which);
  const busy = atWork(world, player).filter(({ row }) => row.id !== leaving.row.id && row.grade > leaving.row.grade);
  return drawnOf(busy, turn.who)?.unit ?? drawnOf(free, turn.which);
}

function goOn(
  world: World,
  { crew, job }: AtWork,
  into: { readonly tourId: string; readonly assignmentId: string },
): void {
  const next = world.crews.get(into.tourId);
  crew.stoodDown(job.assignmentId);
  next?.sent({ ...job, assignmentId: into.assignmentId });
}

/** Each takes the job of the other. There is a button for it, and no word of the command line. */
export async function exchangeJobs(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  if (player === null) return false;
  const all = atWork(world, player).filter(({ crew }) => crew.behind.length === 0);
  const one = drawnOf(all, turn.which);
  const other = one && all.find(({ row, unit }) => row.id !== one.row.id && unit.tourId !== one.unit.tourId);
  if (one === null || !other) return false;
  const [coming, returning] = [randomUUID(), randomUUID()];
  const came = await confirming(world, player, SwapUnits, {
    input: {
      ...{
        incidentId: one.row.id,
        how: 'exchange',
        returnAssignmentId: returning,
        reason: `Each is nearer, ${turn.word}`,
      },
      out: { tourId: one.unit.tourId, assignmentId: one.unit.assignmentId },
      in: { tourId: other.unit.tourId, assignmentId: coming },
    },
    confirms: swappedAnyway,
  });
  if (came.kind !== 'done') return true;
  world.count('jobs exchanged');
  const jobs: readonly [Job, Job] = [one.job, other.job];
  other.crew.sent({ ...jobs[0], assignmentId: coming });
  one.crew.sent({ ...jobs[1], assignmentId: returning });
  return true;
}
