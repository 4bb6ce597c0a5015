import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Frame, lastPosition, startFeed } from '../../../kernel/index.ts';
import {
  dispatcher,
  fim,
  makeWorld,
  oakham,
  raisedIncident,
  supervisor,
  uppingham,
  type World,
} from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

/** What each of them is told while something is done, of every view that has rows of incidents: as a whole, and of this incident. */
async function toldWhile(incidentId: string, work: () => Promise<unknown>): Promise<ReadonlyMap<string, string>> {
  const feed = await startFeed(world.test.context);
  const views = [...world.test.context.registry.views.values()].filter(({ byKeys }) => byKeys !== undefined);
  const from = await lastPosition(world.test.db);
  const heard = new Map<string, Frame[]>([dispatcher, fim].map(({ id }) => [id, []]));
  try {
    for (const subject of [dispatcher, fim]) {
      const send = (frame: Frame) => void heard.get(subject.id)?.push(frame);
      const listening = feed.listen({ subject, send, close: () => undefined });
      for (const { declaration } of views) {
        const topic = { view: declaration.name, from, version: declaration.version };
        listening.subscribe(declaration.parent === undefined ? [topic] : [topic, { ...topic, of: incidentId }]);
      }
    }
    await work();
    await feed.settled();
  } finally {
    await feed.close();
  }
  return new Map([...heard].map(([who, frames]) => [who, JSON.stringify(frames.filter(isChange))]));
}

const isChange = ({ type }: Frame): boolean => type === 'changes';

interface Told {
  readonly position: number;
  readonly changes: readonly { readonly view: string }[];
}

/** The views in which it was named. */
function namings(heard: string | undefined, incidentId: string): readonly string[] {
  const frames = JSON.parse(heard ?? '[]') as readonly Told[];
  const named = frames.flatMap(({ position, changes }) => changes.map((change) => ({ position, change })));
  return named
    .filter(({ change: { view: _, ...rest } }) => JSON.stringify(rest).includes(incidentId))
    .map(({ position, change }) => `${position} ${change.view}`);
}

async function restrict(incidentId: string, seen: string, allowed: readonly string[]): Promise<void> {
  const input = { incidentId, seen, restriction: 'concealed', allowed, radiusMetres: 800, reason: 'why' };
  await world.must(fim, 'restrict', input);
}

test('C15 a concealed incident about which there is nothing else is named to nobody, whatever happens to it', async () => {
  const { incidentId } = await raisedIncident(world, { grade: 'G2' });
  const told = await toldWhile(incidentId, () => restrict(incidentId, 'none', []));
  expect(told.get(dispatcher.id), 'taken away once').toContain(incidentId);

  const after = await toldWhile(incidentId, async () => {
    await world.must(fim, 'addLine', { incidentId, lineId: randomUUID(), text: 'seen again', corrects: null });
    await world.must(fim, 'moveIncident', { incidentId, seen: oakham.label, place: { ...oakham, label: 'elsewhere' } });
    await restrict(incidentId, 'concealed', [supervisor.id]);
    await world.must(fim, 'moveIncident', { incidentId, seen: 'elsewhere', place: uppingham });
    await restrict(incidentId, 'concealed', []);
    await world.must(fim, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: '' });
    await world.must(fim, 'closeIncident', { incidentId });
    await raisedIncident(world, { grade: 'G3' });
  });
  expect(after.get(dispatcher.id)).toContain('"view":"operations.openIncidents"');
  expect(namings(after.get(dispatcher.id), incidentId)).toEqual([]);
  expect(after.get(fim.id), 'who may see it is told').toContain(incidentId);
});

test('C15 what leaves a view with nothing in it is taken from the screens of those who may see it', async () => {
  const { incidentId } = await raisedIncident(world, { grade: 'G2' });
  await restrict(incidentId, 'none', []);
  const shapeId = randomUUID();
  const corners = [
    [oakham.lon, oakham.lat],
    [oakham.lon + 0.001, oakham.lat],
    [oakham.lon, oakham.lat + 0.001],
  ];
  await world.must(fim, 'setShape', { incidentId, shapeId, kind: 'outer-cordon', note: '', corners });
  const told = await toldWhile(incidentId, () =>
    world.must(fim, 'withdrawShape', { incidentId, shapeId, reason: 'done' }),
  );
  expect(told.get(fim.id)).toContain('"view":"operations.shapes"');
  expect(namings(told.get(dispatcher.id), incidentId)).toEqual([]);
});
