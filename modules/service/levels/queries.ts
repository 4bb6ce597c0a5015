import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { linkWorkings } from './chain.ts';
import type { LevelNeeds } from './handlers.ts';
import { monthOf } from './month.ts';
import { historyOf } from './record-history.ts';
import { inTurns, readDecidable, readRaised, readRecord, recordsOf } from './records.ts';
import { decidedClocks, missesOf, reportLines } from './report.ts';
import type { LevelTables } from './tables.ts';
import { LevelClocks, ReportMisses, ServiceReport, WhatIf } from './views.ts';
import { summed, trialOf, whatIf } from './what-if.ts';
import { workingsOf } from './working.ts';

type ClockRow = RowOf<typeof LevelClocks>;
type Reason = Awaited<ReturnType<typeof reasonsOf>>[number];

function reasonsOf(db: Db, ids: readonly string[]) {
  return db
    .withTables<LevelTables>()
    .selectFrom('service.breach_reason')
    .selectAll()
    .where('service_incident_id', 'in', ids.length === 0 ? [''] : [...ids])
    .execute();
}

export function levelClocksView({ pack, clock }: LevelNeeds): ViewSource {
  return {
    declaration: LevelClocks,
    list: async (db, { of }) => {
      const id = of ?? '';
      const [record] = recordsOf(await readRecord(db, id));
      const history = record === undefined ? null : historyOf(record.events, pack().service.reopenDays);
      if (record === undefined || history === null) return [];
      const asOf = clock.now();
      const reasons = await reasonsOf(db, [id]);
      const decided = workingsOf(history, asOf).map((working) => ({ record, working, history, decidedAt: asOf }));
      const misses = missesOf(decided);
      const slas = decided.map(({ working }, i): ClockRow => {
        const { remainingMs: _, ...rest } = working;
        const name = pack().service.agreements.find((one) => one.id === working.agreementId)?.name;
        const shares = misses.find((miss) => miss.working === working)?.shares;
        const reason = working.breached ? reasons.find(({ metric }) => metric === working.metric) : undefined;
        return {
          ...{ id: `sla-${i}`, serviceIncidentId: id, kind: 'sla', teamId: null, asOf, ...rest },
          // Whoever reads it knows agreements by their names.
          why: working.why.replace(`${working.agreementId} (`, `${name ?? working.agreementId} (`),
          pauses: [...working.pauses],
          thresholds: [...working.thresholds],
          shares: shares?.teams.map(({ teamId, share }) => ({ teamId, share })) ?? [],
          supplierShare: shares?.supplierShare ?? 0,
          reason: reason === undefined ? null : reasonOf(reason),
        };
      });
      const links = linkWorkings(history, asOf).map((link, i): ClockRow => linkRow(id, i, link, asOf));
      return [...slas, ...links].map((row): HeldRow => ({ key: row.id, parent: id, row, member: true }));
    },
  };
}

function reasonOf({ reason: code, team_id: teamId, by, note }: Reason) {
  return { code, teamId, by, note };
}

function linkRow(id: string, i: number, link: ReturnType<typeof linkWorkings>[number], asOf: number): ClockRow {
  const { stoppedAt, dueAt, breached } = link;
  const running = dueAt === null ? 'paused' : 'running';
  const stopped = breached ? 'missed' : 'met';
  return {
    ...{ ...link, id: `link-${i}`, serviceIncidentId: id, metric: 'resolution', priority: null, asOf },
    state: stoppedAt === null ? running : stopped,
    attachedAt: link.startedAt,
    pauses: [...link.pauses],
    ...{ thresholds: [], breachedByReclassification: false, why: '', shares: [], supplierShare: 0, reason: null },
  };
}

type Line = RowOf<typeof ServiceReport>;

/** Read when asked for, and not fed: a month that is over does not change while somebody looks at it. */
export function serviceReportView({ pack, clock }: LevelNeeds): ViewSource {
  return {
    declaration: ServiceReport,
    list: async () => [],
    gather: async (db, { filters }) => {
      const { timezone, service } = pack();
      const month = monthOf(filters.month, clock.now(), timezone);
      // Of a month that still runs, what has happened: nothing is late before its time.
      const until = Math.min(month.until, clock.now() + 1);
      const period = { from: month.from, until, reopenDays: service.reopenDays };
      const read = await readDecidable(db, { from: month.from, until, history: filters.history === 'true' });
      return async () => {
        const decided = await inTurns(read, (records) => decidedClocks(records, period));
        return reportLines(decided).map((line): HeldRow => {
          const id = [line.agreementId, line.serviceId ?? 'none', line.metric, line.priority].join(':');
          return { key: id, row: { ...line, id, month: month.name } satisfies Line, member: true };
        });
      };
    },
  };
}

type MissRow = RowOf<typeof ReportMisses>;

export function reportMissesView({ pack, clock }: LevelNeeds): ViewSource {
  return {
    declaration: ReportMisses,
    list: async () => [],
    gather: async (db, { filters, limit, after }) => {
      const { timezone, service } = pack();
      const month = monthOf(filters.month, clock.now(), timezone);
      // Of a month that still runs, what has happened: nothing is late before its time.
      const until = Math.min(month.until, clock.now() + 1);
      const period = { from: month.from, until, reopenDays: service.reopenDays };
      const read = await readDecidable(db, { from: month.from, until, history: filters.history === 'true' });
      const reasons = await reasonsOf(
        db,
        read.found.map(({ id }) => id),
      );
      return async () => {
        const misses = await inTurns(read, (records) => missesOf(decidedClocks(records, period)));
        const rows = misses.map(({ record, working, overMs, shares, decidedAt }): MissRow => {
          const { agreementId, metric, priority, startedAt, breachedByReclassification } = working;
          const said = reasons.find((one) => one.service_incident_id === record.id && one.metric === metric);
          return {
            ...{
              id: `${record.id}:${metric}:${startedAt}:${priority}`,
              serviceIncidentId: record.id,
              number: record.number,
            },
            ...{ agreementId, serviceId: record.serviceId, metric, priority, missedAt: decidedAt, overMs },
            byReclassification: breachedByReclassification,
            shares: shares.teams.map(({ teamId, share }) => ({ teamId, share })),
            ...{
              supplierShare: shares.supplierShare,
              reason: said?.reason ?? null,
              reasonTeamId: said?.team_id ?? null,
            },
          };
        });
        const sorted = rows.toSorted((a, b) => a.missedAt - b.missedAt || (a.id < b.id ? -1 : 1));
        const from = after === null ? 0 : sorted.findIndex(({ id }) => id === after) + 1;
        return sorted.slice(from, from + limit).map((row): HeldRow => ({ key: row.id, row, member: true }));
      };
    },
  };
}

/** A proposal that is malformed has no rows: the page says what is wrong before it asks. */
export function whatIfView({ pack, clock }: LevelNeeds): ViewSource {
  return {
    declaration: WhatIf,
    list: async () => [],
    gather: async (db, { filters }) => {
      const trial = trialOf(proposalIn(filters.proposal), pack(), clock.now());
      if (trial.kind === 'fault') return async () => [];
      const read = await readRaised(db, { ...trial, history: filters.history === 'true' });
      return async () => {
        const lines = summed(await inTurns(read, (records) => whatIf(records, trial)));
        return lines.map((line): HeldRow => {
          const id = `${line.metric}:${line.by}:${line.of}`;
          return { key: id, row: { ...line, id }, member: true };
        });
      };
    },
  };
}

function proposalIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
