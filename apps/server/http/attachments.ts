import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Attachments } from '../../../modules/operations/contract.ts';
import { ProblemBody } from './commands.ts';
import { sendProblem } from './faults.ts';
import { diskFull, ProblemError, problem } from './problem.ts';

/** What a row of any record says of its file. */
type KeptFile = Pick<RowOf<typeof Attachments>, 'id' | 'name' | 'mediaType' | 'sha256'>;

export interface AttachmentDoor {
  /** Whoever may attach to anything. */
  readonly permit: (request: FastifyRequest) => Promise<Subject>;
  readonly enter: (request: FastifyRequest) => Promise<Subject>;
  /** What the bytes are; null: of a kind that is not kept. */
  readonly mediaTypeOf: (bytes: Uint8Array) => string | null;
  readonly keep: (bytes: Buffer, mediaType: string) => Promise<string>;
  /** The row of a file as this subject may see it, the look written to the access log; null: there is none for them. */
  readonly find: (subject: Subject, attachmentId: string) => Promise<KeptFile | null>;
  readonly read: (sha256: string) => Promise<Buffer | null>;
  readonly isDiskFull: () => boolean;
  readonly limit: { readonly bytes: number; readonly kinds: string };
}

const tags = ['attachments'];
const failures = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody };
const Kept = z.object({ sha256: z.string(), mediaType: z.string(), bytes: z.int() });
const Params = z.object({ attachmentId: z.string().max(100) }).meta({
  examples: [{ attachmentId: '0198c2f0-4444-7000-8000-000000000001' }],
});

/**
 * Bytes come in here and are kept by their hash; the command `operations.attachFile` then says what they belong to. So the one
 * way for changes stays the one way, and a file that is refused leaves the rest of the form as it is.
 */
export async function attachmentRoutes(app: FastifyInstance, door: AttachmentDoor): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Read as bytes whatever type they claim: what they are is told by themselves.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: door.limit.bytes }, (_request, body, done) => {
      done(null, body);
    });
    scope.setErrorHandler((error: FastifyError, _request, reply) => {
      if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error;
      const most = `A file may have at most ${Math.floor(door.limit.bytes / 1024 / 1024)} MB.`;
      return sendProblem(reply, problem('too-large', most));
    });
    scope.post('/api/attachments', { schema: sendIn, bodyLimit: door.limit.bytes }, (request) => takeIn(request, door));
  });
  app.get('/api/attachments/:attachmentId', { schema: giveOut }, (request, reply) => hand(request, reply, door));
}

async function takeIn(request: FastifyRequest, door: AttachmentDoor): Promise<z.output<typeof Kept>> {
  await door.permit(request);
  if (door.isDiskFull()) throw diskFull();
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const mediaType = door.mediaTypeOf(bytes);
  if (mediaType === null) {
    throw new ProblemError(problem('wrong-type', `This is not a file that is kept: ${door.limit.kinds}.`));
  }
  return { sha256: await door.keep(bytes, mediaType), mediaType, bytes: bytes.length };
}

async function hand(request: FastifyRequest, reply: FastifyReply, door: AttachmentDoor): Promise<FastifyReply> {
  const subject = await door.enter(request);
  const { attachmentId } = request.params as z.output<typeof Params>;
  const row = await door.find(subject, attachmentId);
  const bytes = row === null || row.name === null ? null : await door.read(row.sha256);
  if (row === null || bytes === null) throw new ProblemError(problem('not-found', 'There is no such file for you.'));
  const pictured = /^(image|video|audio)\//.test(row.mediaType);
  const name = encodeURIComponent(row.name ?? attachmentId).replaceAll("'", '%27');
  return (
    reply
      .header('content-type', row.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : row.mediaType)
      .header('content-disposition', `${pictured ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      // Whatever a browser makes of it, nothing in it runs.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(bytes)
  );
}

const sendIn = {
  summary: 'Send in the bytes of a file; operations.attachFile or service.attachFile then attaches them by their hash',
  description:
    'Permission: `file.attach`, or `service-incident.follow`. The body is the file itself. What it is is told by its first bytes, not by the type that it claims; ' +
    'one of a kind that is not kept is answered with 415, one over the limit with 413.',
  tags,
  response: { 200: Kept, 413: ProblemBody, 415: ProblemBody, 507: ProblemBody, ...failures },
};

const giveOut = {
  summary: 'The bytes of a file that stands on a contact, an incident or an IT incident',
  description:
    'Permission: `incident.read`, or `service-incident.follow`; guarded as the record of the file is. Each read is one row of the access log.',
  tags,
  params: Params,
  response: { 200: z.unknown(), 404: ProblemBody, ...failures },
};
