import { expect, test } from 'vitest';
import { alarmRow, clockRow, incidentRow } from '../fixture/rows.ts';
import { escalatedTo } from './escalated-to.ts';

test('what was referred to me, what a ladder told me, and nothing else; the longest missed first', () => {
  const rows = [
    incidentRow({ id: 'quiet' }),
    incidentRow({
      id: 'referred',
      referredTo: 'fim',
      referredReason: 'Firearm seen',
      clocks: [clockRow({ dueAt: 9 })],
    }),
    incidentRow({ id: 'acted-on', clocks: [clockRow({ dueAt: 5, state: 'breached', told: 'fim' })] }),
    incidentRow({ id: 'lower' }),
    incidentRow({ id: 'alarmed', clocks: [clockRow({ dueAt: 7 })] }),
  ];
  const alarms = [
    alarmRow({ incidentId: 'alarmed', told: 'fim', text: 'Arrival target missed' }),
    alarmRow({ incidentId: 'lower', told: 'dispatcher' }),
  ];
  expect(escalatedTo(rows, alarms, ['fim']).map(({ incident, why }) => [incident.id, why])).toEqual([
    ['alarmed', 'Arrival target missed'],
    ['referred', 'referred: Firearm seen'],
  ]);
});
