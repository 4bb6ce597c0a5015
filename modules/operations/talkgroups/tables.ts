/** The table of talkgroups in use. Times are epoch milliseconds. */
export type TalkgroupTables = {
  'operations.talkgroup_use': {
    id: string;
    incident_id: string;
    talkgroup_id: string;
    name: string;
    kind: string;
    purpose: string | null;
    since: number;
    by: string;
    released_at: number | null;
    patch_id: string | null;
    patch_kind: 'patch' | 'merge' | null;
  };
};
