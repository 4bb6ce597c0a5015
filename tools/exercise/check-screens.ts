import type { ViewDeclaration } from '../../kernel/pure.ts';
import { OpenIncidents } from '../../modules/operations/contract.ts';
import { textOf } from './screen.ts';
import type { Player, World } from './world.ts';

type Violate = (what: string, detail: string) => void;

const PATIENCE_MS = 15_000;
/** A promise told later than this by the machine's clock was not told in time. */
export const LATE_MS = 5_000;

export interface Screens {
  /** Compares every screen with a fresh read; answers how many rows were compared. */
  check(): Promise<number>;
}

/**
 * A row that stands the same in two fresh reads must stand so on a screen that has caught up between them. Rows that move
 * meanwhile are compared next time; one that is wrong must be so twice, lest it had moved there and back.
 */
export function makeScreenCheck(world: World, speed: number, violate: Violate): Screens {
  const suspects = new Set<string>();
  const compare = async (player: Player, view: ViewDeclaration): Promise<number> => {
    const { person, screen } = player;
    const before = await fresh(player, view);
    if (!(await screen.until(before.asOf, PATIENCE_MS))) {
      violate('a screen stands still', `${person.account} at ${screen.position()}, not yet at ${before.asOf}`);
      return 0;
    }
    const held = screen.copy(view);
    const after = await fresh(player, view);
    let compared = 0;
    for (const key of new Set([...before.rows.keys(), ...after.rows.keys(), ...held.keys()])) {
      const [first, second] = [before.rows.get(key), after.rows.get(key)];
      if (first !== second) continue;
      compared += 1;
      const suspect = `${person.account} ${view.name} ${key}`;
      if (held.get(key) === first) suspects.delete(suspect);
      else if (suspects.has(suspect)) violate('a screen differs', `${suspect}: ${held.get(key)} instead of ${first}`);
      else suspects.add(suspect);
    }
    return compared;
  };
  const check = async (): Promise<number> => {
    let compared = 0;
    for (const player of world.players) {
      for (const view of player.screen.views) compared += await compare(player, view);
    }
    const supervisor = world.players.find(({ roles }) => roles.includes('fim'));
    if (supervisor !== undefined) await checkPromises(world, supervisor, speed, violate);
    return compared;
  };
  return {
    check: async () => {
      const compared = await check();
      return suspects.size === 0 ? compared : compared + (await check());
    },
  };
}

async function fresh({ person }: Player, view: ViewDeclaration) {
  const { asOf, rows } = await person.read(view);
  const texts = rows.map((row): [string, string] => {
    const fields = row as Readonly<Record<string, unknown>>;
    return [String(fields[view.key]), textOf(fields)];
  });
  return { asOf, rows: new Map(texts) };
}

/** No promise passes in silence: what was due has been told by now, and so has the rung that its grade's ladder names. */
async function checkPromises(world: World, { person }: Player, speed: number, violate: Violate): Promise<void> {
  const told = world.agenda.now() - LATE_MS * speed;
  for (const row of (await person.read(OpenIncidents)).rows) {
    for (const clock of row.clocks) {
      if (clock.dueAt >= told || clock.state === 'paused' || clock.state === 'breached') continue;
      violate('a promise passed in silence', `${row.number} ${clock.label}, due ${secondsAgo(world, clock.dueAt)}`);
    }
  }
}

function secondsAgo(world: World, dueAt: number): string {
  return `${Math.round((world.agenda.now() - dueAt) / 1000)} s ago`;
}
