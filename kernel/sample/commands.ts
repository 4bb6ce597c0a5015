import { z } from 'zod';
import { defineHandler, streamOf } from '../index.ts';
import { decided, declareCommand, refuse, takenFrom } from '../pure.ts';
import { job } from './job.ts';
import { access, tally, unit } from './unit.ts';

const id = z.string().min(1);
export const permission = 'job.work';
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
export const Tally = declareCommand({
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

export const handlers = [
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
    guard: (states) => states.job,
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
    decide: ({ input: { restriction, allowed } }, states) => {
      const data = { restriction, allowed, takenFrom: [...takenFrom(states.job, { restriction, allowed })] };
      return decided({ job: [{ type: 'sample.JobGuarded', data }] });
    },
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
