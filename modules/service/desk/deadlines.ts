import type { Promised } from '../../../kernel/pure.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import { PING_PONGED, SNOOZED } from './desk.ts';

/** What the desk promises besides the targets of the agreements. */
export function deskPromises(state: ServiceIncidentState): readonly Promised[] {
  if (state.situation !== 'open' && state.situation !== 'paused') return [];
  const { desk, assigneeId, terms, changedAt } = state.incident;
  const usual = { warnAt: null, repeatSeconds: terms.repeatSeconds, alarm: 'B', areaId: null, paused: false } as const;
  const promises: Promised[] = [];
  if (desk.triage.kind === 'snoozed') {
    const { until: dueAt } = desk.triage;
    const startedAt = Math.min(changedAt, dueAt);
    // Nobody is told: it comes back into the inbox.
    promises.push({
      ...usual,
      key: SNOOZED,
      kind: 'service-snoozed',
      label: 'Comes back',
      startedAt,
      dueAt,
      ladder: [],
    });
  }
  if (desk.pingPongAt !== null && assigneeId === null) {
    const label = 'Goes back and forth between teams: give it to somebody by name';
    const ladder = [{ to: 'service-manager', afterSeconds: 0 }] as const;
    const at = desk.pingPongAt;
    promises.push({ ...usual, key: PING_PONGED, kind: 'service-ping-pong', label, startedAt: at, dueAt: at, ladder });
  }
  return promises;
}
