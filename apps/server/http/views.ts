import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject, ViewPage, ViewQuery } from '../../../kernel/index.ts';
import type { ViewDeclaration } from '../../../kernel/pure.ts';
import { ProblemBody } from './commands.ts';
import { malformed, ProblemError, problem } from './problem.ts';

export interface ViewDoor {
  readonly declarations: readonly ViewDeclaration[];
  readonly subjectOf: (request: FastifyRequest) => Promise<Subject>;
  /** Null: the subject may not read this view. */
  readonly read: (subject: Subject, name: string, query: ViewQuery) => Promise<ViewPage | null>;
  /** Written before the answer; a read that cannot be written is not answered. */
  readonly consulted: (subject: Subject, seen: Consulted) => Promise<void>;
  readonly within: <T>(work: Promise<T>) => Promise<T>;
  /** As `within`, for reports, which wait for one another. */
  readonly patiently: <T>(work: Promise<T>) => Promise<T>;
}

interface Consulted {
  readonly view: string;
  readonly of: string | null;
  /** Keys of the rows shown: a list is one row of the access log. */
  readonly keys: readonly string[];
  readonly purpose: string | null;
}

const MOST_ROWS = 2000;
const Paging = z
  .object({
    limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(500),
    after: z.string().max(500).optional(),
    of: z.string().max(200).optional(),
    purpose: z.string().trim().min(3).max(1000).optional(),
  })
  .catchall(z.string().max(300))
  .meta({
    examples: [{ limit: 500, after: 'id-of-the-last-row', of: 'id-of-the-parent', purpose: 'Complaint 12/26' }],
  });

export function viewRoutes(app: FastifyInstance, door: ViewDoor): void {
  for (const declaration of door.declarations) {
    // What is nobody's personal data shows on a locked desk: the alarms, the seats.
    const config = { whileLocked: !declaration.personal };
    app.get(`/api/views/${declaration.name}`, { schema: described(declaration), config }, async (request) => {
      const subject = await door.within(door.subjectOf(request));
      const { limit, after, of, purpose, ...filters } = request.query as z.output<typeof Paging>;
      const reason = purposeOf(declaration, purpose);
      const query: ViewQuery = {
        filters: reason === null ? filters : { ...filters, purpose: reason },
        limit,
        after: after ?? null,
        of: parentOf(declaration, of),
      };
      const inTime = declaration.report === true ? door.patiently : door.within;
      const page = await inTime(door.read(subject, declaration.name, query));
      if (page === null) throw new ProblemError(problem('not-permitted', `This needs ${declaration.permission}.`));
      if (declaration.personal) {
        const keys = page.rows.map((row) => keyOf(declaration, row));
        const seen: Consulted = { view: declaration.name, of: query.of, keys, purpose: reason };
        await door.within(door.consulted(subject, seen));
      }
      return page;
    });
  }
}

function keyOf(declaration: ViewDeclaration, row: unknown): string {
  return row !== null && typeof row === 'object' ? String(Reflect.get(row, declaration.key)) : '';
}

function parentOf(declaration: ViewDeclaration, of: string | undefined): string | null {
  if (declaration.parent !== undefined || of === undefined) return of ?? null;
  throw malformed([{ field: 'query.of', reason: 'this view has no parent; leave it out', example: null }]);
}

function purposeOf(declaration: ViewDeclaration, purpose: string | undefined): string | null {
  if (declaration.purpose !== true || purpose !== undefined) return purpose ?? null;
  throw malformed([{ field: 'query.purpose', reason: 'say why you read this', example: 'Complaint 12/26' }]);
}

function described(declaration: ViewDeclaration): object {
  const { name, summary, permission, personal, row, key, parent } = declaration;
  const about = [
    `Permission: \`${permission}\`. Rows are known by \`${key}\`${parent === undefined ? '' : ` and belong to \`${parent}\``}.`,
    personal ? 'Holds personal data: each read is one row of the access log.' : '',
  ];
  return {
    summary,
    operationId: name,
    tags: ['views', name.split('.')[0] ?? ''],
    description: about.join(' ').trim(),
    querystring: Paging,
    response: {
      200: z.object({
        asOf: z.int(),
        view: z.literal(name),
        version: z.int(),
        rows: z.array(row),
        next: z.string().optional(),
      }),
      400: ProblemBody,
      401: ProblemBody,
      403: ProblemBody,
      423: ProblemBody,
      503: ProblemBody,
    },
  };
}
