import type { Db, Projection } from '../index.ts';
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
    onState: async (tx, key, state: Job) => {
      const row = {
        state: state.state,
        note: state.note,
        unit_id: state.unitId,
        restriction: state.restriction,
        allowed: JSON.stringify(state.allowed),
        guarded_at: state.guardedAt,
      };
      await tables(tx)
        .insertInto('sample.job')
        .values({ id: key, ...row })
        .onConflict((clash) => clash.column('id').doUpdateSet(row))
        .execute();
    },
    forget: async (tx, key) => {
      await tables(tx).deleteFrom('sample.line').where('job_id', '=', key).execute();
    },
    onEvent: async (tx, event, state: Job) => {
      if (event.type !== 'sample.JobNoted') return;
      const n = state.lines.length;
      const jobId = event.stream.slice(event.stream.indexOf('/') + 1);
      const row = { id: `${jobId}-${n}`, job_id: jobId, n, note: state.lines.at(-1) ?? null };
      await tables(tx).insertInto('sample.line').values(row).execute();
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
