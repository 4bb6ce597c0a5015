import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Answer, type ModuleDefinition, readView, type ViewQuery } from '../../kernel/index.ts';
import type { Role, Subject } from '../../kernel/pure.ts';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { makeForce, type Pack } from '../force/index.ts';
import { makeService, type ServiceNeeds } from './index.ts';
import type { People } from './people.ts';

/** The service centre above its real neighbours, on the Rutland pack, for database tests. */
export interface World {
  readonly test: TestDatabase;
  /** Sends a command as somebody; of another module by its whole name. */
  send(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<Answer>;
  /** Sends a command that must be done. */
  must(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<void>;
  /** The rows that somebody may see. */
  seen(who: Subject, view: string, query?: Partial<ViewQuery>): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export const packDir = join(import.meta.dirname, '../../data/packs/rutland');

/** Somebody without a seat, as most who use or keep the technology are. */
export function staff(id: string, ...roles: readonly Role[]): Subject {
  const none = { seat: null, callsign: null, accessVersion: 1, sessionId: null };
  return { kind: 'person', id, name: id, roles, ...none };
}

export const agent = staff('0198c2f0-0000-7000-8000-00000000000a', 'service-agent');
export const otherAgent = staff('0198c2f0-0000-7000-8000-00000000000b', 'service-agent');
export const technician = staff('0198c2f0-0000-7000-8000-00000000000c', 'technician');
export const officer = staff('0198c2f0-0000-7000-8000-00000000000d', 'officer');
export const otherOfficer = staff('0198c2f0-0000-7000-8000-00000000000e', 'officer');
export const ictManager = staff('0198c2f0-0000-7000-8000-00000000000f', 'duty-ict-manager');
export const serviceManager = staff('0198c2f0-0000-7000-8000-000000000010', 'service-manager');
export const changeManager = staff('0198c2f0-0000-7000-8000-000000000011', 'change-manager');
export const sergeant = staff('0198c2f0-0000-7000-8000-000000000020', 'patrol-sergeant');
export const inspector = staff('0198c2f0-0000-7000-8000-000000000021', 'duty-inspector');

/** The FIM at their seat. */
export const fim: Subject = {
  ...staff('0198c2f0-0000-7000-8000-000000000022', 'fim'),
  seat: { id: 'fim', name: 'FIM', roles: ['fim'], areas: [] },
};

const everybodyHere = [
  ...[agent, otherAgent, technician, officer, otherOfficer, ictManager, serviceManager, changeManager],
  ...[sergeant, inspector, fim],
];

/** The accounts of those above, without a module of accounts. */
const peopleHere: People = {
  find: async (_db, id) => everybodyHere.find((one) => one.id === id) ?? null,
  search: async (_db, text) =>
    everybodyHere
      .filter(({ id, name }) => name === text || (text === '1234' && id === officer.id))
      .map((one) => ({ ...one, collar: '1234', callsign: null, by: text === '1234' ? 'collar' : 'name' })),
  withRoles: async (_db, roles) => everybodyHere.filter((one) => one.roles.some((role) => roles.includes(role))),
};

/** `neighbours`: modules that a test needs besides; `terms`: what the force of the test has otherwise. */
export async function makeWorld(
  neighbours: readonly ModuleDefinition[] = [],
  terms: (usual: Pack['service']) => Partial<Pack['service']> = () => ({}),
  estate?: ServiceNeeds['estate'],
): Promise<World> {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const pack = (): Pack => {
    const usual = force.pack();
    return { ...usual, service: { ...usual.service, ...terms(usual.service) } };
  };
  const clock = { now: (): number => test.clock.now() };
  const service = makeService({
    clock,
    people: peopleHere,
    pack,
    demand: force.demand,
    ...(estate !== undefined && { estate }),
    sender: { address: 'service.desk@rutland.example', origin: 'https://trefoil.example' },
  });
  const test = await testDatabase([...neighbours, force.definition, service.definition], {
    packVersion: force.packVersion,
  });
  const send: World['send'] = (subject, name, input, ...confirmed) =>
    test.handle({ subject, name: name.includes('.') ? name : `service.${name}`, input, confirmed });
  return {
    test,
    send,
    must: async (who, name, input, ...confirmed) => {
      const answer = await send(who, name, input, ...confirmed);
      if (answer.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(answer)}`);
    },
    seen: async (who, view, query) => {
      const name = view.includes('.') ? view : `service.${view}`;
      const page = await readView(test.context, who, name, {
        filters: {},
        limit: 500,
        after: null,
        of: null,
        ...query,
      });
      return page.rows as readonly Readonly<Record<string, unknown>>[];
    },
  };
}

/** A reported fault; answers its id. */
export async function reported(world: World, input: object = {}, who: Subject = officer): Promise<string> {
  const serviceIncidentId = randomUUID();
  const usual = { source: 'portal', summary: 'Radio does not switch on', categoryId: 'radio-handset' };
  await world.must(who, 'raiseServiceIncident', { serviceIncidentId, ...usual, ...input });
  return serviceIncidentId;
}
