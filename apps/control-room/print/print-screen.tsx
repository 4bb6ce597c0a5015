import { useEffect, useState } from 'react';
import { timeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import type { IncidentRow } from '../queue/order.ts';
import type { UnitRow } from '../units/unit-tone.ts';
import { type Fallback, type KeptLine, readFallback } from './fallback.ts';
import { Paper, PaperLog, PaperTable } from './paper.tsx';

/** The fallback on paper: needs neither server nor session, only what this seat has kept. */
export function PrintScreen() {
  const [kept, setKept] = useState<{ fallback: Fallback; at: number } | null>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    readFallback()
      .then(setKept, () => setKept(null))
      .finally(() => setAsked(true));
  }, []);
  if (kept === null) {
    return (
      <main className="paper">
        {asked && (
          <Empty title="Nothing is kept on this seat">
            Open logs and unit states are kept here every half minute while somebody is signed in at this seat, for at
            most twelve hours; signing out wipes them. It needs HTTPS, or localhost.
          </Empty>
        )}
      </main>
    );
  }
  const { fallback, at } = kept;
  const standing = (
    <>
      As they stood at <strong>{whenOf(at, 0)}</strong> ({timeOf(at)}) at {fallback.seat || 'this desk'}, kept for{' '}
      {fallback.who}.
    </>
  );
  return (
    <Paper title={`${fallback.force}: open incidents and units`} standing={standing}>
      <UnitsTable units={fallback.units} at={at} />
      {fallback.incidents.map((incident) => (
        <IncidentSheet key={incident.id} incident={incident} lines={fallback.logs[incident.id] ?? []} at={at} />
      ))}
    </Paper>
  );
}

function UnitsTable({ units, at }: { units: readonly UnitRow[]; at: number }) {
  return (
    <PaperTable
      caption="Units on duty"
      titles={['Callsign', 'Status', 'Since', 'On', 'Crew', 'Talkgroup', 'Until']}
      rows={units}
      keyOf={({ id }) => id}
      cells={(unit) => [
        ...[unit.callsign, unit.statusName, whenOf(unit.since, at), unit.active?.number],
        ...[unit.crew.map((member) => `${member.name} ${member.collar}`).join(', '), unit.talkgroup],
        whenOf(unit.shiftEndsAt, at),
      ]}
    />
  );
}

function IncidentSheet(props: { incident: IncidentRow; lines: readonly KeptLine[]; at: number }) {
  const { incident, lines, at } = props;
  return (
    <section className="sheet">
      <h2>
        {incident.number} · {incident.grade} · {incident.codeName} · {incident.place.label}
      </h2>
      <p>
        {incident.what} Desk: {incident.ownerSeatName ?? 'none'}.{' '}
        {incident.clocks.map((clock) => `${clock.label} ${whenOf(clock.dueAt, at)} (${clock.state})`).join('; ')}
      </p>
      <p>{incident.units.map((unit) => `${unit.callsign} ${unit.milestone} ${whenOf(unit.since, at)}`).join('; ')}</p>
      <PaperLog lines={lines} />
    </section>
  );
}
