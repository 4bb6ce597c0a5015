import { request } from '../../../client/http.ts';

/** The id of an IT incident by the number that one is told; null: there is none. */
export async function findByNumber(number: string): Promise<string | null> {
  if (!/\d/.test(number)) return null;
  const path = `/api/views/service.serviceIncidentHistory?limit=1&number=${encodeURIComponent(number)}`;
  const { status, body } = await request(path);
  return status === 200 ? ((body as { rows: { id: string }[] }).rows[0]?.id ?? null) : null;
}
