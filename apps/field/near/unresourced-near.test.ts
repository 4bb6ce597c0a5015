import { expect, test } from 'vitest';
import { farAway, unresourcedNear } from './unresourced-near.ts';

const at = { lon: -0.73, lat: 52.67 };
const waiting = (id: string, over: object = {}) => ({
  ...{ id, state: 'open', grade: 'G2', units: [] as readonly unknown[], masked: false, receivedAt: 0 },
  place: { lon: -0.73, lat: 52.68, areaId: 'oakham' as string | null },
  ...over,
});
const here = { at, areaId: 'oakham', weightOf: (grade: string) => Number(grade.slice(1)) };
const shown = (incidents: readonly ReturnType<typeof waiting>[], over: object = {}) =>
  unresourcedNear(incidents, { ...here, ...over }).map(({ incident }) => incident.id);

test('what nobody is on: the gravest first, then the nearest, then the oldest', () => {
  const far = { place: { lon: -0.73, lat: 52.7, areaId: 'oakham' } };
  const rows = [
    waiting('late', { receivedAt: 9 }),
    waiting('far', far),
    waiting('near'),
    waiting('grave', { grade: 'G1' }),
  ];
  expect(shown(rows)).toEqual(['grave', 'near', 'late', 'far']);
});

test('leaves out what somebody is on, what is over, and what is not for everybody', () => {
  const rows = [
    waiting('manned', { units: [{}], state: 'assigned' }),
    waiting('stacked', { units: [{}] }),
    waiting('over', { state: 'resulted' }),
    waiting('restricted', { masked: true }),
  ];
  expect(shown(rows)).toEqual([]);
});

test('other people’s ground counts while it is near, and the own area however far', () => {
  const away = (km: number, areaId: string | null) => ({ place: { lon: -0.73, lat: 52.67 + km / 111.2, areaId } });
  const rows = [
    waiting('next door', away(9, 'uppingham')),
    waiting('too far', away(12, 'uppingham')),
    waiting('own', away(20, 'oakham')),
  ];
  expect(shown(rows)).toEqual(['next door', 'own']);
  expect(shown(rows, { at: null })).toEqual(['own']);
  expect([farAway(null), farAway(347), farAway(1260)]).toEqual(['how far is not known', '350 m', '1.3 km']);
});
