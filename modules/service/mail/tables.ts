import type { MailDoubt, MailFate } from './events.ts';

type Came = { readonly sha256: string; readonly mediaType: string; readonly bytes: number };

/** Tables of mails that came. Times are epoch milliseconds. */
export type MailTables = {
  'service.incoming_mail': {
    id: string;
    situation: 'filed' | 'waiting' | 'settled';
    message_id: string | null;
    sha256: string;
    bytes: number;
    fate: MailFate;
    doubt: MailDoubt | null;
    service_incident_id: string | null;
    person_id: string | null;
    address: string | null;
    name: string | null;
    subject: string | null;
    text: string | null;
    quoted: string | null;
    signature: string | null;
    because: string | null;
    files: readonly (Came & { readonly name: string | null })[];
    left_out: readonly { readonly name: string; readonly why: string }[];
    came_at: number;
    outcome: string | null;
    reason: string | null;
    settled_by: string | null;
    settled_at: number | null;
  };
};
