import { randomUUID } from 'node:crypto';
import type { Subject } from '../../../../kernel/pure.ts';
import { agent, type World } from '../../test-service.ts';

const system: Subject = {
  ...{ kind: 'system', id: 'reaction', name: 'scheduled reports', roles: [], seat: null, callsign: null },
  ...{ accessVersion: 0, sessionId: null },
};

/** A report that is made once and then no more. */
export async function liveReports({ must, seen, test }: World): Promise<void> {
  const scheduleId = randomUUID();
  await must(agent, 'scheduleReport', { scheduleId, name: 'Teams', group: 'team', every: 'day', at: '07:00' });
  const rows = await seen(agent, 'reportSchedules');
  const dueAt = rows.find(({ id }) => id === scheduleId)?.nextAt;
  await test.handle({ subject: system, name: 'service.makeReport', input: { scheduleId, dueAt } });
  await must(agent, 'endReportSchedule', { scheduleId });
}
