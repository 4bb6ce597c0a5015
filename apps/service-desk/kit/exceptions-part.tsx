import { useState } from 'react';
import { Link } from 'wouter';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { SettleException } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { useStaff } from '../session/staff.tsx';
import { type ExceptionRow, resultWords, settledWords, waysOut } from './audit-words.ts';
import { usePlaceName, useSiteName } from './use-site-name.ts';

/** So many at once: a room that was hardly gone through has thousands. */
const PAGE = 100;

/** What audits found otherwise than it is recorded, until somebody has settled it. */
export function ExceptionsPart({ rows, title }: { rows: readonly ExceptionRow[]; title: string }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const siteName = useSiteName();
  const placeName = usePlaceName();
  const now = useNow();
  const [shown, setShown] = useState(PAGE);
  return (
    <section className="kit-part" aria-label={title}>
      <h3 className="label">
        {title}: {rows.length}
      </h3>
      {notice}
      {rows.length === 0 && <p className="quiet">Nothing is open.</p>}
      <ul className="kit-list">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <strong>{resultWords[row.kind]}</strong>
            {row.itemId !== null && can('estate-item.read') ? (
              <Link href={`/estate/${row.itemId}`}>{row.label}</Link>
            ) : (
              <span className="number">{row.label ?? row.scanned}</span>
            )}
            <span className="quiet">
              {row.kind === 'elsewhere' &&
                `${row.recorded === '' ? 'no place is recorded' : placeName(row.recorded)} · `}
              {[row.room, siteName(row.stationId)].filter(Boolean).join(', ')}, {whenOf(row.at, now)}
            </span>
            {can('estate-custody.audit') && (
              <span className="kit-acts">
                {waysOut[row.kind].map((how) => (
                  <Button
                    key={how}
                    onPress={() => void send(SettleException, { auditId: row.auditId, lineId: row.lineId, how })}
                  >
                    {settledWords[how]}
                    <span className="unseen"> {row.label ?? row.scanned}</span>
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <div>
          <Button onPress={() => setShown(shown + PAGE)}>
            {PAGE} more of {rows.length - shown}
          </Button>
        </div>
      )}
    </section>
  );
}
