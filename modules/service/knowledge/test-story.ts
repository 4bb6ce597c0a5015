import { randomUUID } from 'node:crypto';
import { agent, officer, serviceManager, type World } from '../test-service.ts';

const DAY_MS = 86_400_000;

const terms = {
  ...{ title: 'The printer says offline', body: 'Switch it off, wait a minute, switch it on', audience: 'everybody' },
  categoryId: 'hardware',
};

/** A published article; answers its id. */
export async function published(world: World, input: object = {}): Promise<string> {
  const articleId = randomUUID();
  await world.must(agent, 'draftArticle', { articleId, ...terms, ...input });
  await world.must(agent, 'handInArticle', { articleId });
  await world.must(serviceManager, 'publishArticle', { articleId, seen: 1 });
  return articleId;
}

/** A life of articles and their readers that meets every kind of event of theirs. */
export async function liveKnowledge(world: World): Promise<void> {
  const { must, test } = world;
  const articleId = await published(world);
  await must(agent, 'amendArticle', { articleId, seen: 1, ...terms, body: 'Pull the plug for a minute' });
  await must(agent, 'handInArticle', { articleId });
  await must(serviceManager, 'returnArticle', { articleId, reason: 'Which plug' });
  const expiresAt = test.clock.now() + 400 * DAY_MS;
  await must(serviceManager, 'renewArticle', { articleId, expiresAt, note: 'Tried on the new ones' });
  await must(officer, 'rateArticle', { opinionId: randomUUID(), articleId, helped: false, comment: 'Which lamp' });
  await must(officer, 'sayItFixed', { avoidedId: randomUUID(), kind: 'article', targetId: articleId, door: 'portal' });
  await must(serviceManager, 'withdrawArticle', { articleId, reason: 'They are gone' });
}
