import { z } from 'zod';
import { understand } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { ReceiveContact } from '../../operations/contract.ts';

type Received = Omit<InputOf<typeof ReceiveContact>, 'contactId'>;

/** A message as a web form, a mail reader, an alarm receiving centre or a partner sends it; or why it is none. */
export type Message =
  | { readonly kind: 'message'; readonly message: Received; readonly theirs: TheirCodeSent | null }
  | { readonly kind: 'fault'; readonly reason: string };

const wanted = ReceiveContact.schema.shape;
const Sent = z.object({
  channel: wanted.channel,
  text: wanted.text,
  name: wanted.callerName.default(null),
  number: wanted.callerNumber.default(null),
  address: wanted.callerAddress.default(null),
  place: z
    .object({
      label: z.string().trim().min(1).max(300),
      lon: z.number().min(-180).max(180).nullable().default(null),
      lat: z.number().min(-90).max(90).nullable().default(null),
    })
    .nullable()
    .default(null),
  reference: wanted.reference.default(null),
  alarm: wanted.activation.default(null),
  /** Of a partner: who it is, as the force pack names them, and their own code for it. */
  theirs: z
    .object({ partner: z.string().trim().min(1).max(80), code: z.string().trim().min(1).max(80) })
    .nullable()
    .default(null),
});
/** A partner's own code, as it came. */
type TheirCodeSent = NonNullable<z.output<typeof Sent>['theirs']>;

/** Never throws: what cannot be mapped is kept as it came, and somebody reads it. */
export function readMessage(bytes: Uint8Array): Message {
  const sent = parsed(bytes);
  if (sent === undefined) return { kind: 'fault', reason: 'it is not JSON' };
  const read = understand(Sent, sent);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`);
    return { kind: 'fault', reason: faults.join('; ').slice(0, 900) };
  }
  const { channel, text, name, number, address, place, reference, alarm, theirs } = read.data;
  const where = place && { ...place, gazetteerId: null };
  return {
    kind: 'message',
    theirs,
    message: {
      ...{ channel, text, reference, place: where, activation: alarm, circle: null },
      ...{ callerName: name, callerNumber: number, callerAddress: address },
    },
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
