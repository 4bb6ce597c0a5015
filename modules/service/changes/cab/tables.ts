import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { Cabs } from './views.ts';

type Row = RowOf<typeof Cabs>;
type Json<T> = ColumnType<T, string, string>;

/** Times are epoch milliseconds. */
export type CabTables = {
  'service.cab': {
    id: string;
    situation: Row['situation'];
    name: string;
    at: number;
    members: Json<Row['members']>;
    quorum: number;
    agenda: Json<Row['agenda']>;
    attendance: Json<Row['attendance']>;
    minutes: Json<Row['minutes']>;
  };
};
