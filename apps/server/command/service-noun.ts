import type { Noun } from './usage.ts';

/** What ./trefoil knows of the service centre's records. */
export const serviceNoun: Noun = {
  name: 'service',
  summary: 'Records of the service centre',
  verbs: {
    import: {
      summary:
        'Takes IT incidents of another service desk in, with the times at which things happened there, and says what differs',
      usage: 'FILE [--type it-incidents|people] [--map MAP.json|servicenow|servicenow-log|jira] [--dry-run]',
      help: [
        '',
        '  FILE       CSV (comma, semicolon, tab or bar), the JSON of an API (result, issues, value), or either of them gzipped',
        '  --map      what each column is; left out where the columns are those of ServiceNow or Jira:',
        '             {"source", "rowsAre": "records" or "changes", "dates", "timezone", "columns": {"Column": "reference, state, openedAt …"},',
        '              "states": {"Word": "open …"}, "teams": {"Word": "radio"}, "categories", "services", "levels", "nothing": ["?"]}',
        '  --type     people: a list of staff, where they work, how they are reached, who leads them; items: ./trefoil estate import',
        '  --dry-run  only says what it would do',
        '',
        'Everything goes through the rules of IT incidents, each row at its own time; the clocks of the agreements in force are worked out',
        'anew and compared. Nothing of it rings, and no figure counts it unless asked. Rows that are left out are named with their lines;',
        'the exit status is then 1. An import is undone on the screen, by its id.',
      ],
      run: async (args) => (await import('./service.ts')).service(args),
    },
  },
};
