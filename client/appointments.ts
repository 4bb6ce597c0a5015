import type { RowOf } from '../kernel/pure.ts';
import type { AppointmentSlots } from '../modules/operations/contract.ts';
import { request } from './http.ts';

export type SlotRow = RowOf<typeof AppointmentSlots>;

/** When somebody can be seen in an area in the next two days; nothing when it could not be read. */
export async function readSlots(areaId: string | null): Promise<readonly SlotRow[]> {
  const params = new URLSearchParams(areaId === null ? {} : { area: areaId });
  const came = await request(`/api/views/operations.appointmentSlots?${params}`);
  return came.status === 200 ? (came.body as { rows: readonly SlotRow[] }).rows : [];
}
