import { useEffect, useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { MajorSheet, Majors } from '../../../modules/operations/contract.ts';

export type MajorRow = RowOf<typeof Majors>;
export type Sheet = RowOf<typeof MajorSheet>;

export const levelWords: Readonly<Record<MajorRow['level'], string>> = {
  reported: 'not declared',
  standby: 'stand-by',
  declared: 'DECLARED',
  'stood-down': 'stood down',
};

/** One major incident: of those that run, or, when it is over or only reported, read by its id. */
export function useMajor(incidentId: string | null): { readonly row: MajorRow | null; readonly sheet: Sheet | null } {
  const running = useRows(Majors);
  const held = incidentId === null ? undefined : running.byKey.get(incidentId);
  const sheet = useRows(MajorSheet, incidentId ?? 'none').list[0] ?? null;
  const beyond = useView(Majors, incidentId === null || held !== undefined ? null : `&id=${incidentId}`);
  const { again } = beyond;
  const [seen, setSeen] = useState(0);
  const versions = sheet === null ? 0 : sheet.methanes.length + sheet.levels.length;
  // What is not fed by id is read again when its sheet, which is, has moved.
  useEffect(() => {
    if (versions === seen) return;
    setSeen(versions);
    again();
  }, [versions, seen, again]);
  const read = beyond.rows.find(({ id }) => id === incidentId);
  return { row: held ?? read ?? null, sheet };
}
