import { useRows } from '../../../client/react.tsx';
import { Staffing } from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { useDesk } from '../session/desk.tsx';

/** What an area needs, has, and is short of: now, and when next. `areaId` null: each that has a minimum. */
export function StaffingLines({ areaId: asked }: { areaId: string | null }) {
  const { areaName } = useDesk();
  const { list } = useRows(Staffing);
  if (list.length === 0) return null;
  const rows = list
    .filter(({ areaId }) => asked === null || areaId === asked)
    .toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1));
  return (
    <ul className="staffing" aria-label="Staffing">
      {rows.map(({ areaId, onDuty, wanted, short, ahead }) => {
        // Where no roster is kept, nothing is known of later.
        const next = ahead.some(({ planned }) => planned > 0) ? ahead.find((one) => one.short > 0) : undefined;
        return (
          <li key={areaId} className="row wrap" data-short={short > 0}>
            <strong>{areaName(areaId)}</strong>
            <span>
              {onDuty} on duty of {wanted}
            </span>
            {short > 0 ? <strong className="flag">short of {short}</strong> : <span className="quiet">enough</span>}
            {next !== undefined && (
              <span className="hint">
                from {shortTimeOf(next.from)} short of {next.short} ({next.planned} planned of {next.wanted})
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
