/** The table of notices. Times are epoch milliseconds. */
export type NoticeTables = {
  'service.notice': {
    id: string;
    kind: 'outage' | 'planned';
    major: boolean;
    shown: boolean;
    title: string | null;
    text: string | null;
    service_ids: string[];
    site_ids: string[];
    about_id: string | null;
    starts_at: number;
    until: number | null;
    next_at: number | null;
    changed_at: number;
  };
};
