import { Emergencies } from '../../modules/operations/contract.ts';
import { Banner } from '../../ui/banner/banner.tsx';
import { ago } from '../../ui/clock-bar/minutes.ts';
import { useNow, useRows } from '../react.tsx';
import { type Emergency, emergencyWords, inOrder } from './emergency-words.ts';

/** Two stand in full: more would push away what somebody needs to read. */
const MOST = 2;

/** Officers in need, on every screen of the force in the same words, until each emergency is ended. */
export function EmergencyBanner() {
  const { list } = useRows(Emergencies);
  const rows = inOrder(list);
  const more = rows.length - MOST;
  if (rows.length === 0) return null;
  return (
    <section className="emergency-banner" aria-label="Officer in need">
      {rows.slice(0, MOST).map((row, at) => (
        <Banner key={row.tourId} tone="alarm" icon="radio">
          <EmergencyWords row={row} />
          {more > 0 && at === MOST - 1 && <span>and {more} more</span>}
        </Banner>
      ))}
    </section>
  );
}

/** What stands in the banner, and in the alarm strip of a desk. */
export function EmergencyWords({ row }: { row: Emergency }) {
  const now = useNow();
  return (
    <>
      <strong>EMERGENCY {row.callsign}</strong>
      {/* Read out once, not every second. */}
      <span className="number" aria-live="off">
        for {ago(now - row.since)}
      </span>
      <span>{emergencyWords(row)}</span>
    </>
  );
}
