import { randomUUID } from 'node:crypto';
import { agent, type World } from '../test-service.ts';

export async function liveNotices(world: World): Promise<void> {
  const noticeId = randomUUID();
  const words = { title: 'Radio is weak in Oakham', text: 'Use the vehicle set.' };
  await world.must(agent, 'publishNotice', { noticeId, kind: 'outage', serviceIds: ['radio-voice'], ...words });
  await world.must(agent, 'updateNotice', { noticeId, ...words, text: 'The supplier is on site.' });
  await world.must(agent, 'withdrawNotice', { noticeId, text: 'Radio is as before.' });
}
