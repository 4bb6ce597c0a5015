import { agent, officer, reported, serviceManager, technician, type World } from '../test-service.ts';

const HOUR_MS = 3_600_000;

/** A record whose targets were missed, and what was said of it. */
export async function liveLevels(world: World): Promise<string> {
  const { must, test } = world;
  const serviceIncidentId = await reported(world, { impact: 1, urgency: 1, serviceId: 'radio-voice' }, officer);
  test.clock.advance(HOUR_MS);
  await must(agent, 'answerReporter', { serviceIncidentId, text: 'We are looking at it' });
  await must(agent, 'pauseServiceIncident', { serviceIncidentId, reason: 'waiting-supplier', note: 'Ref 4471' });
  test.clock.advance(3 * HOUR_MS);
  await must(technician, 'resumeServiceIncident', { serviceIncidentId });
  test.clock.advance(5 * HOUR_MS);
  await must(technician, 'resolveServiceIncident', { serviceIncidentId, resolution: 'Base station restarted' });
  const said = { serviceIncidentId, metric: 'resolution', teamId: 'radio', note: 'The operator was late' };
  await must(serviceManager, 'explainBreach', { ...said, reason: 'hard-to-find' });
  await must(serviceManager, 'explainBreach', { ...said, reason: 'supplier-late' });
  return serviceIncidentId;
}
