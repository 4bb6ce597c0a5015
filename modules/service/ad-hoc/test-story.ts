import { randomUUID } from 'node:crypto';
import { agent, type World } from '../test-service.ts';
import type { Question } from './question.ts';

/** A question with what a test wants otherwise. */
export function asking(about: string, more: Partial<Question> = {}): Question {
  const measure = { how: 'count', field: null, until: null, percent: 90 } as const;
  return { about, columns: [], where: [], by: [], measure, order: null, chart: 'none', ...more };
}

/** A report that is saved, and dropped. */
export async function liveAdHoc({ must }: World): Promise<void> {
  const reportId = randomUUID();
  const question = asking('it-incidents', {
    by: [{ field: 'team_id', step: 'value' }],
    where: [{ field: 'summary', test: 'contains', value: 'Third of this batch' }],
  });
  await must(agent, 'saveAdHocReport', { reportId, name: 'By team', shared: true, question });
  await must(agent, 'dropAdHocReport', { reportId });
  await must(agent, 'saveAdHocReport', { reportId: randomUUID(), name: 'Mine', shared: false, question });
}
