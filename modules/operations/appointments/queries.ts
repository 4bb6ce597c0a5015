import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Neighbours } from '../neighbours.ts';
import { listSlots, type Slot } from './slots.ts';
import { AppointmentSlots } from './views.ts';

const LONGEST_MS = 48 * 3_600_000;

/** Of those that anybody may know of: a concealed record is in no count. Two at once is then no harm, being told of it would be. */
async function countsOf(db: Db, areaId: string | null, span: { from: number; to: number }): Promise<readonly number[]> {
  const rows = await sql<{ appointment_at: number }>`
    SELECT appointment_at FROM operations.incident
     WHERE appointment_at >= ${span.from} AND appointment_at < ${span.to} AND state <> 'closed'
       AND area_id IS NOT DISTINCT FROM ${areaId} AND restriction <> 'concealed'`.execute(db);
  return rows.rows.map(({ appointment_at: at }) => at);
}

const takenOf = ({ startsAt, endsAt }: Slot, times: readonly number[]): number =>
  times.filter((at) => at >= startsAt && at < endsAt).length;

export interface SlotAt {
  readonly taken: number;
  readonly capacity: number;
}

/** The slot in which an instant lies, and how many have been promised a visit in it; null: outside of all. */
export async function findSlotAt(
  { force }: Pick<Neighbours, 'force'>,
  db: Db,
  { areaId, at }: { readonly areaId: string | null; readonly at: number },
): Promise<SlotAt | null> {
  const { timezone, callTaking } = force.pack();
  const around = { from: at - 8 * 3_600_000, to: at + 1 };
  const slot = listSlots({ timezone, rules: callTaking.appointments }, areaId, around).find(
    ({ startsAt, endsAt }) => startsAt <= at && at < endsAt,
  );
  if (slot === undefined) return null;
  const times = await countsOf(db, areaId, { from: slot.startsAt, to: slot.endsAt });
  return { taken: takenOf(slot, times), capacity: slot.capacity };
}

/** The slots of the next two days in an area (filter `area`; left out: where no area is known). */
export function appointmentSlotsView({ force, clock }: Neighbours): ViewSource {
  return {
    declaration: AppointmentSlots,
    list: async (db, { filters, limit, after }) => {
      const areaId = filters.area ?? null;
      const { timezone, callTaking } = force.pack();
      const span = { from: clock.now(), to: clock.now() + LONGEST_MS };
      const slots = listSlots({ timezone, rules: callTaking.appointments }, areaId, span);
      const times = await countsOf(db, areaId, { from: span.from, to: span.to + LONGEST_MS });
      const held = slots.map((slot): HeldRow => {
        const id = `${areaId ?? ''}:${slot.startsAt}`;
        const row: RowOf<typeof AppointmentSlots> = { id, ...slot, taken: takenOf(slot, times) };
        return { key: id, row, member: true };
      });
      const from = after === null ? 0 : held.findIndex(({ key }) => key === after) + 1;
      return held.slice(from, from + limit);
    },
  };
}
