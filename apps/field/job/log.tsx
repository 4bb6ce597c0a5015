import { useEffect, useMemo, useState } from 'react';
import { usePersistent, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AddLine, IncidentLog } from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { useActing } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import { remember } from '../session/settings.ts';
import { useKept } from '../sync/kept.ts';

type LogRow = RowOf<typeof IncidentLog>;

/** More than anybody reads on a phone; the rest stands in the control room. */
const SHOWN = 200;

/** Newest first: the top is where the eye lands. What came since I last looked is marked by a word and a bar. */
export function Log({ incidentId }: { incidentId: string }) {
  const log = useRows(IncidentLog, incidentId);
  const newest = useMemo(
    () => log.list.toSorted((a, b) => b.position - a.position || b.at - a.at).slice(0, SHOWN),
    [log],
  );
  const lines = useKept<readonly LogRow[]>(`log.${incidentId}`, log.state === 'ready' ? newest : undefined) ?? [];
  const unreadFrom = useUnread(incidentId, lines[0]?.at ?? 0);
  const { name } = useOfficer().session.subject;
  const isNew = (line: LogRow): boolean => line.at > unreadFrom && line.by !== name;
  const unread = lines.filter(isNew).length;
  const entered = useEntered(incidentId, log.byKey);
  return (
    <section aria-labelledby="log">
      <h3 id="log">Log, newest first{unread > 0 && ` · ${unread} new`}</h3>
      {log.state === 'failed' && <p className="quiet">{log.failure}</p>}
      {lines.length + entered.length === 0 && log.state !== 'failed' && <p className="quiet">No line has come yet.</p>}
      <ol className="log">
        {entered.toReversed().map((line) => (
          <li key={line.lineId} className="entered">
            <p>{line.text}</p>
            <p className="quiet">mine · waiting to go</p>
          </li>
        ))}
        {lines.map((line) => (
          <Line key={line.id} line={line} unread={isNew(line)} />
        ))}
      </ol>
    </section>
  );
}

function Line({ line, unread }: { line: LogRow; unread: boolean }) {
  return (
    <li data-unread={unread}>
      <p className={line.correctedBy === null ? '' : 'corrected'}>{line.text ?? 'Erased by law'}</p>
      <p className="quiet">
        {unread && <strong className="new">new </strong>}
        <time dateTime={new Date(line.occurredAt).toISOString()}>{shortTimeOf(line.occurredAt)}</time> {line.by}
        {line.correctedBy !== null && ' · corrected above'}
      </p>
    </li>
  );
}

/** Lines after this were not there when I last looked; held while the page is open, so that the mark can be seen. */
function useUnread(incidentId: string, newestAt: number): number {
  const { memory } = useOfficer();
  const { seenLines } = usePersistent(memory);
  const [from] = useState(() => seenLines[incidentId] ?? 0);
  useEffect(() => {
    const look = (): void => {
      const { seenLines: seen } = memory.get();
      if (document.hidden || newestAt <= (seen[incidentId] ?? 0)) return;
      remember(memory, { seenLines: { ...seen, [incidentId]: newestAt } });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
    };
  }, [memory, incidentId, newestAt]);
  return from;
}

/** My notes that no row carries yet. */
function useEntered(incidentId: string, byKey: ReadonlyMap<string, LogRow>) {
  const acting = useActing();
  return acting
    .filter((one) => one.name === AddLine.name)
    .flatMap((one) => AddLine.schema.safeParse(one.input).data ?? [])
    .filter((line) => line.incidentId === incidentId && !byKey.has(line.lineId));
}
