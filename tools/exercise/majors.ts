import type { RowOf } from '../../kernel/pure.ts';
import {
  DebriefMajor,
  GiveMajorRole,
  MajorSheet,
  Majors,
  NoteMajor,
  RecordMajorDecision,
  ReportMethane,
  SetMajorLevel,
} from '../../modules/operations/contract.ts';
import { dispatcherOf, openTo } from './choose.ts';
import { typedNumber, typeLine } from './line.ts';
import { workCards } from './major-work.ts';
import type { Turn } from './turns.ts';
import { type Player, playersWith, playerWith, type World } from './world.ts';

export type Sheet = RowOf<typeof MajorSheet>;
type MajorRow = RowOf<typeof Majors>;

/** The gravest of what is open becomes a major incident: the window is brought by a line, and it is declared there. */
export async function declareMajor(world: World, turn: Turn): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  const taken = new Set(player?.screen.rows(Majors).map(({ id }) => id));
  const [row] = (player === null ? [] : openTo(world, player))
    .filter(({ id }) => !taken.has(id))
    .toSorted((a, b) => (a.grade < b.grade ? -1 : 1));
  if (player === null || row === undefined) return false;
  await typeLine(world, player, `major ${typedNumber(row.number, turn.which)} declare`, { meant: [row.id] });
  const level = turn.which < 0.3 ? 'standby' : 'declared';
  const said = { incidentId: row.id, agency: 'police', at: null, words: `Several vehicles, ${turn.word}` };
  const who = 'Sgt at the scene';
  const came = await player.person.send(SetMajorLevel, { ...said, seen: 'none', level, who });
  if (came.kind !== 'done') return true;
  world.count(`majors: ${level}`);
  world.majors.set(row.id, { until: world.agenda.now() + lastsMs(world, turn), word: turn.word });
  if (level === 'declared') return true;
  await world.agenda.pause(10 * 60);
  const later = await player.person.send(SetMajorLevel, { ...said, seen: 'standby', level: 'declared', who });
  if (later.kind === 'done') world.count('majors: declared');
  return true;
}

/** As long as there is time to play it to its end. */
function lastsMs({ scenario, agenda }: World, { which }: Turn): number {
  const left = scenario.lastsMs - agenda.since();
  return Math.min((50 + 40 * which) * 60_000, left * 0.6);
}

const LOOK_SECONDS = 25;

/** FIM, supervisor and desks look after what runs: what is owed is done, some of it late. */
export function playMajors(world: World): void {
  const fim = playerWith(world, 'fim');
  world.agenda.every(LOOK_SECONDS, () => eachMajor(fim, (row, sheet) => lead(world, fim, { row, sheet })));
  const supervisor = playerWith(world, 'control-room-supervisor');
  for (const player of [supervisor, ...playersWith(world, 'dispatcher')]) {
    world.agenda.every(LOOK_SECONDS, () => eachMajor(player, (_row, sheet) => workCards(world, player, sheet)));
  }
}

async function eachMajor(player: Player, work: (row: MajorRow, sheet: Sheet) => Promise<unknown>): Promise<void> {
  for (const row of player.screen.rows(Majors)) {
    const [sheet] = (await player.person.read(MajorSheet, row.id)).rows;
    if (sheet !== undefined) await work(row, sheet);
  }
}

interface Led {
  readonly row: MajorRow;
  readonly sheet: Sheet;
}

/** The FIM: one thing at a time, as people do. */
async function lead(world: World, fim: Player, led: Led): Promise<boolean> {
  const { id: incidentId, level } = led.row;
  if (level === 'stood-down') return debrief(world, fim, led);
  const played = world.majors.get(incidentId);
  if (played !== undefined && world.agenda.now() > played.until && level === 'declared') {
    const over = { incidentId, seen: level, level: 'stood-down', agency: 'police', at: null, who: 'Silver' } as const;
    const came = await fim.person.send(SetMajorLevel, { ...over, words: `All casualties are away, ${played.word}` });
    if (came.kind === 'done') world.count('majors: stood down');
    return came.kind === 'done';
  }
  return (await report(world, fim, led)) || (await name(world, fim, led)) || (await decide(world, fim, led));
}

