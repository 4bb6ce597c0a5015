import { z } from 'zod';
import type { Row } from '../../client/wire.ts';
import type { Stood } from './rules.ts';

const Assignment = z.object({ assignmentId: z.string(), incidentId: z.string() });
const Incident = z.object({
  situation: z.enum(['none', 'open', 'resulted', 'closed']),
  incident: z
    .object({
      assignments: z.array(
        z.object({ assignmentId: z.string(), tourId: z.string(), milestone: z.string(), stacked: z.boolean() }),
      ),
    })
    .optional(),
});
const Tour = z.object({
  situation: z.enum(['none', 'on-tour', 'ended']),
  tour: z
    .object({ active: Assignment.extend({ milestone: z.string() }).nullable(), stacked: z.array(Assignment) })
    .optional(),
});
const Contact = z.object({ situation: z.enum(['none', 'ringing', 'open', 'settled']) });

export type IncidentRow = { id: string; version: number } & z.output<typeof Incident>;
export type TourRow = { id: string; version: number } & z.output<typeof Tour>;

/** Which view shows the streams of an aggregate, and until when a stream is in it. */
const views: Readonly<
  Record<string, { readonly view: string; readonly shape: z.ZodType<object>; readonly gone: readonly string[] }>
> = {
  'operations.incident': { view: 'operations.openIncidents', shape: Incident, gone: ['none', 'closed'] },
  'operations.tour': { view: 'operations.units', shape: Tour, gone: ['none'] },
  'operations.contact': { view: 'operations.contacts', shape: Contact, gone: ['none', 'settled'] },
};
export const viewNames: readonly string[] = Object.values(views).map(({ view }) => view);

export interface Shown {
  readonly view: string;
  readonly row: Row;
  readonly isMember: boolean;
}

/** The row of a stream as it stands; null where no screen shows such streams. */
export function rowOf(stream: string, stood: Stood): Shown | null {
  const [aggregate = '', id = ''] = stream.split('/');
  const shown = views[aggregate];
  if (shown === undefined) return null;
  const row: Row = { id, version: stood.version, ...shown.shape.parse(stood.state) };
  return { view: shown.view, row, isMember: !shown.gone.includes(String(row.situation)) };
}

/** The stream that a row of a view shows. */
export function streamOfRow(view: string, id: string): string {
  const found = Object.entries(views).find(([, shown]) => shown.view === view);
  return `${found?.[0] ?? view}/${id}`;
}

export function incidentOf(stood: Stood): z.output<typeof Incident> {
  return Incident.parse(stood.state);
}

export function tourOf(stood: Stood): z.output<typeof Tour> {
  return Tour.parse(stood.state);
}
