import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Clock, PastNotReady, type Subject, type ViewPage, type ViewQuery } from '../../../kernel/index.ts';
import type { MomentShown, PastLook } from '../past/past-desk.ts';
import { ProblemBody } from './commands.ts';
import { ProblemError, problem, unavailable } from './problem.ts';

export interface PastDoor {
  readonly permit: (request: FastifyRequest) => Promise<Subject>;
  readonly clock: Clock;
  readonly moment: (look: PastLook) => Promise<MomentShown | null>;
  readonly read: (look: PastLook, view: string, query: ViewQuery) => Promise<ViewPage | null>;
  /** By which field the rows of a view are known. */
  readonly keyOf: (view: string) => string;
  /** Written before the answer. */
  readonly consulted: (subject: Subject, seen: ConsultedThen) => Promise<void>;
}

interface ConsultedThen {
  readonly view: string;
  readonly of: string | null;
  readonly keys: readonly string[];
  readonly reason: string;
}

const MOST_ROWS = 2000;
/** What is being written just now may still come with a time that has passed. */
const SETTLED_MS = 1_000;

const Looking = z.object({
  at: z.coerce.number().int().min(0).max(8_640_000_000_000_000),
  purpose: z.string().trim().min(3).max(1000),
  /** The id of a seat: only what whoever sat there could see. */
  seat: z.string().max(100).optional(),
});
const example = { at: 1_795_348_800_000, purpose: 'Complaint 12/26', seat: 'dispatch-1' };
const Asked = Looking.meta({ examples: [example] });
const Paging = Looking.extend({
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(500),
  after: z.string().max(500).optional(),
  of: z.string().max(200).optional(),
})
  .catchall(z.string().max(300))
  .meta({ examples: [{ ...example, limit: 500 }] });
const Params = z.object({ view: z.string().max(100) }).meta({ examples: [{ view: 'operations.openIncidents' }] });

const failures = {
  400: ProblemBody,
  401: ProblemBody,
  403: ProblemBody,
  404: ProblemBody,
  423: ProblemBody,
  503: ProblemBody,
};
const instant = z.number().nullable();
const Moment = z.object({
  at: z.number(),
  position: z.int(),
  lastAt: instant,
  nextAt: instant,
  firstAt: instant,
  seats: z.array(z.object({ id: z.string(), name: z.string(), holder: z.string().nullable() })),
  subject: z.unknown(),
  permissions: z.array(z.string()),
});
const about =
  'Permission: `past.read`. What is restricted or concealed now, or was then, is so here. Each read is one row of the access log, with its purpose. Answers 503 with how far it is while the tables of that moment are being made.';

/** The views of the control room as they stood at any second. Nothing can be done here. */
export function pastRoutes(app: FastifyInstance, door: PastDoor): void {
  const moment = {
    summary: 'A moment of the past: where the log stood, what came before and after, who sat where',
    description: about,
    tags: ['past'],
    querystring: Asked,
    response: { 200: Moment, ...failures },
  };
  app.get('/api/past/moment', { schema: moment }, async (request) => {
    const looker = await door.permit(request);
    const look = lookOf(looker, request.query as z.output<typeof Asked>, door.clock);
    const shown = await inTime(door.moment(look));
    if (shown === null) throw nobody(look);
    return shown;
  });
  const read = {
    summary: 'A view of the control room as it stood at a moment, by the query that serves it live',
    description: about,
    tags: ['past'],
    params: Params,
    querystring: Paging,
    response: {
      200: z.object({
        asOf: z.int(),
        view: z.string(),
        version: z.int(),
        rows: z.array(z.unknown()),
        next: z.string().optional(),
      }),
      ...failures,
    },
  };
  app.get('/api/past/views/:view', { schema: read }, async (request) => {
    const looker = await door.permit(request);
    const { view } = request.params as z.output<typeof Params>;
    const { at, purpose, seat, limit, after, of, ...filters } = request.query as z.output<typeof Paging>;
    const look = lookOf(looker, { at, purpose, seat }, door.clock);
    const query: ViewQuery = { filters: { ...filters, purpose }, limit, after: after ?? null, of: of ?? null };
    const page = await inTime(door.read(look, view, query));
    if (page === null) throw new ProblemError(problem('not-permitted', `The past shows no view ${view} to you.`));
    const keys = page.rows.map((row) => String(Reflect.get(row as object, door.keyOf(view))));
    await door.consulted(looker, { view, of: query.of, keys, reason: reasonOf(purpose, look) });
    return page;
  });
}

type Asking = Pick<z.output<typeof Looking>, 'at' | 'purpose'> & { readonly seat?: string | undefined };

/** What has not settled yet is no past. */
function lookOf(looker: Subject, { at, seat }: Asking, clock: Clock): PastLook {
  const settled = clock.now() - SETTLED_MS * (clock.speed ?? 1);
  return { looker, at: Math.min(at, settled), seat: seat ?? null };
}

function reasonOf(purpose: string, { at, seat }: PastLook): string {
  const as = seat === null ? '' : `, as seat ${seat} could see it`;
  return `${purpose} (as it stood at ${new Date(at).toISOString()}${as})`;
}

function nobody({ seat }: PastLook): ProblemError {
  return new ProblemError(problem('not-found', `Nobody sat at ${seat} at that time.`));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PastNotReady)) throw error;
    throw unavailable(`The past is being made: ${error.done} of ${error.of} events. Ask again.`);
  }
}
