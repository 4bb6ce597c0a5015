import type { RowOf } from '../../kernel/pure.ts';
import type { PackForScreens } from '../../modules/force/contract.ts';
import type { Pack } from '../../modules/force/index.ts';
import type { OpenIncidents } from '../../modules/operations/contract.ts';
import type { Agenda } from './agenda.ts';
import type { Crew } from './crew.ts';
import type { Violate } from './log.ts';
import type { Person } from './person.ts';
import type { PlannedCall, Scenario } from './scenario.ts';
import type { Screen } from './screen.ts';

export type IncidentRow = RowOf<typeof OpenIncidents>;

/** Somebody with a screen of their own, at a seat or in the field. */
export interface Player {
  readonly person: Person;
  readonly screen: Screen;
  readonly seatId: string | null;
  readonly roles: readonly string[];
}

/** What the players share: the scenario, who there is, and what only the exercise itself knows. */
export interface World {
  readonly pack: Pack;
  /** What the force names, as every screen reads it. */
  readonly names: RowOf<typeof PackForScreens>;
  readonly scenario: Scenario;
  readonly agenda: Agenda;
  readonly players: readonly Player[];
  /** By tour of duty. */
  readonly crews: Map<string, Crew>;
  readonly callOfContact: ReadonlyMap<string, PlannedCall>;
  readonly callOfIncident: ReadonlyMap<string, PlannedCall>;
  /** Calls of the channel "other" that nobody has taken up yet. */
  readonly unanswered: PlannedCall[];
  readonly raised: Set<string>;
  readonly secrets: Secrets;
  /** Until when each major incident is played, and the word that stands in its reports. */
  readonly majors: Map<string, { readonly until: number; readonly word: string }>;
  readonly violate: Violate;
  /** How much of what there was, for the report. */
  readonly count: (what: string) => void;
}

/** What has been concealed, from which position on, and who may know. */
export interface Secret {
  readonly incidentId: string;
  readonly number: string;
  readonly word: string;
  readonly lon: number;
  readonly lat: number;
  readonly since: number;
  readonly allowed: readonly string[];
}
export interface Secrets {
  conceal(secret: Secret): void;
  list(): readonly Secret[];
}

export function playersWith(world: Pick<World, 'players'>, role: string): readonly Player[] {
  return world.players.filter(({ roles }) => roles.includes(role));
}

export function playerWith(world: Pick<World, 'players'>, role: string): Player {
  const [found] = playersWith(world, role);
  if (found === undefined) throw new Error(`the pack has no account for a ${role}`);
  return found;
}
