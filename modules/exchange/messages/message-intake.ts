import { type Clock, type Db, derivedId } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { CodePartner, OurCode } from '../../force/index.ts';
import type { ReceiveContact } from '../../operations/contract.ts';
import { keepRejects } from '../gateway/rejects.ts';
import { type Message, readMessage } from './read-message.ts';

export interface MessageIntakeNeeds {
  readonly db: Db;
  readonly clock: Clock;
  /** Puts the message into the queue; answers its number. The same contact brought again is the same. */
  readonly receive: (input: InputOf<typeof ReceiveContact>) => Promise<string | null>;
  /** A partner's code as one of ours; or why a supervisor reads it as it came. */
  readonly ourCodeOf: (partner: CodePartner, theirs: string) => OurCode;
}

/** What became of a message: it need not be sent again, whichever it is. */
export interface MessageTaken {
  readonly outcome: 'taken' | 'rejected';
  readonly contactId: string | null;
  /** As it stands in the queue; null when it was brought before. */
  readonly number: string | null;
  readonly reason: string | null;
}

export type TakeMessage = (bytes: Uint8Array, source: string) => Promise<MessageTaken>;

/** Other systems' messages into the one queue; what cannot be mapped goes before the supervisors as it came. */
export function makeMessageIntake({ db, clock, receive, ourCodeOf }: MessageIntakeNeeds): TakeMessage {
  return async (bytes, source) => {
    const read = coded(readMessage(bytes), ourCodeOf);
    if (read.kind === 'fault') {
      await keepRejects(db, clock, [{ gateway: 'contact', source, raw: bytes, reason: read.reason }]);
      return { outcome: 'rejected', contactId: null, number: null, reason: read.reason };
    }
    const { channel, reference, text } = read.message;
    // Delivered again it is the same message: by the sender's own reference, else by what it says.
    const contactId = derivedId('message', source, channel, reference ?? text);
    const number = await receive({ ...read.message, contactId });
    return { outcome: 'taken', contactId, number, reason: null };
  };
}

/** With a partner's code as one of ours; one that no table knows is not guessed: a supervisor reads the whole as it came. */
export function coded(read: Message, ourCodeOf: MessageIntakeNeeds['ourCodeOf']): Message {
  if (read.kind === 'fault' || read.theirs === null) return read;
  const { partner, code } = read.theirs;
  const ours = ourCodeOf({ id: partner, name: partner }, code);
  if (ours.kind === 'unmapped') return { kind: 'fault', reason: `theirs: ${ours.why}` };
  const said = `${read.message.text}\n(Their code: ${code}; ours: ${ours.code} ${ours.name})`;
  return { ...read, message: { ...read.message, text: said } };
}
