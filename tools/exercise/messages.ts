import { randomUUID } from 'node:crypto';
import {
  AcknowledgeMessage,
  Messages,
  SendMessage,
  SentMessages,
  WithdrawMessage,
} from '../../modules/operations/contract.ts';
import { dispatcherOf, drawnOf, openTo } from './choose.ts';
import { typedNumber, typeLine } from './line.ts';
import type { Turn } from './turns.ts';
import { type Player, playerWith, type World } from './world.ts';

const sentAnyway: ReadonlySet<string> = new Set(['nobody-there', 'not-on-its-list']);

/** `msg dispatch-2 0421 words`: to a desk, the FIM, the supervisor, a unit, an area or all; every second one about an incident. */
export async function sendMessage(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  if (player === null) return false;
  const to = drawnOf(addressees(world, player), turn.which);
  const about = turn.who < 0.5 ? drawnOf(openTo(world, player), turn.which) : null;
  if (to === null) return false;
  const verb = turn.kind === 'urgent-message' ? 'msg!' : 'msg';
  const of = about === null ? '' : ` ${typedNumber(about.number, turn.which)}`;
  const meant = about === null ? [] : [about.id];
  const sent = await typeLine(world, player, `${verb} ${to}${of} Ring me, ${turn.word}`, {
    confirms: sentAnyway,
    meant,
  });
  if (sent?.[0]?.came.kind === 'done') world.count(verb === 'msg!' ? 'urgent messages sent' : 'messages sent');
  return true;
}

function addressees(world: World, { seatId }: Player): readonly string[] {
  const desks = world.players.flatMap((other) =>
    other.seatId === null || other.seatId === seatId ? [] : [other.seatId],
  );
  const units = [...world.crews.values()].slice(0, 3).map(({ callsign }) => callsign);
  const areas = world.names.areas.filter(({ parent }) => parent === null).map(({ id }) => id);
  return [...new Set([...desks, 'fim', 'sup', 'all', ...units, ...areas.slice(0, 2)])];
}

/** About what is concealed, to all: only who may know of it is told. */
export async function tellOfASecret(world: World, turn: Turn): Promise<boolean> {
  const secret = drawnOf(world.secrets.list(), turn.which);
  const fim = playerWith(world, 'fim');
  if (secret === null) return false;
  const text = `${secret.word}: ring me before you go near`;
  const input = { ...toAll(), kind: 'message', priority: 'urgent', text, incidentId: secret.incidentId } as const;
  const came = await fim.person.send(SendMessage, input, { confirmed: [...sentAnyway] });
  if (came.kind === 'done') world.count('messages about what is concealed');
  return true;
}

function toAll() {
  return { messageId: randomUUID(), to: [{ kind: 'all' as const }], expiresAt: null, image: null };
}

const WITHDRAWN_SECONDS = 25 * 60;

/** Look out for: to everybody; taken back when it is found, now and then. */
export async function lookOut(world: World, turn: Turn): Promise<boolean> {
  const supervisor = playerWith(world, 'control-room-supervisor');
  const text = `Look out for a blue van, ${turn.word}`;
  const input = { ...toAll(), kind: 'obs', priority: 'priority', text, incidentId: null } as const;
  const { messageId } = input;
  const came = await supervisor.person.send(SendMessage, input);
  if (came.kind !== 'done') return true;
  world.count('obs sent');
  if (turn.which < 0.5) return true;
  await world.agenda.pause(WITHDRAWN_SECONDS);
  const stands = supervisor.screen.rows(SentMessages).some(({ id, endedAt }) => id === messageId && endedAt === null);
  if (!stands) return true;
  await supervisor.person.send(WithdrawMessage, { messageId, reason: 'The van has been found' });
  return true;
}

const LOOK_SECONDS = 8;
const READING_MS = 20_000;
/** One in so many lies unread until somebody above has been told. */
const UNREAD_ONE_IN = 4;
const UNREAD_MS = 6 * 60_000;

/** Whoever is told acknowledges, most of them soon. */
export function playReaders(world: World): void {
  for (const player of world.players) {
    if (!player.screen.views.includes(Messages)) continue;
    world.agenda.every(LOOK_SECONDS, () => acknowledge(world, player));
  }
}

async function acknowledge(world: World, { person, screen }: Player): Promise<void> {
  const now = world.agenda.now();
  const waiting = screen.rows(Messages).find(({ messageId, acknowledgedAt, toldAt }) => {
    const unread = Number.parseInt(messageId.slice(0, 4), 16) % UNREAD_ONE_IN === 0;
    return acknowledgedAt === null && now - toldAt > (unread ? UNREAD_MS : READING_MS);
  });
  if (waiting === undefined) return;
  const came = await person.send(AcknowledgeMessage, { messageId: waiting.messageId });
  if (came.kind === 'done') world.count('messages acknowledged');
}
