import { addRows, type Db, type Happened, idOfStream, type Moved, type Projection, putRows } from '../index.ts';
import { type Job, job } from './job.ts';
import { tally, type Unit, unit } from './unit.ts';

export type Tables = {
  'sample.job': {
    id: string;
    state: string;
    note: string | null;
    unit_id: string | null;
    restriction: 'none' | 'restricted' | 'concealed';
    allowed: unknown;
    guarded_at: number;
  };
  'sample.line': { id: string; job_id: string; n: number; note: string | null };
  'sample.unit': { id: string; job_id: string | null; times: number };
  'sample.tally': { id: string; closed: number };
};

export function tables(db: Db) {
  return db.withTables<Tables>();
}

export const projections: readonly Projection[] = [
  {
    aggregate: job,
    onStates: async (tx, moved: readonly Moved<Job>[]) => {
      const rows = moved.map(({ id, state }) => ({
        id,
        state: state.state,
        note: state.note,
        unit_id: state.unitId,
        restriction: state.restriction,
        allowed: state.allowed,
        guarded_at: state.guardedAt,
      }));
      await putRows<Tables['sample.job']>(tx, { table: 'sample.job', rows });
    },
    forget: async (tx, key) => {
      await tables(tx).deleteFrom('sample.line').where('job_id', '=', key).execute();
    },
    onEvents: async (tx, happened: readonly Happened<Job>[]) => {
      const noted = happened.filter(({ event }) => event.type === 'sample.JobNoted');
      const rows = noted.map(({ event, state }) => {
        const [n, jobId] = [state.lines.length, idOfStream(event.stream)];
        return { id: `${jobId}-${n}`, job_id: jobId, n, note: state.lines.at(-1) ?? null };
      });
      await addRows<Tables['sample.line']>(tx, { table: 'sample.line', rows });
    },
  },
  {
    aggregate: unit,
    onState: async (tx, key, state: Unit) => {
      const row = { job_id: state.jobId, times: state.times };
      await tables(tx)
        .insertInto('sample.unit')
        .values({ id: key, ...row })
        .onConflict((clash) => clash.column('id').doUpdateSet(row))
        .execute();
    },
  },
  {
    aggregate: tally,
    onState: async (tx, key, state: readonly string[]) => {
      await tables(tx)
        .insertInto('sample.tally')
        .values({ id: key, closed: state.length })
        .onConflict((clash) => clash.column('id').doUpdateSet({ closed: state.length }))
        .execute();
    },
  },
];
