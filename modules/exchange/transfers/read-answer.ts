import { z } from 'zod';
import { understand } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { AnswerTransfer } from '../../operations/contract.ts';

type Answered = InputOf<typeof AnswerTransfer>;

/** What another force answered to an offer; or why it is no answer. */
type ReadAnswer =
  | { readonly kind: 'answer'; readonly answer: Answered }
  | { readonly kind: 'fault'; readonly reason: string };

/** Words of the line to other forces, and what each is in the record. Any other goes to a person. */
const meanings: ReadonlyMap<string, Answered['answer']> = new Map([
  ['acknowledged', 'delivered'],
  ['accepted', 'accepted'],
  ['refused', 'rejected'],
]);

const wanted = AnswerTransfer.schema.shape;
const Sent = z.object({
  transferId: wanted.transferId,
  /** As it was told with the offer. */
  incidentId: wanted.incidentId,
  /** The code of the force that answers. */
  from: z.string().trim().min(1).max(20),
  answer: z.string(),
  reference: wanted.reference.default(null),
  words: wanted.words.default(''),
});

/** Never throws: what cannot be mapped is kept as it came, and somebody reads it. */
export function readAnswer(bytes: Uint8Array): ReadAnswer {
  const read = understand(Sent, parsed(bytes));
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
    return { kind: 'fault', reason: faults.join('; ').slice(0, 900) };
  }
  const { answer: word, ...rest } = read.data;
  const answer = meanings.get(word);
  if (answer === undefined) {
    const known = [...meanings.keys()].join(', ');
    return { kind: 'fault', reason: `answer: “${word.slice(0, 60)}” is none of ${known}` };
  }
  return { kind: 'answer', answer: { ...rest, answer } };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
