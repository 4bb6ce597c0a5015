/** Who is at the desk. Times are epoch milliseconds. */
export type ShiftTables = {
  'service.desk_shift': {
    id: string;
    name: string | null;
    team_ids: string[];
    category_ids: string[];
    since: number;
    ends_at: number;
    given: number;
    last_given_at: number | null;
  };
};
