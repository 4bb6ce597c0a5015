import { randomUUID } from 'node:crypto';
import { agent, ictManager, reported, serviceManager, type World } from '../test-service.ts';

export async function liveMajors(world: World): Promise<void> {
  const { must } = world;
  const serviceIncidentId = await reported(world, { summary: 'No radio in the north', serviceId: 'radio-voice' });
  const majorId = randomUUID();
  const words = { title: 'No radio in the north', text: 'Use mobile phones.' };
  await must(ictManager, 'declareMajor', { majorId, serviceIncidentId, ...words });
  await must(agent, 'noteMajor', { majorId, text: 'Bridge call opened' });
  const next = { managerId: serviceManager.id, manager: serviceManager.name };
  await must(ictManager, 'handOverMajor', { majorId, ...next });
  await must(serviceManager, 'updateMajor', { majorId, text: 'The supplier is on site.' });
  await must(serviceManager, 'endMajor', { majorId, text: 'Radio is as before.' });
  const actions = [{ what: 'Test the spare link monthly', who: 'Networks' }];
  await must(serviceManager, 'reviewMajor', { majorId, lessons: 'The spare link was not tested', actions });
}
