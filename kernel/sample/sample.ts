import { join } from 'node:path';
import type { ModuleDefinition } from '../index.ts';
import type { Past } from '../pure.ts';
import { handlers, permission, Tally } from './commands.ts';
import { events, type SampleEvent } from './events.ts';
import { job } from './job.ts';
import { projections } from './tables.ts';
import { access, tally, unit } from './unit.ts';
import { Jobs, Lines, views } from './views.ts';

/** A module of everything that the kernel offers. */
export const sample: ModuleDefinition = {
  name: 'sample',
  migrations: join(import.meta.dirname, 'migrations'),
  tables: { job: 'projection', line: 'projection', unit: 'projection', tally: 'projection' },
  permissions: [{ name: permission, summary: 'Work on jobs', roles: ['dispatcher', 'fim', 'officer'] }],
  events,
  aggregates: [job, unit, tally, access],
  handlers,
  projections,
  views,
  live: (event) => {
    const key = event.stream.slice(event.stream.indexOf('/') + 1);
    if (event.type === 'sample.AccessChanged') return [{ access: key }];
    if (event.type === 'sample.JobNoted') return [{ view: Lines.name, replace: key }];
    const known = event as Past<SampleEvent>;
    const taken = known.type === 'sample.JobGuarded' ? [{ takenFrom: known.data.takenFrom ?? [] }] : [];
    return event.stream.startsWith('sample.job/') ? [{ view: Jobs.name, keys: [key] }, ...taken] : [];
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
