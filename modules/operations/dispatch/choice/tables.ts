import type { ColumnType } from 'kysely';
import type { ChoosingEvent } from './events.ts';

type Json<T> = ColumnType<T, string, string>;
type Data<Type extends ChoosingEvent['type']> = Extract<ChoosingEvent, { type: Type }>['data'];

/** Tables that the choosing of units writes. Times are epoch milliseconds. */
export type ChoiceTables = {
  'operations.choice': {
    assignment_id: string;
    incident_id: string;
    position: number;
    at: number;
    by: string;
    known: Json<Omit<Data<'operations.UnitChosen'>, 'assignmentId'>>;
    reason: string | null;
    pack_version: string;
  };
  /** The level that somebody has set; an incident without a row stands where its plan begins. */
  'operations.plan_level': {
    incident_id: string;
    plan_id: string;
    level: number;
    reason: string | null;
    at: number;
    by: string;
  };
};
