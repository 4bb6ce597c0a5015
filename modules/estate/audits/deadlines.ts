import type { Promised } from '../../../kernel/pure.ts';
import { type Audit, type AuditState, openExceptions } from './audit.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An audit that was begun is ended, and what it found otherwise is settled, or somebody is asked about it. */
export function auditPromises(state: AuditState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { audit } = state;
  const { terms, begunAt, endedAt, room, stationId } = audit;
  const place = room === null ? stationId : `${room}, ${stationId}`;
  if (endedAt === null) {
    return [
      owed(audit, {
        key: 'finish',
        label: `End the audit of ${place}`,
        startedAt: begunAt,
        ms: terms.finishHours * HOUR_MS,
      }),
    ];
  }
  const left = openExceptions(audit).length;
  if (left === 0) return [];
  const label = `Settle what the audit of ${place} found otherwise: ${left}`;
  return [owed(audit, { key: 'exceptions', label, startedAt: endedAt, ms: terms.settleDays * DAY_MS })];
}

interface Owed {
  readonly key: 'finish' | 'exceptions';
  readonly label: string;
  readonly startedAt: number;
  readonly ms: number;
}

function owed({ terms }: Audit, { key, label, startedAt, ms }: Owed): Promised {
  return {
    ...{ key, kind: `estate-audit-${key}`, label, startedAt, dueAt: startedAt + ms, warnAt: startedAt + ms / 2 },
    ...{ ladder: terms.ladder, repeatSeconds: terms.repeatSeconds, alarm: 'B', areaId: null, paused: false },
  };
}
