import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../house/caller.ts';
import { hastyPacks } from '../house/packs.ts';
import { raiseAt } from '../house/story.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { until } from '../house/until.ts';

/** Somebody spoils the folder of the pack while the control room is at work, and the server dies. */
let packs: string;
let trefoil: RunningTrefoil;

beforeAll(async () => {
  packs = hastyPacks();
  trefoil = await startTrefoil({ packs });
});
afterAll(async () => {
  await trefoil?.stop();
  rmSync(packs, { recursive: true });
});

interface Unread {
  readonly source: string | null;
  readonly original: string | null;
}

test('T28 a pack that is spoilt on the disk keeps no server from starting: what is in force goes on, and the supervisor is told', async () => {
  const before = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  const force = await before.read<{ version: string }>('force.pack');
  writeFileSync(join(packs, 'rutland', 'pack.json'), '{ "id": "rutland", "seats": [');
  // All of it, so that no process is left that has read the folder before.
  trefoil.kill('parent');
  trefoil.kill('server');
  await trefoil.revive();
  expect(trefoil.output()).toMatch(/not the one of its folder: .*pack\.json is no usable force pack/);
  const officer = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  expect(await officer.read('force.pack')).toEqual(force);
  const place = { label: 'Mill Lane, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await raiseAt(officer, { code: '202', what: 'Two men fighting', place });
  const supervisor = await signIn(trefoil.url, 'control-room-supervisor', 'supervisor');
  const told = await until(
    async () => (await supervisor.read<Unread>('exchange.unread')).find(({ source }) => source === 'force pack'),
    (one) => one !== undefined,
    { what: 'the supervisor is told' },
  );
  expect(told?.original).toMatch(/no usable force pack[\s\S]*stays in force/);
});
