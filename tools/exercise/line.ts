import { randomUUID } from 'node:crypto';
import { readLine } from '../../apps/control-room/command/grammar.ts';
import { knownOf } from '../../apps/control-room/command/known-of.ts';
import type { Deed, Reading } from '../../apps/control-room/command/reading.ts';
import { isBrought, type Sender, sendDeed } from '../../apps/control-room/command/sent-deeds.ts';
import type { CommandDeclaration, InputOf } from '../../kernel/pure.ts';
import { Seats } from '../../modules/force/contract.ts';
import { OpenIncidents, type Place, ResponsePlan, Units } from '../../modules/operations/contract.ts';
import type { Came } from './person.ts';
import type { Player, World } from './world.ts';

/** A command that a typed line came to, and what came of it. */
interface Sent {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly came: Came;
}

interface Typing {
  /** Warnings that are confirmed by the one key; at any other the line is left. */
  readonly confirms?: ReadonlySet<string>;
  /** Ids that are meant, where a word may mean more than one thing: taken from the choices. */
  readonly meant?: readonly string[];
  /** What `.` stands for. */
  readonly inHand?: string;
}

const MOST_CHOICES = 4;
/** Each warning is asked once; there are fewer than so many. */
const MOST_WARNINGS = 12;

/**
 * A player types a line: read by the very grammar of the screen from the rows on their own screen, and sent as the screen sends it. Answers
 * with what was sent; null when the line could not be understood, which sends nothing.
 */
export async function typeLine(
  world: World,
  player: Player,
  line: string,
  typing: Typing = {},
): Promise<readonly Sent[] | null> {
  world.count('lines typed');
  const reading = chosen(world, player, line, typing);
  if (reading.kind !== 'ready') {
    world.count(`lines not understood: ${reading.kind === 'needs' ? 'something was missing' : reading.kind}`);
    return null;
  }
  world.count('lines understood');
  world.count(`lines by word: ${line.split(' ')[0]?.toLowerCase()}`);
  const sent: Sent[] = [];
  for (const deed of reading.deeds) if (!(await carryOut(world, player, deed, { sent, typing }))) break;
  return sent;
}

/** A word that could mean several things brings a list: the one that is meant is taken from it. */
function chosen(world: World, player: Player, line: string, { meant = [], inHand = '' }: Typing): Reading {
  const known = knownOf({
    units: player.screen.rows(Units),
    incidents: player.screen.rows(OpenIncidents),
    desks: player.screen.rows(Seats),
    ...{ pack: world.names, inHand: inHand === '' ? null : inHand },
  });
  let reading = readLine(line, known);
  for (let times = 0; times < MOST_CHOICES && reading.kind === 'needs'; times += 1) {
    const choice = reading.choices.find(({ key }) => meant.includes(key));
    if (choice === undefined) return reading;
    world.count('lines completed from a list');
    reading = readLine(choice.line.trim(), known);
  }
  return reading;
}

interface Doing {
  readonly sent: Sent[];
  readonly typing: Typing;
}

function carryOut(world: World, player: Player, deed: Deed, { sent, typing }: Doing): Promise<boolean> {
  // Brings something before whoever typed it: there is nothing to send.
  if (isBrought(deed)) return Promise.resolve(true);
  const send: Sender['send'] = async (command, written) => {
    const input = command.schema.parse(written) as InputOf<typeof command>;
    const came = await confirming(world, player, command, { input, confirms: typing.confirms ?? new Set() });
    sent.push({ name: command.name, input: { ...(input as object) }, came });
    if (came.kind === 'refused') world.count(`lines refused: ${came.code}`);
    if (came.kind === 'confirm') world.count(`lines left at a warning: ${came.code}`);
    return came.kind === 'done';
  };
  const planLevel = async (incidentId: string): Promise<number | null> =>
    (await player.person.read(ResponsePlan, incidentId)).rows[0]?.level ?? null;
  return sendDeed(deed, { send, newId: randomUUID, planLevel }, nowhere);
}

const nowhere: Place | null = null;

interface Asked<C extends CommandDeclaration> {
  readonly input: InputOf<C>;
  readonly confirms: ReadonlySet<string>;
}

/** Sends, and confirms what may be confirmed, as whoever sits there does. */
export async function confirming<C extends CommandDeclaration>(
  world: World,
  { person }: Player,
  command: C,
  { input, confirms }: Asked<C>,
): Promise<Came> {
  const confirmed: string[] = [];
  for (let times = 0; ; times += 1) {
    const came = await person.send(command, input, { confirmed });
    if (came.kind !== 'confirm' || times === MOST_WARNINGS) return came;
    world.count(`warnings: ${came.code}`);
    if (!confirms.has(came.code) || confirmed.includes(came.code)) return came;
    confirmed.push(came.code);
  }
}

/** The number of an incident as people type it: with or without its noughts. */
export function typedNumber(number: string, share: number): string {
  const plain = number.split(' ')[0] ?? number;
  return share < 0.4 ? plain.replace(/^0+/, '') : plain;
}
