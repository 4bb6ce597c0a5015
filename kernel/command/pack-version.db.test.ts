import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readStream } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { testDatabase } from '../testing.ts';

test('3.11 a command that read while another pack was taken up reads again, and names the later one', async () => {
  const asked: string[] = [];
  const versions = ['1', '2'];
  const t = await testDatabase([sample], {
    packVersion: () => {
      const version = versions.shift() ?? '2';
      asked.push(version);
      return version;
    },
  });
  const id = randomUUID();
  const answer = await t.handle({ name: 'sample.openJob', input: { id, note: 'a fall', dueAt: null } });
  const events = await readStream(t.db, `sample.job/${id}`);
  await t.close();
  expect(answer).toMatchObject({ kind: 'done' });
  expect(events).toMatchObject([{ packVersion: '2' }]);
  // Before and after the first reading, the second, and at the writing.
  expect(asked).toEqual(['1', '2', '2', '2', '2']);
});
