import { type Moved, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { alarmOf, markOf } from '../clocks.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { AlarmRow } from '../tables.ts';
import { type CodeTestState, codeTestAggregate, codeTestPromises, NEXT_TEST } from './code-test.ts';
import type { CodeMappingTables } from './tables.ts';

export const CODES_SUBJECT = 'codes:';

type TestRow = CodeMappingTables['operations.code_test'];

/** The only writer of operations.code_test. */
export const codeTestProjection: Projection = {
  aggregate: codeTestAggregate,
  onState: async (tx, id, state: CodeTestState) => {
    if (state.situation === 'none') return;
    const { last, at, failingSince } = state;
    const { ladder: _, warnSeconds: __, ...found } = last;
    const row = { id, shown: { id, at, failingSince, ...found }, alarms: alarmsOf(id, state) };
    await putRows<TestRow>(tx, { table: 'operations.code_test', rows: [row] });
  },
};

function alarmsOf(id: string, state: Extract<CodeTestState, { situation: 'tested' }>): readonly AlarmRow[] {
  const title = 'code mappings';
  const subject = { subjectId: `${CODES_SUBJECT}${id}`, incidentId: null, title, ownerSeatId: null };
  return codeTestPromises(state).flatMap((promised) => {
    const mark = markOf(state.marks, promised);
    // Its hour is the hour at which it runs: it is late only when somebody is told.
    if (promised.kind === NEXT_TEST && mark?.told === null) return [];
    return alarmOf(subject, promised, mark) ?? [];
  });
}

type CodeRow = CodeMappingTables['operations.unmapped_code'];

/** The only writer of operations.unmapped_code. Most incidents have none, and cost nothing here. */
export const unmappedCodeProjection: Projection = { aggregate: incidentAggregate, onStates: writeUnmapped };

async function writeUnmapped(tx: Tx, moved: readonly Moved<IncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id: incidentId, state }): readonly CodeRow[] =>
    state.situation === 'none'
      ? []
      : (state.incident.unmappedCodes ?? []).map(({ to, code, ...one }) => {
          const id = `${incidentId}#${one.unmappedId}`;
          const shown = { id, incidentId, ...one, to: to.name, code: code.code, name: code.name };
          return { id, incident_id: incidentId, at: one.at, partner_id: to.id, shown };
        }),
  );
  await putRows<CodeRow>(tx, { table: 'operations.unmapped_code', rows });
}
