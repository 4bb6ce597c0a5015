import { join } from 'node:path';
import { z } from 'zod';
import { type Aggregate, type Db, defineHandler, type HeldRow, type ModuleDefinition, streamOf } from '../index.ts';
import { decided, declareCommand, declareView, defineEvents, type EventOf, type Promised, refuse } from '../pure.ts';

/** A small business to try the kernel with: jobs to which units are sent. */
export const events = defineEvents({
  'sample.JobOpened': { data: z.object({ dueAt: z.number().nullable() }), detail: z.object({ note: z.string() }) },
  'sample.JobNoted': { data: z.object({}), detail: z.object({ note: z.string() }) },
  'sample.JobAssigned': { data: z.object({ unitId: z.string() }) },
  'sample.JobGuarded': {
    data: z.object({ restriction: z.enum(['none', 'restricted', 'concealed']), allowed: z.array(z.string()) }),
  },
  'sample.JobClosed': { data: z.object({}) },
  'sample.UnitTaken': { data: z.object({ jobId: z.string() }) },
  'sample.UnitFreed': { data: z.object({}) },
  'sample.Tallied': { data: z.object({ jobId: z.string() }) },
  'sample.AccessChanged': { data: z.object({ accountId: z.string() }) },
});
export type SampleEvent = EventOf<typeof events>;

interface Job {
  readonly state: 'none' | 'open' | 'closed';
  readonly openedAt: number;
  readonly dueAt: number | null;
  readonly note: string | null;
  readonly lines: readonly (string | null)[];
  readonly unitId: string | null;
  readonly restriction: 'none' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
  readonly guardedAt: number;
}

const noJob: Job = {
  state: 'none',
  openedAt: 0,
  dueAt: null,
  note: null,
  lines: [],
  unitId: null,
  restriction: 'none',
  allowed: [],
  guardedAt: 0,
};

/** Given 60 s warning, a dispatcher at once, a supervisor after a minute, the FIM after two and every minute again. */
export function promiseOf(startedAt: number, dueAt: number): Promised {
  return {
    key: 'arrive',
    kind: 'arrive',
    label: 'Arrive',
    startedAt,
    dueAt,
    warnAt: dueAt - 60_000,
    ladder: [
      { to: 'dispatcher', afterSeconds: 0 },
      { to: 'control-room-supervisor', afterSeconds: 60 },
      { to: 'fim', afterSeconds: 120 },
    ],
    repeatSeconds: 60,
    alarm: 'A',
    areaId: null,
    paused: false,
  };
}

export const job: Aggregate<Job, SampleEvent> = {
  name: 'sample.job',
  initial: noJob,
  evolve: (state, event) => {
    switch (event.type) {
      case 'sample.JobOpened':
        if (event.detail?.note === 'poison') throw new Error('a state that cannot be folded');
        return {
          ...state,
          state: 'open',
          openedAt: event.occurredAt,
          dueAt: event.data.dueAt,
          note: event.detail?.note ?? null,
        };
      case 'sample.JobNoted':
        return { ...state, lines: [...state.lines, event.detail?.note ?? null] };
      case 'sample.JobAssigned':
        return { ...state, unitId: event.data.unitId };
      case 'sample.JobGuarded':
        return { ...state, ...event.data, guardedAt: event.position };
      case 'sample.JobClosed':
        return { ...state, state: 'closed', unitId: null };
      default:
        return state;
    }
  },
  promises: (state) =>
    state.state === 'open' && state.unitId === null && state.dueAt !== null
      ? [promiseOf(state.openedAt, state.dueAt)]
      : [],
};

interface Unit {
  readonly jobId: string | null;
  readonly times: number;
}

export const unit: Aggregate<Unit, SampleEvent> = {
  name: 'sample.unit',
  initial: { jobId: null, times: 0 },
  evolve: (state, event) => {
    if (event.type === 'sample.UnitTaken') return { jobId: event.data.jobId, times: state.times + 1 };
    return event.type === 'sample.UnitFreed' ? { ...state, jobId: null } : state;
  },
};

const tally: Aggregate<readonly string[], SampleEvent> = {
  name: 'sample.tally',
  initial: [],
  evolve: (jobs, event) => (event.type === 'sample.Tallied' ? [...jobs, event.data.jobId] : jobs),
};

const access: Aggregate<null, SampleEvent> = { name: 'sample.access', initial: null, evolve: () => null };

