import { randomUUID } from 'node:crypto';
import type { OperationsTables } from './tables.ts';
import type { Model } from './test-model.ts';
import type { World } from './test-world.ts';

/** What stands in the tables, in the words of the model. */
export async function standing({ test }: World, { ids }: Names) {
  const db = test.db.withTables<OperationsTables>();
  const all = [...ids.values()];
  const contacts = await db.selectFrom('operations.contact').selectAll().where('id', 'in', all).execute();
  const incidents = await db.selectFrom('operations.incident').selectAll().where('id', 'in', all).execute();
  const units = await db.selectFrom('operations.unit').selectAll().where('id', 'in', all).execute();
  return {
    contacts: Object.fromEntries(
      contacts.map(({ id, what, place, state }) => [
        id,
        { what: what ?? '', isPlaced: place !== null, isSettled: state === 'settled' },
      ]),
    ),
    incidents: Object.fromEntries(
      incidents.map(({ id, state, units: on }) => [
        id,
        { state, on: on.map(({ assignmentId, stacked }) => `${assignmentId} ${stacked}`).sort() },
      ]),
    ),
    units: Object.fromEntries(
      units.map(({ id, callsign, ended_at, active, stacked }) => [
        id,
        {
          callsign,
          isOn: ended_at === null,
          active: active === null ? null : `${active.assignmentId} ${active.incidentId} ${active.milestone}`,
          stacked: stacked.map(({ assignmentId, incidentId }) => `${assignmentId} ${incidentId}`),
        },
      ]),
    ),
  };
}

const furthest = ['assigned', 'assigned', 'attending', 'at-scene'] as const;
const order = ['assigned', 'acknowledged', 'en-route', 'at-scene'] as const;

/** What should stand there. */
export function expected({ contacts, incidents, units }: Model): Awaited<ReturnType<typeof standing>> {
  const jobs = Object.values(units).flatMap((unit) => unit.jobs.map((job, i) => ({ ...job, stacked: i > 0 })));
  return {
    contacts: { ...contacts },
    incidents: Object.fromEntries(
      Object.entries(incidents).map(([id, state]) => {
        const on = jobs.filter((job) => job.incidentId === id);
        const reached = Math.max(-1, ...on.filter((j) => !j.stacked).map((j) => order.indexOf(j.milestone)));
        const shown = state === 'open' ? (furthest[reached] ?? 'open') : state;
        return [id, { state: shown, on: on.map((job) => `${job.assignmentId} ${job.stacked}`).sort() }];
      }),
    ),
    units: Object.fromEntries(
      Object.entries(units).map(
        ([
          id,
          {
            callsign,
            isOn,
            jobs: [first, ...behind],
          },
        ]) => [
          id,
          {
            callsign,
            isOn,
            active: first === undefined ? null : `${first.assignmentId} ${first.incidentId} ${first.milestone}`,
            stacked: behind.map((job) => `${job.assignmentId} ${job.incidentId}`),
          },
        ],
      ),
    ),
  };
}

/** Short names of a run, and the ids that stand for them in the database. */
export class Names {
  readonly ids = new Map<string, string>();
  of(short: string): string {
    const known = this.ids.get(short) ?? randomUUID();
    this.ids.set(short, known);
    return known;
  }
}
