import { useEffect, useRef } from 'react';
import { request } from '../../../client/http.ts';
import { useClient } from '../../../client/react.tsx';
import { IncidentLog, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { type IncidentRow, inQueue } from '../queue/order.ts';
import { type Desk, useDesk } from '../session/desk.tsx';
import { windowKind } from '../shell/window-kind.ts';
import { type KeptLine, keepFallback } from './fallback.ts';
import { keepSeatName } from './seat-name.ts';

const EVERY_MS = 30_000;
/** Each log read is a consultation of a record: a seat keeps what it works on, not the county. */
const MOST_LOGS = 60;
const LOGS_AT_ONCE = 6;

interface KeptLog {
  readonly at: number;
  readonly lines: readonly KeptLine[];
}

/** Keeps open incidents, their logs and unit states on this seat, fresh each half minute, for the day the server is gone. */
export function useFallbackKeeper(): void {
  const desk = useDesk();
  const { connection, replica } = useClient();
  const latest = useRef(desk);
  const logs = useRef(new Map<string, KeptLog>());
  useEffect(() => {
    latest.current = desk;
  });
  const seatName = desk.session.subject.seat?.name ?? null;
  useEffect(() => {
    if (seatName !== null) keepSeatName(seatName);
  }, [seatName]);
  useEffect(() => {
    if (windowKind() !== 'main') return;
    const keep = async (): Promise<void> => {
      const now = latest.current;
      const [open, board] = [replica.rows(OpenIncidents), replica.rows(Units)];
      if (connection.now().state !== 'live' || open.state !== 'ready') return;
      const mine = worked(open.list, now);
      await refreshLogs(mine, logs.current);
      const { name, seat } = now.session.subject;
      await keepFallback({
        who: name,
        seat: seat?.name ?? '',
        force: now.pack?.force.name ?? '',
        incidents: open.list,
        units: board.list,
        logs: Object.fromEntries([...logs.current].map(([id, log]) => [id, log.lines])),
      });
    };
    // Held so that both views stay current while the keeper runs; nothing is drawn when they change.
    const stops = [OpenIncidents, Units].map((view) => replica.onRows(view, undefined, () => undefined));
    const first = setTimeout(() => void keep(), 3_000);
    const timer = setInterval(() => void keep(), EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [connection, replica]);
}

/** Mine, in hand, and the heavy ones of my areas. */
function worked(open: readonly IncidentRow[], { session, work, weightOf }: Desk): readonly IncidentRow[] {
  const { seat } = session.subject;
  const whose = { seatId: seat?.id ?? null, areas: seat?.areas ?? [] };
  const { tabs } = work.get();
  const counts = (row: IncidentRow): boolean =>
    tabs.includes(row.id) || inQueue(row, 'mine', whose) || (weightOf(row.grade) <= 2 && inQueue(row, 'area', whose));
  return open.filter((row) => !row.masked && counts(row)).slice(0, MOST_LOGS);
}

async function refreshLogs(rows: readonly IncidentRow[], logs: Map<string, KeptLog>): Promise<void> {
  const wanted = new Set(rows.map((row) => row.id));
  for (const id of logs.keys()) if (!wanted.has(id)) logs.delete(id);
  const stale = rows.filter((row) => logs.get(row.id)?.at !== row.lastLineAt);
  for (let at = 0; at < stale.length; at += LOGS_AT_ONCE) {
    await Promise.all(stale.slice(at, at + LOGS_AT_ONCE).map((row) => refreshLog(row, logs)));
  }
}

async function refreshLog(row: IncidentRow, logs: Map<string, KeptLog>): Promise<void> {
  const came = await request(`/api/views/${IncidentLog.name}?of=${row.id}&limit=500`);
  if (came.status === 200) logs.set(row.id, { at: row.lastLineAt, lines: (came.body as { rows: KeptLine[] }).rows });
}
