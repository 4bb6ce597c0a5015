import type { ViewDeclaration } from '../../kernel/pure.ts';
import { OpenIncidents } from '../../modules/operations/contract.ts';
import { textOf } from './screen.ts';
import { type Player, playerWith, type World } from './world.ts';

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
  const look = async (): Promise<Looked> => {
    const all = await Promise.all(world.players.map((player) => compare(player, violate)));
    const compared = all.reduce((sum, one) => sum + one.compared, 0);
    return { compared, wrong: new Map(all.flatMap(({ wrong }) => [...wrong])) };
  };
  return {
    check: async () => {
      await checkPromises(world, speed, violate);
      const first = await look();
      if (first.wrong.size === 0) return first.compared;
      const second = await look();
      for (const [what, how] of second.wrong) if (first.wrong.has(what)) violate('a screen differs', `${what}: ${how}`);
      return first.compared + second.compared;
    },
  };
}

interface Looked {
  readonly compared: number;
  /** Which rows, and how they differ. */
  readonly wrong: ReadonlyMap<string, string>;
}

async function compare(player: Player, violate: Violate): Promise<Looked> {
  const { person, screen } = player;
  const before = await readAll(player);
  const asOf = Math.max(...before.map((page) => page.asOf));
  if (!(await screen.until(asOf, PATIENCE_MS))) {
    violate('a screen stands still', `${person.account} at ${screen.position()}, not yet at ${asOf}`);
    return { compared: 0, wrong: new Map() };
  }
  // In one turn: nothing comes in between the views of one screen.
  const held = screen.views.map((view) => screen.copy(view));
  const after = await readAll(player);
  const wrong = new Map<string, string>();
  let compared = 0;
  for (const [index, view] of screen.views.entries()) {
    const [was, is, shown] = [before[index]?.rows, after[index]?.rows, held[index]];
    if (was === undefined || is === undefined || shown === undefined) continue;
    for (const key of new Set([...was.keys(), ...is.keys(), ...shown.keys()])) {
      if (was.get(key) !== is.get(key)) continue;
      compared += 1;
      const [own, right] = [shown.get(key), was.get(key)];
      if (own !== right) wrong.set(`${person.account} ${view.name} ${key}`, `${own} instead of ${right}`);
    }
  }
  return { compared, wrong };
}

async function readAll(player: Player) {
  return await Promise.all(player.screen.views.map((view) => fresh(player, view)));
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
async function checkPromises(world: World, speed: number, violate: Violate): Promise<void> {
  const { person } = playerWith(world, 'fim');
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
