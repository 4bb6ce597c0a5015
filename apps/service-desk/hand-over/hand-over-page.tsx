import { useRef } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { When } from '../../../client/when.tsx';
import { DeskShifts, Majors, Notices, OpenServiceIncidents } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { byNextBreach, nextClock, type ServiceIncidentRow } from '../queue/order.ts';
import { useStaff } from '../session/staff.tsx';
import './hand-over.css';
import { Heading } from '../words/heading.tsx';

const NEXT_SHIFT_MS = 8 * 3_600_000;

/** What the next shift must know: what runs for everybody, what will break on them, what waits and until when. For screen and paper. */
export function HandOverPage() {
  const now = useNow();
  const { list } = useRows(OpenServiceIncidents);
  const majors = useRows(Majors).list.filter(({ situation }) => situation !== 'reviewed');
  // What is said of a major IT incident stands with it.
  const ordinary = useRows(Notices).list.filter(({ major }) => !major);
  const { session } = useStaff();
  const since = useRef(now);
  const ordered = byNextBreach(list.filter(({ situation }) => situation !== 'resolved'));
  const due = ordered.filter((row) => (nextClock(row)?.dueAt ?? Number.POSITIVE_INFINITY) < now + NEXT_SHIFT_MS);
  const waiting = ordered.filter((row) => row.situation === 'paused' || row.triage === 'snoozed');
  const inbox = ordered.filter(({ triage }) => triage === 'waiting');
  return (
    <main className="service-page hand-over">
      <header className="row wrap">
        <Heading of="/hand-over">Hand-over sheet</Heading>
        <span className="quiet">
          as of {shortTimeOf(since.current)}, {session.subject.name}
        </span>
        <span className="push no-print">
          <Button onPress={() => print()}>Print</Button>
        </span>
      </header>
      <Here />
      <section aria-label="What runs for everybody">
        <h3>For everybody: {majors.length + ordinary.length}</h3>
        <ul className="record-list">
          {majors.map((one) => (
            <li key={one.id}>
              <strong>{one.number}</strong> {one.title} · manager {one.manager} ·{' '}
              {one.situation === 'running' ? `next word by ${whenOf(one.nextAt, now)}` : 'review is owed'}
            </li>
          ))}
          {ordinary.map((one) => (
            <li key={one.id}>
              {one.title}: {one.text} · {one.from > now ? 'from' : 'since'} <When at={one.from} />
            </li>
          ))}
        </ul>
      </section>
      <Part title="Due in the next eight hours" rows={due} />
      <Part title="In the inbox" rows={inbox} />
      <Part title="Waiting" rows={waiting} />
    </main>
  );
}

/** Who goes, and who stays: each with what they have in hand. */
function Here() {
  const shifts = useRows(DeskShifts).list;
  const { list } = useRows(OpenServiceIncidents);
  const { nameOf } = useStaff();
  const inHand = (id: string): number =>
    list.filter(({ assigneeId, situation }) => assigneeId === id && situation !== 'resolved').length;
  return (
    <section aria-label="At the desk">
      <h3>At the desk: {shifts.length}</h3>
      <ul className="record-list">
        {shifts.map((one) => (
          <li key={one.id}>
            <strong>{one.name ?? 'erased'}</strong> {one.teamIds.map((id) => nameOf('teams', id)).join(', ')} · since{' '}
            {shortTimeOf(one.since)}, to {shortTimeOf(one.endsAt)} · {inHand(one.id)} in hand
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ title, rows }: { title: string; rows: readonly ServiceIncidentRow[] }) {
  const { nameOf } = useStaff();
  return (
    <section aria-label={title}>
      <h3>
        {title}: {rows.length}
      </h3>
      {rows.length > 0 && (
        <table>
          <ColumnHeads titles={['Priority', 'Number', 'What', 'Reported by', 'Who has it', 'Next']} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>P{row.priority}</td>
                <td>
                  <Link href={`/it-incidents/${row.id}`}>{row.number}</Link>
                </td>
                <td>{row.summary ?? 'erased'}</td>
                <td>{row.reporter ?? 'erased'}</td>
                <td>{row.assignee ?? nameOf('teams', row.teamId)}</td>
                <td>
                  <Next row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The clock that breaks first; else what it waits for. */
function Next({ row }: { row: ServiceIncidentRow }) {
  const { words } = useStaff();
  const clock = nextClock(row);
  if (clock === null) return words?.pauseReasons.find(({ code }) => code === row.pausedFor)?.name ?? row.pausedFor;
  return (
    <>
      {clock.metric} by <When at={clock.dueAt} />
    </>
  );
}