const id = z.string().min(1);
const permission = 'job.work';
const OpenJob = declareCommand({
  name: 'sample.openJob',
  summary: 'Open a job',
  schema: z.object({ id, note: z.string(), dueAt: z.number().nullable() }),
  permission,
  refusals: { exists: 'There is one' },
  example: { id: 'j1', note: 'broken window', dueAt: null },
});
const NoteJob = declareCommand({
  name: 'sample.noteJob',
  summary: 'Write to a job',
  schema: z.object({ id, note: z.string() }),
  permission,
  example: { id: 'j1', note: 'more' },
});
const Assign = declareCommand({
  name: 'sample.assign',
  summary: 'Send a unit to a job',
  schema: z.object({ jobId: id, unitId: id }),
  permission,
  refusals: { taken: 'It is taken' },
  confirms: { late: 'It is late' },
  example: { jobId: 'j1', unitId: 'u1' },
});
const CloseJob = declareCommand({
  name: 'sample.closeJob',
  summary: 'Close a job',
  schema: z.object({ id }),
  permission,
  refusals: { 'not-open': 'It is not open' },
  example: { id: 'j1' },
});
const GuardJob = declareCommand({
  name: 'sample.guardJob',
  summary: 'Restrict a job',
  schema: z.object({ id, restriction: z.enum(['none', 'restricted', 'concealed']), allowed: z.array(z.string()) }),
  permission,
  example: { id: 'j1', restriction: 'concealed', allowed: [] },
});
const Tally = declareCommand({
  name: 'sample.tally',
  summary: 'Count a closed job',
  schema: z.object({ jobId: id }),
  permission,
  example: { jobId: 'j1' },
});
const ChangeAccess = declareCommand({
  name: 'sample.changeAccess',
  summary: 'Change what a person may do',
  schema: z.object({ accountId: id }),
  permission,
  example: { accountId: 'p1' },
});

const handlers = [
  defineHandler({
    declaration: OpenJob,
    streams: (input) => ({ job: streamOf(job, input.id) }),
    decide: ({ input }, states) =>
      states.job.state === 'none'
        ? decided(
            { job: [{ type: 'sample.JobOpened', data: { dueAt: input.dueAt }, detail: { note: input.note } }] },
            { id: input.id },
          )
        : refuse('exists', 'there is one', states.job.state),
  }),
  defineHandler({
    declaration: NoteJob,
    streams: (input) => ({ job: streamOf(job, input.id) }),
    guard: (states) => states.job,
    decide: ({ input }) => decided({ job: [{ type: 'sample.JobNoted', data: {}, detail: { note: input.note } }] }),
  }),
  defineHandler({
    declaration: Assign,
    streams: (input) => ({ job: streamOf(job, input.jobId), unit: streamOf(unit, input.unitId) }),
    decide: ({ input }, states) => {
      if (states.unit.jobId !== null) return refuse('taken', 'it is taken', states.unit.jobId);
      return decided({
        job: [{ type: 'sample.JobAssigned', data: { unitId: input.unitId } }],
        unit: [{ type: 'sample.UnitTaken', data: { jobId: input.jobId } }],
      });
    },
  }),
  defineHandler({
    declaration: CloseJob,
    streams: async (input, reader) => {
      const { unitId } = await reader.fold(streamOf(job, input.id));
      return { job: streamOf(job, input.id), unit: unitId === null ? null : streamOf(unit, unitId) };
    },
    decide: (_, states) => {
      if (states.job.state !== 'open') return refuse('not-open', 'it is not open', states.job.state);
      const closed = [{ type: 'sample.JobClosed', data: {} } as const];
      return states.unit === null
        ? decided({ job: closed })
        : decided({ job: closed, unit: [{ type: 'sample.UnitFreed', data: {} }] });
    },
  }),
  defineHandler({
    declaration: GuardJob,
    streams: (input) => ({ job: streamOf(job, input.id) }),
    decide: ({ input: { restriction, allowed } }) =>
      decided({ job: [{ type: 'sample.JobGuarded', data: { restriction, allowed } }] }),
  }),
  defineHandler({
    declaration: Tally,
    // Streams are short: one tally for the jobs that end alike.
    streams: (input) => ({ tally: streamOf(tally, input.jobId.slice(-2)) }),
    decide: ({ input }) => decided({ tally: [{ type: 'sample.Tallied', data: { jobId: input.jobId } }] }),
  }),
  defineHandler({
    declaration: ChangeAccess,
    streams: (input) => ({ access: streamOf(access, input.accountId) }),
    decide: ({ input }) => decided({ access: [{ type: 'sample.AccessChanged', data: input }] }),
  }),
];

type Tables = {
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

function tables(db: Db) {
  return db.withTables<Tables>();
}

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

/** A module of everything that the kernel offers. */
export const sample: ModuleDefinition = {
  name: 'sample',
  migrations: join(import.meta.dirname, 'migrations'),
  tables: { job: 'projection', line: 'projection', unit: 'projection', tally: 'projection' },
  permissions: [{ name: permission, summary: 'Work on jobs', roles: ['dispatcher', 'fim', 'officer'] }],
  events,
  aggregates: [job, unit, tally, access],
  handlers,
  projections: [
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
  ],
  views: [
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
  ],
  live: (event) => {
    const key = event.stream.slice(event.stream.indexOf('/') + 1);
    if (event.type === 'sample.AccessChanged') return [{ access: key }];
    if (event.type === 'sample.JobNoted') return [{ view: Lines.name, replace: key }];
    return event.stream.startsWith('sample.job/') ? [{ view: Jobs.name, keys: [key] }] : [];
  },
  reactions: [
    {
      name: 'sample.tallyClosed',
      on: ['sample.JobClosed'],
      react: async (event) => [
        { name: Tally.name, input: { jobId: event.stream.slice(event.stream.indexOf('/') + 1) } },
      ],
    },
  ],
};
