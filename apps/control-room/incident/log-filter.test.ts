import { expect, test } from 'vitest';
import type { RowOf } from '../../../kernel/pure.ts';
import { IncidentLog } from '../../../modules/operations/contract.ts';
import { fits, type LogFilter } from './log-filter.tsx';

type Line = RowOf<typeof IncidentLog>;
const kinds = IncidentLog.row.shape.kind.options;
const line = (part: Partial<Line>): Line => ({
  ...{ id: '1', incidentId: 'i1', position: 1, at: 0, occurredAt: 0, kind: 'remark', text: 'x', by: 'Dave' },
  ...{ seatId: null, corrects: null, correctedBy: null, source: 'desk' },
  ...part,
});
const shown = (only: LogFilter) => kinds.filter((kind) => fits(line({ kind }), only));

test('C10 the log is filtered by kind: remarks, resources and system stand apart, and no kind is lost', () => {
  expect(shown('all')).toEqual(kinds);
  expect(shown('remarks')).toEqual(['remark']);
  expect(shown('resources')).toEqual(['resource']);
  expect(shown('system')).toEqual(['promise', 'access']);
  const apart = (['remarks', 'calls', 'resources', 'record', 'system'] as const).flatMap(shown);
  expect(apart.toSorted()).toEqual(kinds.toSorted());
});

test('C10 what the system did by itself stands under its kind and under system', () => {
  const auto = line({ kind: 'resource', source: 'auto' });
  expect(fits(auto, 'resources')).toBe(true);
  expect(fits(auto, 'system')).toBe(true);
  expect(fits(auto, 'remarks')).toBe(false);
});
