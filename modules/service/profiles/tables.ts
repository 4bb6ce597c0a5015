export type ProfileTables = {
  'service.profile': {
    id: string;
    site_id: string | null;
    manager_id: string | null;
    deputy_id: string | null;
    call_back: string | null;
    manager: string | null;
    deputy: string | null;
    import_id: string | null;
  };
};
