import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

/** Bytes as the server has kept them: their SHA-256 in hex. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');

export const AttachFile = declareCommand({
  name: 'operations.attachFile',
  summary: 'Attach a file that has been sent in to a contact or an incident',
  permission: 'file.attach',
  schema: z.object({
    attachmentId: Id,
    to: z.object({ kind: z.enum(['contact', 'incident']), id: Id }),
    sha256: Sha256,
    name: z.string().trim().min(1).max(200),
    /** Who gave it: the caller by text or video, or somebody of the force. */
    from: z.enum(['caller', 'force']),
  }),
  refusals: {
    'no-such-contact': 'There is no contact with this id.',
    'no-such-incident': 'There is no incident with this id.',
    'no-such-file': 'No file with this hash has been sent in.',
    'too-many-files': 'This record has as many files as are kept of one.',
  },
  example: {
    attachmentId: '0198c2f0-4444-7000-8000-000000000001',
    to: { kind: 'contact', id: '0198c2f0-1111-7000-8000-000000000001' },
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    name: 'photo from the caller.jpg',
    from: 'caller',
  },
});
