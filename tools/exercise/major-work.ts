import { randomUUID } from 'node:crypto';
import {
  AskPartner,
  MarkMajorCardItem,
  RecordPartnerAnswer,
  ShareMethane,
  TakePartner,
} from '../../modules/operations/contract.ts';
import { confirming } from './line.ts';
import type { Sheet } from './majors.ts';
import type { Player, World } from './world.ts';

const carriesMore: ReadonlySet<string> = new Set(['already-carries']);
const MINUTE_MS = 60_000;

/** What desks and the supervisor do of a major incident: cards, partners, and M/ETHANEs told by voice. One thing at a time. */
export async function workCards(world: World, player: Player, sheet: Sheet): Promise<boolean> {
  const runs = sheet.levels.at(-1)?.level !== 'stood-down';
  if (!runs) return false;
  if (await answerPartner(world, player, sheet)) return true;
  if (!player.roles.includes('control-room-supervisor')) return false;
  return (
    (await tellPartner(world, player, sheet)) || (await askPartner(world, player, sheet)) || tick(world, player, sheet)
  );
}

/** A partner that lies with this desk is rung; every fourth time nobody answers, and now and then nobody rings in time. */
async function answerPartner(world: World, player: Player, { incidentId, partners }: Sheet): Promise<boolean> {
  const now = world.agenda.now();
  const mine = partners.find(({ reachedAt, seatId, tries, dueAt, callId }) => {
    const isForgotten = tries.length === 0 && digitOf(callId) % 4 === 0;
    return (
      reachedAt === null && seatId === player.seatId && now > (isForgotten ? dueAt + MINUTE_MS : dueAt - 3 * MINUTE_MS)
    );
  });
  if (mine === undefined) return takePartner(world, player, { incidentId, partners });
  const outcome = (digitOf(mine.callId) + mine.tries.length) % 4 === 1 ? 'no-answer' : 'reached';
  const input = { incidentId, callId: mine.callId, outcome, words: 'Spoken to their control' } as const;
  const came = await player.person.send(RecordPartnerAnswer, input);
  if (came.kind === 'done') world.count(`partners: ${outcome}`);
  return came.kind === 'done';
}

/** One that lies with nobody, or was passed on too often, is taken by the supervisor. */
async function takePartner(
  world: World,
  player: Player,
  { incidentId, partners }: Pick<Sheet, 'incidentId' | 'partners'>,
): Promise<boolean> {
  if (!player.roles.includes('control-room-supervisor')) return false;
  const loose = partners.find((one) => {
    return one.reachedAt === null && one.seatId !== player.seatId && (one.seatId === null || one.tries.length > 2);
  });
  if (loose === undefined) return false;
  const input = { incidentId, callId: loose.callId, seen: loose.seatId };
  const came = await confirming(world, player, TakePartner, { input, confirms: carriesMore });
  if (came.kind === 'done') world.count('partners: taken over');
  return came.kind === 'done';
}

/** Every third of what no line brought is told only after its time. */
async function tellPartner(world: World, { person }: Player, { incidentId, methanes }: Sheet): Promise<boolean> {
  const last = methanes.at(-1);
  const untold = last?.shared.find(({ outcome, at }) => {
    const late = last.version % 3 === 0 ? 7 : 2;
    return outcome === 'undelivered' && world.agenda.now() > at + late * MINUTE_MS;
  });
  if (last === undefined || untold === undefined) return false;
  const input = { incidentId, version: last.version, partnerId: untold.partnerId, outcome: 'told' } as const;
  const came = await person.send(ShareMethane, { ...input, words: 'Read to their duty manager' });
  if (came.kind === 'done') world.count('M/ETHANE told by voice');
  return came.kind === 'done';
}

async function askPartner(world: World, player: Player, { incidentId, partners, levels }: Sheet): Promise<boolean> {
  const asked = new Set(partners.map(({ partnerId }) => partnerId));
  const opened = levels[0]?.at ?? 0;
  const next = world.names.majors.partners.findIndex(({ id }) => !asked.has(id));
  const partner = world.names.majors.partners[next];
  if (partner === undefined || world.agenda.now() < opened + (next + 1) * 3 * MINUTE_MS) return false;
  const input = { incidentId, callId: randomUUID(), partnerId: partner.id, seatId: null };
  const came = await confirming(world, player, AskPartner, { input, confirms: carriesMore });
  if (came.kind === 'done') world.count('partners: asked for');
  return came.kind === 'done';
}

/** Lines with a time are ticked shortly before it, every fourth after it; the others when there is time. */
async function tick(world: World, { person }: Player, { incidentId, cards, levels }: Sheet): Promise<boolean> {
  const now = world.agenda.now();
  const opened = levels[0]?.at ?? now;
  for (const { id: cardId, items } of cards) {
    const due = items.findIndex(({ dueAt, marked }, nth) => {
      const at = dueAt === null ? opened + 25 * MINUTE_MS : dueAt + (nth % 4 === 3 ? 3 : -2) * MINUTE_MS;
      return marked === null && now > at;
    });
    const item = items[due];
    if (item === undefined) continue;
    const mark = due % 5 === 4 ? 'not-applicable' : 'done';
    const came = await person.send(MarkMajorCardItem, { incidentId, cardId, itemId: item.id, mark, note: '' });
    if (came.kind === 'done') world.count('majors: card lines ticked');
    return came.kind === 'done';
  }
  return false;
}

function digitOf(id: string): number {
  return Number.parseInt(id.slice(0, 1), 16);
}
