import { agent, officer, otherOfficer, reported, technician, type World } from '../test-service.ts';

/** What reporters say and do themselves. */
export async function liveOwnRecords(world: World): Promise<void> {
  const { must } = world;
  const serviceIncidentId = await reported(world, { impact: 1, urgency: 1, siteId: 'oakham-police-station' });
  await must(otherOfficer, 'joinOutage', { serviceIncidentId });
  await must(officer, 'commentServiceIncident', { serviceIncidentId, text: 'All of the front office' });
  await must(technician, 'resolveServiceIncident', { serviceIncidentId, resolution: 'Switched on again' });
  await must(officer, 'confirmServiceIncident', { serviceIncidentId });
  const other = await reported(world, {});
  await must(agent, 'pauseServiceIncident', { serviceIncidentId: other, reason: 'waiting-user' });
  await must(officer, 'commentServiceIncident', { serviceIncidentId: other, text: 'Asset tag 4471' });
  await must(officer, 'withdrawServiceIncident', { serviceIncidentId: other, reason: 'Works again' });
}
