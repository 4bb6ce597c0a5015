import { startTimer } from '../../../kernel/index.ts';
import { agent, officer, otherAgent, reported, technician, type World } from '../test-service.ts';

const HOUR_MS = 3_600_000;

/** A life of IT incidents that meets every kind of event of theirs. */
export async function liveServiceIncidents(world: World): Promise<void> {
  const { must, test } = world;
  const serviceIncidentId = await reported(world, { impact: 1, urgency: 1 });
  await must(agent, 'assignServiceIncident', { serviceIncidentId, teamId: 'radio', note: 'Battery changed already' });
  await must(technician, 'noteServiceIncident', { serviceIncidentId, text: 'Third of this batch' });
  test.clock.advance(HOUR_MS);
  await must(technician, 'pauseServiceIncident', { serviceIncidentId, reason: 'waiting-supplier', note: 'Ref 4471' });
  test.clock.advance(HOUR_MS);
  await must(technician, 'resumeServiceIncident', { serviceIncidentId, note: 'Part is here' });
  await must(otherAgent, 'answerReporter', { serviceIncidentId, text: 'A spare is at the desk' });
  await must(technician, 'resolveServiceIncident', { serviceIncidentId, resolution: 'Replaced' });
  await must(agent, 'reopenServiceIncident', { serviceIncidentId, reason: 'It went off again' });
  await must(technician, 'resolveServiceIncident', { serviceIncidentId, resolution: 'Replaced again' });
  await must(agent, 'confirmServiceIncident', { serviceIncidentId });
  await reported(world, { summary: 'Screens are dark', impact: 1, urgency: 1 }, officer);
  const timer = startTimer(test.context);
  test.clock.advance(HOUR_MS);
  await timer.runDue();
  await timer.close();
}
