import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RowOf } from '../../kernel/pure.ts';
import { AssignUnit, OpenIncidents, Recommendation, Units } from '../../modules/operations/contract.ts';
import { confirming, typedNumber, typeLine } from './line.ts';
import type { Came } from './person.ts';
import type { PlannedCall } from './scenario.ts';
import type { IncidentRow, Player, World } from './world.ts';

type Recommended = RowOf<typeof Recommendation>;
type How = 'assign' | 'divert' | 'stack';

interface Sending {
  readonly player: Player;
  /** Whoever may reach for the same unit at the same moment. */
  readonly colleague: Player | null;
  readonly row: IncidentRow;
  readonly call: PlannedCall;
}

const GRAVEST = 'G1';
const TYPICAL_ETA_SECONDS = 600;
/** What a desk confirms without another thought, having rung whom it must. */
export const confirmedAtOnce: ReadonlySet<string> = new Set([
  'ring-the-fim',
  'fim-authority',
  'skill-missing',
  'not-suitable',
  'reason-wanted',
]);
/** Why not the first of the ranking. */
const whyNotTheFirst: Readonly<Record<How, string>> = {
  assign: 'The ones before it are on other jobs',
  divert: 'Nobody is free; its job can wait',
  stack: 'Nobody is free; it goes on to this one',
};

/** Finds a unit for an incident and sends it. Answers whether one was sent. */
export async function sendUnit(world: World, sending: Sending): Promise<boolean> {
  const { player, row } = sending;
  const { rows } = await player.person.read(Recommendation, row.id);
  const ranked = rows.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const free = ranked.find(({ divertFrom }) => divertFrom === null);
  const lesser = ranked.find(({ divertFrom }) => divertFrom !== null && divertFrom.grade > row.grade);
  const chosen = free ?? (row.grade === GRAVEST ? lesser : undefined);
  if (chosen === undefined) return stackSomewhere(world, sending, rows);
  return assign(world, sending, { chosen, how: chosen.divertFrom === null ? 'assign' : 'divert' });
}

/** Nobody is free: some put the job behind a unit that is busy; the others wait, and the clocks run. */
async function stackSomewhere(world: World, sending: Sending, rows: readonly Recommended[]): Promise<boolean> {
  if (!sending.call.stackSooner) return false;
  const busy = new Set(
    sending.player.screen
      .rows(Units)
      .filter(({ active, stacked, emergency }) => active !== null && stacked.length === 0 && !emergency)
      .map(({ id }) => id),
  );
  const chosen = rows.find(
    ({ tourId }) => busy.has(tourId) && sending.row.units.every((unit) => unit.tourId !== tourId),
  );
  return chosen === undefined ? false : assign(world, sending, { chosen, how: 'stack' });
}

interface Choice {
  readonly chosen: Recommended;
  readonly how: How;
}

async function assign(world: World, sending: Sending, { chosen, how }: Choice): Promise<boolean> {
  const { player, row, call, colleague } = sending;
  const isContested = call.contested && how === 'assign' && colleague !== null;
  const [sent] = await Promise.all([
    send(world, { player, row, chosen, how, byLine: isTyped(call) }),
    isContested ? reach(world, sending, chosen) : null,
  ]);
  if (sent === null) return false;
  world.count(`units sent: ${sent.how}`);
  deliver(world, { call, assignmentId: sent.assignmentId, chosen, how: sent.how, number: row.units.length });
  return true;
}

/** A colleague takes the same unit for another incident of theirs at the same moment: the one who loses is asked. */
async function reach(world: World, { colleague, row }: Sending, chosen: Recommended): Promise<void> {
  if (colleague === null) return;
  const other = colleague.screen
    .rows(OpenIncidents)
    .find(({ id, state, restriction }) => id !== row.id && state !== 'resulted' && restriction === 'none');
  const call = other === undefined ? undefined : world.callOfIncident.get(other.id);
  if (other === undefined || call === undefined || other.units.some(({ tourId }) => tourId === chosen.tourId)) return;
  world.count('units that two desks reached for');
  const sent = await send(world, { player: colleague, row: other, chosen, how: 'assign', byLine: isTyped(call) });
  if (sent === null) return;
  deliver(world, { call, assignmentId: sent.assignmentId, chosen, how: sent.how, number: other.units.length });
}

