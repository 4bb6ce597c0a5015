import { type Db, sql } from '../../../kernel/index.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import { type OfficerState, officerPromises } from './officer.ts';
import type { OfficerTables } from './tables.ts';

export const OFFICER_SUBJECT = 'officer:';

/** Authorities that end soon, or have ended and were not renewed. */
export function officerAlarms(collar: string, state: OfficerState): readonly AlarmRow[] {
  if (state.situation === 'none') return [];
  const { marks } = state.officer;
  const subject = { subjectId: `${OFFICER_SUBJECT}${collar}`, incidentId: null, title: collar, ownerSeatId: null };
  return officerPromises(state).flatMap((promised) => alarmOf(subject, promised, markOf(marks, promised)) ?? []);
}

/** Alarms of officers: all, or of the one asked for. */
export async function listOfficerAlarms(db: Db, collar: string | null): Promise<readonly AlarmRow[]> {
  const rows = await db
    .withTables<OfficerTables>()
    .selectFrom('operations.officer')
    .select('alarms')
    .where((row) => (collar === null ? sql<boolean>`alarms <> '[]'::jsonb` : row('collar', '=', collar)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms);
}
