import type { Subject } from '../../../../kernel/pure.ts';
import { agent, otherAgent, reported, type World } from '../../test-service.ts';

const system: Subject = {
  ...{ kind: 'system', id: 'reaction', name: 'the rule of the team', roles: [], seat: null, callsign: null },
  ...{ accessVersion: 0, sessionId: null },
};

/** A shift at the desk to whom something is given, and one that ends. */
export async function liveShifts({ must, test, ...world }: World): Promise<void> {
  const teamIds = ['radio'];
  await must(agent, 'startDeskShift', { personId: agent.id, teamIds });
  await must(otherAgent, 'startDeskShift', { personId: otherAgent.id, teamIds, categoryIds: ['radio'] });
  await must(otherAgent, 'endDeskShift', { personId: otherAgent.id });
  const serviceIncidentId = await reported({ must, test, ...world });
  const input = { serviceIncidentId, takerId: agent.id, because: 'has 1 open' };
  await test.handle({ subject: system, name: 'service.routeServiceIncident', input });
}
