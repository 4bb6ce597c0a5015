import type { ColumnType } from 'kysely';
import type { AlarmRow } from '../tables.ts';
import type { Addressee, MessagePriority } from './commands.ts';

type Json<T> = ColumnType<T, string, string>;

export interface ImageHeld {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Null when erased. */
  readonly name: string | null;
}

/** Tables of messages. Times are epoch milliseconds. */
export type MessageTables = {
  'operations.message': {
    id: string;
    about_id: string;
    incident_id: string | null;
    incident_number: string | null;
    kind: 'message' | 'obs' | 'note';
    priority: MessagePriority;
    addressees: Json<readonly Addressee[]>;
    to_words: string | null;
    text: string | null;
    image: ColumnType<ImageHeld | null, string | null, string | null>;
    from_account: string;
    from_name: string;
    from_seat_id: string | null;
    sent_at: number;
    expires_at: number;
    ended_at: number | null;
    ended_why: 'withdrawn' | 'lapsed' | null;
    alarms: Json<readonly AlarmRow[]>;
  };
  'operations.message_told': {
    id: string;
    message_id: string;
    account_id: string;
    name: string | null;
    seat_id: string | null;
    callsign: string | null;
    told_at: number;
    acknowledged_at: number | null;
  };
  'operations.message_read': { message_id: string; account_id: string; at: number };
};
