import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import type { Onlooker, OpenRecords } from '../open-records.ts';
import { ProblemBody } from './commands.ts';

type RecordKind = 'incident' | 'it-incident';

export interface OnlookerDoor {
  readonly enter: (request: FastifyRequest, kind: RecordKind) => Promise<Subject>;
  /** Whether somebody may read this record: who looks at one that is kept from them learns and tells nothing. */
  readonly mayRead: (subject: Subject, kind: RecordKind, incidentId: string) => Promise<boolean>;
  readonly records: OpenRecords;
}

const Body = z
  .object({
    /** Null: put away. */
    incidentId: z.uuid().nullable(),
    writing: z.string().max(40).nullable(),
    kind: z.enum(['incident', 'it-incident']).default('incident'),
  })
  .meta({ examples: [{ incidentId: '0198c2f0-2222-7000-8000-000000000001', writing: 'grade' }] });
const Person = z.object({ name: z.string(), seatName: z.string().nullable(), writing: z.string().nullable() });

/** Who else has this record open: said and asked in one, every few seconds. No command and not in the log (decision 0004). */
export function onlookerRoutes(app: FastifyInstance, door: OnlookerDoor): void {
  const schema = {
    summary: 'I have this incident or IT incident open; answers who else has',
    tags: ['looks'],
    body: Body,
    response: {
      200: z.object({ others: z.array(Person) }),
      ...{ 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody },
    },
  };
  app.put('/api/onlookers', { schema }, async (request) => {
    const { incidentId, writing, kind } = request.body as z.output<typeof Body>;
    const subject = await door.enter(request, kind);
    const me: Onlooker = { name: subject.name, seatName: subject.seat?.name ?? null, writing };
    if (incidentId === null || !(await door.mayRead(subject, kind, incidentId))) {
      door.records.look(subject.id, null, me);
      return { others: [] };
    }
    door.records.look(subject.id, incidentId, me);
    return { others: [...door.records.others(subject.id, incidentId)] };
  });
}
