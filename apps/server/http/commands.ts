import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ZodType, z } from 'zod';
import { type Answer, type Call, type Subject, understand } from '../../../kernel/index.ts';
import type { CommandDeclaration } from '../../../kernel/pure.ts';
import type { DiskWatch } from '../disk.ts';
import { sendProblem } from './faults.ts';
import { diskFull, malformed, type Problem, problem } from './problem.ts';

/** What the command routes need of the rest. */
export interface CommandDoor {
  readonly declarations: readonly CommandDeclaration[];
  readonly subjectOf: (request: FastifyRequest) => Promise<Subject>;
  readonly handle: (call: Call) => Promise<Answer>;
  /** Waits for the database when it is away; see waiting-room.ts. */
  readonly waiting: <T>(once: () => Promise<T>, gone: () => boolean) => Promise<T>;
  readonly counted: (command: string, outcome: string) => void;
  readonly disk: Pick<DiskWatch, 'isFull' | 'met'>;
}

const id = '0198c2f0-9999-7000-8000-000000000001';
const example = { commandId: id, input: {}, confirmed: [], occurredAt: 1_795_500_000_000 };

/** What surrounds every input. The input itself is judged by the kernel, which knows the declaration and its example. */
const Envelope = z.object({
  commandId: z.uuid('must be a UUID that you make afresh for each command'),
  input: z.unknown(),
  confirmed: z.array(z.string().max(60)).max(20).default([]),
  occurredAt: z.number().optional(),
});

/** One route a command, all through the one way (ARCHITECTURE: step 3). */
export function commandRoutes(app: FastifyInstance, door: CommandDoor): void {
  for (const declaration of door.declarations) {
    app.post(
      `/api/commands/${declaration.name}`,
      { schema: described(declaration), validatorCompiler: () => (value) => ({ value }) },
      (request, reply) => run(request, reply, declaration.name, door),
    );
  }
}

async function run(request: FastifyRequest, reply: FastifyReply, name: string, door: CommandDoor) {
  const gone = (): boolean => request.raw.socket.destroyed;
  // Asked before the database is: it must not be brought to its last byte.
  if (door.disk.isFull()) throw diskFull();
  const subject = await door.waiting(() => door.subjectOf(request), gone);
  const call: Call = { name, subject, ...envelope(request.body) };
  const answer = await door
    .waiting(() => door.handle(call), gone)
    .catch((error: unknown) => {
      door.disk.met(error);
      throw error;
    });
  door.counted(name, answer.kind);
  if (answer.kind === 'done') return reply.send({ position: answer.position, result: answer.result });
  return sendProblem(reply, asProblem(answer));
}

function envelope(body: unknown): Pick<Call, 'commandId' | 'input' | 'confirmed' | 'occurredAt'> {
  const read = understand(Envelope, body);
  if (!read.success) {
    throw malformed(
      read.error.issues.map((issue) => ({
        field: issue.path.map(String).join('.') || 'body',
        reason: issue.message,
        example: Reflect.get(example, issue.path[0] ?? '') ?? example,
      })),
    );
  }
  const { commandId, input, confirmed, occurredAt } = read.data;
  return { commandId, input, confirmed, ...(occurredAt === undefined ? {} : { occurredAt }) };
}

/** The wire form of an answer that has changed nothing (docs/interfaces.md, Writes). */
function asProblem(answer: Exclude<Answer, { kind: 'done' }>): Problem {
  switch (answer.kind) {
    case 'malformed':
      return malformed(answer.errors).problem;
    case 'not-permitted':
      return problem('not-permitted', `Not permitted: ${answer.reason}.`);
    case 'command-id-reused':
      return problem(
        'command-id-reused',
        'Make a fresh commandId for each command; keep it only to repeat the same one.',
      );
    case 'unknown-command':
      return problem('not-found', 'There is no such command.');
    case 'confirm':
      return problem('confirm', answer.detail, { code: answer.code });
    case 'refused': {
      const { code, detail, current } = answer;
      return current === undefined
        ? problem('refused', detail, { code })
        : problem('lost-race', detail, { code, current });
    }
  }
}

export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), reason: z.string(), example: z.unknown() })).optional(),
    current: z.unknown().optional(),
  })
  .meta({ description: 'Why not: a problem (RFC 9457)' });

function described(declaration: CommandDeclaration): object {
  const { summary, name, permission, refusals, confirms, schema } = declaration;
  const said = (what: string, codes: Readonly<Record<string, string>>): string =>
    Object.entries(codes)
      .map(([code, text]) => `\n- ${what} \`${code}\`: ${text}`)
      .join('');
  return {
    summary,
    operationId: name,
    tags: ['commands', name.split('.')[0] ?? ''],
    description: `Permission: \`${permission}\`.${said('refused', refusals)}${said('confirm', confirms)}`,
    body: bodySchema(schema, declaration.example),
    response: {
      200: z.object({ position: z.int(), result: z.record(z.string(), z.unknown()) }),
      400: ProblemBody,
      401: ProblemBody,
      403: ProblemBody,
      409: ProblemBody,
      422: ProblemBody,
      423: ProblemBody,
      429: ProblemBody,
      503: ProblemBody,
      507: ProblemBody,
    },
  };
}

function bodySchema(input: ZodType, inputExample: unknown): ZodType {
  return Envelope.extend({ input }).meta({ examples: [{ commandId: id, input: inputExample }] });
}
