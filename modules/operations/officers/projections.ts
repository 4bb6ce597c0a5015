import { type Projection, putRows } from '../../../kernel/index.ts';
import { nameKeys } from '../../pole/index.ts';
import { officerAlarms } from './alarms.ts';
import { type OfficerState, officerAggregate } from './officer.ts';
import type { OfficerTables } from './tables.ts';

/** The only writer of operations.officer. */
export const officerProjection: Projection = {
  aggregate: officerAggregate,
  onState: async (tx, collar, state: OfficerState) => {
    if (state.situation === 'none') return;
    const { name, issi, skills } = state.officer;
    const row: OfficerTables['operations.officer'] = {
      ...{ collar, name, issi, skills },
      name_keys: nameKeys(name ?? ''),
      alarms: officerAlarms(collar, state),
    };
    await putRows(tx, { table: 'operations.officer', rows: [row], by: 'collar' });
  },
};
