import { expect, test } from 'vitest';
import { clockRow, incidentRow, unitRow } from '../fixture/rows.ts';
import { type Frame, RecordedIncident, RecordedUnit, readOn } from './recording.ts';

const head = {
  ...{ kind: 'trefoil-exercise', version: 1, pack: 'rutland', force: 'Rutland' },
  ...{ seed: 7, hours: 8, speed: 60, startsAt: 0 },
};
const calm: Frame = {
  at: 0,
  incidents: { puts: [], removes: [] },
  units: { puts: [], removes: [] },
  moved: [],
  calls: { ringing: 0, taken: 0 },
};
const lines = (...said: readonly unknown[]): string[] => said.map((one) => JSON.stringify(one));

test('each minute stands for itself: what came, what changed, what went', () => {
  const late = RecordedIncident.parse(incidentRow({ clocks: [clockRow({ state: 'breached' })] }));
  const first = readOn(null, lines(head, { ...calm, incidents: { puts: [late], removes: [] } }));
  const recording = readOn(
    first,
    lines(
      { ...calm, at: 60_000, incidents: { puts: [], removes: ['i1'] }, moved: [['u1', -0.7, 52.6, 59_000]] },
      { endedAt: 70_000, violations: 0, events: 12, commands: 5 },
    ),
  );
  expect(recording?.moments.map(({ incidents }) => [...incidents.keys()])).toEqual([['i1'], []]);
  expect(recording?.moments.map(({ missedSoFar }) => missedSoFar)).toEqual([1, 1]);
  expect(recording?.moments[1]?.fixes.get('u1')).toEqual({ lon: -0.7, lat: 52.6, at: 59_000 });
  expect(recording?.end?.violations).toBe(0);
});

test('neither who called, nor what they said, nor who is in the crew is kept', () => {
  const incident = JSON.stringify(RecordedIncident.parse(incidentRow({ what: 'Youths following a man' })));
  expect(incident).not.toContain('Youths');
  expect(JSON.stringify(RecordedUnit.parse(unitRow()))).not.toContain('crew');
});

test('another file is refused', () => {
  expect(() => readOn(null, ['{"kind":"something else"}'])).toThrow();
});