interface Order {
  readonly player: Player;
  readonly row: IncidentRow;
  readonly chosen: Recommended;
  readonly how: How;
  /** Typed, or by the button of the ranking. */
  readonly byLine: boolean;
}

/** Of the calls so many in a hundred are worked by the command line. */
const TYPED = 70;

function isTyped({ word }: PlannedCall): boolean {
  return shareOf(word) * 100 < TYPED;
}

/** A share that the seed has drawn with the word of the call. */
function shareOf(word: string): number {
  return Number.parseInt(word.slice(2), 16) / 2 ** 32;
}

interface Ordered {
  readonly came: Came;
  readonly assignmentId: string;
}

/** Confirms what a desk would; a unit that is committed by now is put behind its job, as the warning offers. */
async function send(world: World, order: Order): Promise<{ readonly assignmentId: string; readonly how: How } | null> {
  let now: How = order.how;
  for (;;) {
    const { came, assignmentId } = (await (order.byLine ? typed : pressed)(world, { ...order, how: now })) ?? nothing;
    if (came.kind === 'done') {
      const how = came.result.stacked === true ? 'stack' : now === 'stack' ? 'assign' : now;
      return { assignmentId, how };
    }
    if (came.kind === 'refused' || came.code !== 'unit-committed' || now === 'stack') return null;
    now = 'stack';
  }
}

const nothing: Ordered = { came: { kind: 'refused', code: 'not-understood' }, assignmentId: '' };

async function pressed(world: World, { player, row, chosen, how }: Order): Promise<Ordered> {
  const assignmentId = randomUUID();
  const reason = chosen.rank === 1 ? {} : { reason: whyNotTheFirst[how] };
  const input = { assignmentId, incidentId: row.id, tourId: chosen.tourId, how, ...reason };
  return { assignmentId, came: await confirming(world, player, AssignUnit, { input, confirms: confirmedAtOnce }) };
}

const verbsOf: Readonly<Record<How, readonly [string, string]>> = {
  assign: ['as', 'assign'],
  divert: ['di', 'Divert'],
  stack: ['sk', 'stack'],
};
const Assigned = z.object({ assignmentId: z.string() });

/** In either order, by either word, as fingers have learnt it. */
async function typed(world: World, { player, row, chosen, how }: Order): Promise<Ordered | null> {
  const share = shareOf(world.callOfIncident.get(row.id)?.word ?? 'zq00000000');
  const verb = verbsOf[how][share * 7 < 4 ? 0 : 1];
  const number = typedNumber(row.number, (share * 10) % 1);
  const callsign = (share * 20) % 2 < 1 ? chosen.callsign : chosen.callsign.toLowerCase();
  const line = (share * 50) % 2 < 1 ? `${verb} ${callsign} ${number}` : `${verb} ${number} ${callsign}`;
  const sent = await typeLine(world, player, line, { confirms: confirmedAtOnce, meant: [row.id] });
  const [first] = sent ?? [];
  return first === undefined ? null : { came: first.came, ...Assigned.parse(first.input) };
}

interface Delivery {
  readonly call: PlannedCall;
  readonly assignmentId: string;
  readonly chosen: Recommended;
  readonly how: How;
  /** How many were on it before. */
  readonly number: number;
}

export function deliver(world: World, { call, assignmentId, chosen, how, number }: Delivery): void {
  const crew = world.crews.get(chosen.tourId);
  const plan = call.crews[number % call.crews.length];
  if (crew === undefined || plan === undefined) return;
  const etaSeconds = chosen.etaSeconds ?? TYPICAL_ETA_SECONDS;
  const job = { call, assignmentId, etaSeconds, plan, leads: number === 0 };
  if (how === 'stack') crew.stacked(job);
  else crew.sent(job);
}
