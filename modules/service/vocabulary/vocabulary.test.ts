import { expect, test } from 'vitest';
import { makeForce } from '../../force/index.ts';
import { packDir } from '../test-service.ts';
import { words } from '../words-view.ts';

const usual = makeForce({ packDir, rolesOf: async () => [] }).pack();

async function vocabularyOf(pack: typeof usual): Promise<unknown> {
  const [view] = words(() => pack).views;
  const [row] = (await view?.byKeys?.(undefined as never, [pack.version])) ?? [];
  return row?.row;
}

test('a force chooses in its pack whose words its screens say: its own unless it says otherwise', async () => {
  expect(await vocabularyOf(usual)).toMatchObject({ vocabulary: 'own' });
  const service = { ...usual.service, desk: { ...usual.service.desk, vocabulary: 'v2' as const } };
  expect(await vocabularyOf({ ...usual, service })).toMatchObject({ vocabulary: 'v2' });
});
