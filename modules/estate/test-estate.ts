import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Answer, readView, type ViewQuery } from '../../kernel/index.ts';
import type { Role, Subject } from '../../kernel/pure.ts';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { makeForce, type Pack } from '../force/index.ts';
import { type Estate, makeEstate } from './index.ts';

type Row = Readonly<Record<string, unknown>>;

/** The estate above its real neighbours, on the Rutland pack, for database tests. */
export interface World {
  readonly test: TestDatabase;
  readonly pack: Pack;
  readonly estate: Estate;
  /** Sends a command as somebody; of another module by its whole name. */
  send(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<Answer>;
  /** Sends a command that must be done; answers its result. */
  must(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<Row>;
  /** The rows that somebody may see. */
  seen(who: Subject, view: string, query?: Partial<ViewQuery>): Promise<readonly Row[]>;
}

const packDir = join(import.meta.dirname, '../../data/packs/rutland');

function staff(id: string, ...roles: readonly Role[]): Subject {
  const none = { seat: null, callsign: null, accessVersion: 1, sessionId: null };
  return { kind: 'person', id, name: id, roles, ...none };
}

export const technician = staff('0198c2f0-0000-7000-8000-00000000000c', 'technician');
export const officer = staff('0198c2f0-0000-7000-8000-00000000000d', 'officer');
export const serviceManager = staff('0198c2f0-0000-7000-8000-000000000010', 'service-manager');

/** `also`: what the pack says besides. */
export async function makeWorld(also: Partial<Pack> = {}): Promise<World> {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const pack = { ...force.pack(), ...also };
  let clock = { now: () => 0 };
  const estate = makeEstate({ pack: () => pack, demand: force.demand, clock: { now: () => clock.now() } });
  const test = await testDatabase([force.definition, estate.definition], { packVersion: force.packVersion });
  clock = test.clock;
  const send: World['send'] = (subject, name, input, ...confirmed) =>
    test.handle({ subject, name: name.includes('.') ? name : `estate.${name}`, input, confirmed });
  return {
    test,
    pack,
    estate,
    send,
    must: async (who, name, input, ...confirmed) => {
      const answer = await send(who, name, input, ...confirmed);
      if (answer.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.result;
    },
    seen: async (who, view, query) => {
      const name = view.includes('.') ? view : `estate.${view}`;
      const all = { filters: {}, limit: 2000, after: null, of: null };
      const page = await readView(test.context, who, name, { ...all, ...query });
      return page.rows as readonly Row[];
    },
  };
}

/** An item that was added; answers its id. */
export async function added(world: World, input: object = {}, who: Subject = technician): Promise<string> {
  const itemId = randomUUID();
  await world.must(who, 'addItems', { items: [{ itemId, classId: 'switch', name: 'Switch', ...input }] });
  return itemId;
}
