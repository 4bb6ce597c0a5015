import type { ColumnType } from 'kysely';
import type { RowOf } from '../../kernel/pure.ts';
import type { Alarms } from '../operations/contract.ts';
import type { Answered, Question } from './quality/check.ts';

type Json<T> = ColumnType<T, string, string>;

/** Tables of this module. Times are epoch milliseconds. */
export type InsightTables = {
  'insight.response': {
    incident_id: string;
    number: string;
    contact_id: string | null;
    channel: string;
    received_at: number;
    opened_at: number;
    code: string;
    closing_code: string | null;
    grade: string;
    weight: number;
    area_id: string | null;
    setting: 'urban' | 'rural';
    restriction: 'none' | 'restricted' | 'concealed';
    allowed: Json<readonly string[]>;
    guarded_at: number;
    assigned_at: number | null;
    attended_at: number | null;
    deploy_due_at: number | null;
    arrive_due_at: number | null;
    sent_by_id: string | null;
    sent_by: string | null;
    reason_code: string | null;
    reason_name: string | null;
    closed_at: number | null;
    disposed_at: number | null;
  };
  'insight.call': {
    contact_id: string;
    number: string | null;
    channel: string;
    received_at: number;
    rang: boolean;
    answered_at: number | null;
    ended_at: number | null;
    outcome: string | null;
    code: string | null;
    abandoned: boolean;
    incident_id: string | null;
    account_id: string | null;
    taken_by: string | null;
    seat_id: string | null;
    disposed_at: number | null;
  };
  'insight.review': {
    record_id: string;
    keep_until: number;
    reviewed_at: number;
    reviewed_by: string;
  };
  'insight.reviews_due': {
    id: string;
    records: 'incident' | 'contact';
    from_at: number;
    until_at: number;
    count: number;
    as_of: number;
    alarms: readonly RowOf<typeof Alarms>[];
  };
  'insight.check': {
    id: string;
    kind: 'sample' | 'unattended';
    rule_id: string;
    rule_name: string;
    questions: Json<readonly Question[]>;
    subject_id: string;
    incident_id: string | null;
    contact_id: string | null;
    number: string;
    account_id: string | null;
    person: string | null;
    drawn_at: number;
    drawn_by: string;
    taken_at: number | null;
    taken_by: string | null;
    answered_at: number | null;
    answered_by: string | null;
    answers: Json<readonly Answered[]>;
    feedback: string | null;
  };
};
