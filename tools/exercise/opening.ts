import { randomUUID } from 'node:crypto';
import type { ViewDeclaration } from '../../kernel/pure.ts';
import { Seats, TakeSeat } from '../../modules/force/contract.ts';
import type { Pack } from '../../modules/force/index.ts';
import {
  Alarms,
  Asks,
  BookOn,
  Contacts,
  Emergencies,
  Majors,
  Messages,
  OpenIncidents,
  PromisesWatched,
  SentMessages,
  SetStatus,
  Units,
  UnverifiedPlaces,
  WrapUps,
} from '../../modules/operations/contract.ts';
import { Crew } from './crew.ts';
import { type Outside, type Person, signIn } from './person.ts';
import { type Glass, openScreen } from './screen.ts';
import { type Player, playerWith, type World } from './world.ts';

type Account = Pack['demo']['accounts'][number];

const everyday = [OpenIncidents, Units, Alarms, Majors, Messages, Emergencies];
const atDesks = [...everyday, Seats, Asks];
/** What each role has on its screen. */
const screens: Readonly<Record<string, readonly ViewDeclaration[]>> = {
  'contact-officer': [Contacts, OpenIncidents, WrapUps, Messages],
  dispatcher: [...atDesks, Contacts, UnverifiedPlaces],
  'control-room-supervisor': [...atDesks, Contacts, SentMessages, PromisesWatched],
  fim: [...atDesks, PromisesWatched],
  'patrol-sergeant': [...everyday, UnverifiedPlaces],
  'duty-inspector': everyday,
  officer: [OpenIncidents, Units, Messages, Emergencies],
  administrator: [Seats],
};

/** Everybody of the pack who plays a part signs in, takes their seat and looks at their screen. */
export async function gather(
  outside: Outside,
  accounts: readonly Account[],
  glassOf: (person: Person) => Glass,
): Promise<readonly Player[]> {
  const players: Player[] = [];
  for (const { name, roles, seat } of accounts) {
    const views = roles.flatMap((role) => screens[role] ?? []);
    if (views.length === 0) continue;
    const person = await signIn(outside, name);
    if (seat !== null) await person.send(TakeSeat, { seatId: seat });
    const screen = await openScreen(person, [...new Set(views)], glassOf(person));
    players.push({ person, screen, seatId: seat, roles });
  }
  return players;
}

const SHIFT_MS = 12 * 3_600_000;

/** The units of the pack book on with the first dispatcher and say where they stand. */
export async function bookOn(world: World): Promise<void> {
  const { pack, agenda, crews } = world;
  const desk = playerWith(world, 'dispatcher').person;
  // An officer reports for the own unit alone; a crew without an account is spoken for by who leads in the field.
  const leader = playerWith(world, 'patrol-sergeant').person;
  const people = new Map(world.players.map(({ person }) => [person.account, person]));
  for (const unit of pack.demo.units) {
    const tourId = randomUUID();
    const { callsign, kind, vehicle, skills, talkgroup, issi, area, station, status, lon, lat } = unit;
    const crew = unit.crew.map(({ account, ...member }) => ({
      ...member,
      accountId: people.get(account ?? '')?.id ?? null,
    }));
    const own = unit.crew.find(({ account }) => people.has(account ?? ''))?.account;
    const radio = people.get(own ?? '') ?? leader;
    const on = { tourId, callsign, kind, crew, vehicle, skills, talkgroup, issi };
    const shiftEndsAt = agenda.now() + SHIFT_MS;
    await desk.send(BookOn, { ...on, areaId: area, stationId: station, shiftEndsAt });
    await desk.send(SetStatus, { tourId, status }, { confirmed: ['nothing-assigned', 'unusual-change'] });
    crews.set(tourId, new Crew(world, radio, { tourId, callsign, at: [lon, lat] }));
  }
}

const STEP_SECONDS = 15;
/** Standing units report seldom, as radios do: one step in so many. */
const SELDOM = 8;

/** Where the units are, as their radios would say it; or all of them, so often. */
export function reportPositions(world: World, allEverySeconds?: number): void {
  const gateway = playerWith(world, 'dispatcher').person;
  let step = 0;
  const report = async (): Promise<void> => {
    const at = world.agenda.now();
    const reporting = [...world.crews.values()].filter(
      (crew) => allEverySeconds !== undefined || step % SELDOM === 0 || crew.isMoving(),
    );
    step += 1;
    const positions = reporting.map((crew) => {
      const [lon, lat] = crew.place(at);
      return { callsign: crew.callsign, lon, lat, at, accuracyMetres: 8, source: 'exercise' };
    });
    if (positions.length > 0) await gateway.post('/api/positions', { positions });
  };
  world.agenda.in(0, report);
  world.agenda.every(allEverySeconds ?? STEP_SECONDS, report);
}