/** Every third version comes only when its time has run out and the ladder has been climbed. */
const LATE_ONE_IN = 3;
const LATE_MS = 3 * 60_000;
const EARLY_MS = 4 * 60_000;

async function report(world: World, { person }: Player, { row, sheet }: Led): Promise<boolean> {
  const { methaneDueAt, methaneVersion: seen, id: incidentId } = row;
  if (methaneDueAt === null) return false;
  const isLate = (seen + 1) % LATE_ONE_IN === 0;
  if (world.agenda.now() < methaneDueAt + (isLate ? LATE_MS : -EARLY_MS)) return false;
  const letters = {
    ...{ major: 'Declared', location: row.place, type: row.codeName, hazards: seen === 0 ? '' : 'Fuel on the road' },
    ...{ access: 'From the south', casualties: `About ${seen + 2}`, services: 'Fire and ambulance are there' },
  };
  const casualties = { p1: seen, p2: seen + 1, p3: seen + 2, dead: null };
  const came = await person.send(ReportMethane, { incidentId, seen, agency: 'police', letters, casualties });
  if (came.kind === 'done') world.count(isLate ? 'M/ETHANE versions, late' : 'M/ETHANE versions');
  return came.kind === 'done' && sheet !== null;
}

/** Roles are named one by one; the last of them late. */
async function name(world: World, { person }: Player, { row, sheet }: Led): Promise<boolean> {
  const held = new Set(sheet.roles.map(({ roleId }) => roleId));
  const opened = sheet.levels[0]?.at ?? 0;
  const due = world.names.majors.roles.findIndex(({ id }, nth) => {
    return !held.has(id) && world.agenda.now() > opened + (nth + 1) * 9 * 60_000;
  });
  const role = world.names.majors.roles[due];
  if (role === undefined) return false;
  const input = { incidentId: row.id, roleId: role.id, sector: '', agency: 'police', accountId: null } as const;
  const came = await person.send(GiveMajorRole, { ...input, name: `Inspector ${due + 1}`, contact: 'by radio' });
  if (came.kind === 'done') world.count('majors: roles given');
  return came.kind === 'done';
}

const DECISION_EVERY_MS = 14 * 60_000;

/** By the model; every second one in haste, with steps to follow, which are written down later. */
async function decide(world: World, { person }: Player, { row, sheet }: Led): Promise<boolean> {
  const { decisions } = sheet;
  const now = world.agenda.now();
  const owed = decisions.find((one) => one.owed.length > 0 && one.correctedBy === null && now > one.at + 6 * 60_000);
  const last = decisions.at(-1)?.at ?? sheet.levels[0]?.at ?? now;
  if (owed === undefined && now < last + DECISION_EVERY_MS) return false;
  const isHasty = owed === undefined && decisions.length % 2 === 0;
  const words = {
    ...{ information: 'Smoke drifts east', threat: isHasty ? '' : 'The school', powers: isHasty ? '' : 'Common law' },
    ...{
      options: isHasty ? '' : 'Shelter or evacuate',
      decision: 'Shelter the school',
      rationale: 'Ten minutes of smoke',
    },
  };
  const corrects = owed?.number ?? null;
  const came = await person.send(RecordMajorDecision, { incidentId: row.id, role: 'silver', words, corrects });
  if (came.kind === 'done') world.count(corrects === null ? 'majors: decisions' : 'majors: decisions completed');
  return came.kind === 'done';
}

async function debrief(world: World, { person }: Player, { row, sheet }: Led): Promise<boolean> {
  const over = sheet.levels.at(-1)?.at ?? 0;
  if (sheet.debriefedAt !== null || world.agenda.now() < over + 5 * 60_000) return false;
  await person.send(NoteMajor, { incidentId: row.id, text: 'Everybody has been relieved' });
  const came = await person.send(DebriefMajor, { incidentId: row.id, lessons: 'The second rendezvous was too near' });
  if (came.kind === 'done') world.count('majors: debriefed');
  return came.kind === 'done';
}
