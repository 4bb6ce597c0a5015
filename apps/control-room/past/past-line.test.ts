import { afterEach, expect, test, vi } from 'vitest';
import type { Told } from '../../../client/hub.ts';
import { type Look, PastLine } from './past-line.ts';

const look: Look = { at: 1_000, purpose: 'Complaint 12/26', seat: 'dispatch-1' };
const shape = { view: 'operations.units', key: 'id', parent: null, of: null, version: 1 };

afterEach(() => vi.unstubAllGlobals());

/** Answers each request with what the server would say of it. */
function answering(answer: (url: URL) => { status: number; body: unknown }): URL[] {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    const url = new URL(path, 'http://here');
    asked.push(url);
    const { status, body } = answer(url);
    return new Response(JSON.stringify(body), { status });
  });
  return asked;
}

const unitAt = (lon: number) => ({ id: 'u1', position: { lon, lat: 52, at: 900, accuracyMetres: null } });

test('N03 rows come as they stood at the moment, for the seat that was named and the purpose that was given', async () => {
  const asked = answering(() => ({ status: 200, body: { asOf: 7, rows: [unitAt(-1)] } }));
  const line = new PastLine(look);
  const told: Told[] = [];
  const come = new Promise<void>((go) => line.onTold((one) => told.push(one) === 2 && go()));
  line.ask({ ask: 'want', shape });
  await come;
  expect(asked[0]?.pathname).toBe('/api/past/views/operations.units');
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
    ...{ at: '1000', seat: 'dispatch-1', purpose: 'Complaint 12/26' },
  });
  expect(told).toEqual([
    { tell: 'rows', topic: 'operations.units', position: 7, rows: [unitAt(-1)] },
    {
      tell: 'positions',
      whole: true,
      rows: [{ tourId: 'u1', lon: -1, lat: 52, at: 900, accuracyMetres: null, source: 'past' }],
    },
  ]);
});

test('an answer to an older moment is thrown away, and nothing is told of it', async () => {
  answering((url) => ({ status: 200, body: { asOf: Number(url.searchParams.get('at')), rows: [] } }));
  const line = new PastLine(look);
  const told: Told[] = [];
  line.onTold((one) => told.push(one));
  line.ask({ ask: 'want', shape: { ...shape, view: 'operations.openIncidents' } });
  const [older, newer] = [line.show({ ...look, at: 2_000 }), line.show({ ...look, at: 3_000 })];
  expect([await older, await newer]).toEqual([false, true]);
  expect(told).toEqual([{ tell: 'rows', topic: 'operations.openIncidents', position: 3_000, rows: [] }]);
});

test('what is refused is said in the words of the server', async () => {
  answering(() => ({ status: 403, body: { detail: 'Not for you.' } }));
  const line = new PastLine(look);
  const told = new Promise<Told>((go) => line.onTold(go));
  line.ask({ ask: 'want', shape });
  expect(await told).toEqual({ tell: 'failed', topic: 'operations.units', status: 403, detail: 'Not for you.' });
});
