import type { OutgoingMailState } from './outgoing-mail.ts';

/** Tables of mails that go out. Times are epoch milliseconds. */
export type OutgoingMailTables = {
  'service.outgoing_mail': {
    id: string;
    situation: Exclude<OutgoingMailState['situation'], 'none'>;
    service_incident_id: string;
    on_what: string;
    to_whom: 'reporter' | 'text' | 'team';
    message_id: string;
    answers: string[];
    automatic: boolean;
    address: string | null;
    subject: string | null;
    text: string | null;
    attempts: number;
    unsure: boolean;
    because: string | null;
    /** When it is tried next; null: it is not. */
    next_at: number | null;
    owed_at: number;
    changed_at: number;
  };
};
