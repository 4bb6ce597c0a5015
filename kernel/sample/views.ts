import { z } from 'zod';
import type { HeldRow, ViewSource } from '../index.ts';
import { declareView } from '../pure.ts';
import { permission } from './commands.ts';
import { type Tables, tables } from './tables.ts';

const id = z.string().min(1);

function heldJob(row: Tables['sample.job']): HeldRow {
  return {
    key: row.id,
    row: { id: row.id, state: row.state, note: row.note, unitId: row.unit_id },
    member: row.state === 'open',
    guard: { restriction: row.restriction, allowed: row.allowed as string[] },
    guardedAt: row.guarded_at,
  };
}

function heldLine(row: Tables['sample.line']): HeldRow {
  return { key: row.id, parent: row.job_id, row: { id: row.id, jobId: row.job_id, note: row.note }, member: true };
}

export const Jobs = declareView({
  name: 'sample.jobs',
  summary: 'Open jobs',
  key: 'id',
  permission,
  personal: false,
  row: z.object({ id, state: z.string(), note: z.string().nullable(), unitId: z.string().nullable() }),
});
export const Lines = declareView({
  name: 'sample.lines',
  summary: 'The lines of a job',
  key: 'id',
  parent: 'jobId',
  permission,
  personal: false,
  row: z.object({ id, jobId: id, note: z.string().nullable() }),
});

export const views: readonly ViewSource[] = [
  {
    declaration: Jobs,
    list: async (db, query) => {
      const rows = tables(db).selectFrom('sample.job').selectAll().where('state', '=', 'open').orderBy('id');
      const after = query.after === null ? rows : rows.where('id', '>', query.after);
      return (await after.limit(query.limit).execute()).map(heldJob);
    },
    byKeys: async (db, keys) =>
      (await tables(db).selectFrom('sample.job').selectAll().where('id', 'in', keys).execute()).map(heldJob),
    mask: (row: { id: string; state: string; unitId: string | null }) => ({ ...row, note: null }),
  },
  {
    declaration: Lines,
    list: async (db, query) => {
      const rows = tables(db).selectFrom('sample.line').selectAll().orderBy('n').limit(query.limit);
      return (await (query.of === null ? rows : rows.where('job_id', '=', query.of)).execute()).map(heldLine);
    },
    byKeys: async (db, keys) =>
      (await tables(db).selectFrom('sample.line').selectAll().where('id', 'in', keys).execute()).map(heldLine),
  },
];
