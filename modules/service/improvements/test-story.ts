import { randomUUID } from 'node:crypto';
import { serviceManager, type World } from '../test-service.ts';

const DAY_MS = 86_400_000;

/** An improvement from a review meeting until it was reached. */
export async function liveImprovements({ must, seen, test }: World): Promise<string> {
  const improvementId = randomUUID();
  const reviewAt = test.clock.now() + 30 * DAY_MS;
  const terms = {
    ...{ improvementId, title: 'A spare handset at every station', agreementId: 'radio-voice', owner: 'Radio manager' },
    ...{ action: 'Buy nine handsets', measure: 'Targets missed a month: 6 now', benefit: 'Back on the air', reviewAt },
  };
  await must(serviceManager, 'planImprovement', { ...terms, source: 'review-meeting', month: '2026-10' });
  const row = (await seen(serviceManager, 'improvements')).find(({ id }) => id === improvementId);
  await must(serviceManager, 'amendImprovement', { ...terms, seen: row?.changedAt, measure: '6 now, 2 wanted' });
  const next = reviewAt + 30 * DAY_MS;
  await must(serviceManager, 'reviewImprovement', { improvementId, percent: 60, note: 'Five have it', reviewAt: next });
  await must(serviceManager, 'endImprovement', { improvementId, outcome: 'reached', note: 'Two in three months' });
  return improvementId;
}
