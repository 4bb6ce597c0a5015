import type { Noun } from './usage.ts';

/** What ./trefoil knows of rows and the log that they come from. */
export const rebuildNoun: Noun = {
  name: 'rebuild',
  summary: 'Make all tables anew from the log, and say what was otherwise',
  verbs: {
    '': {
      summary:
        'Makes every table anew that follows from the log, and the promises, whole or not at all, and compares them with what stood.',
      usage: '[MODULE] [--check] [--json]',
      help: [
        '',
        '  MODULE   only the tables of this module, and the promises of its own records',
        '  --check  only compares: everything stays as it stands',
        '',
        'After a change in code of what rows or promises are, and whenever rows are doubted. Sends and fires nothing.',
        'Refused while a server works on the database. Exit status 1 when rows differed.',
      ],
      run: async (args) => (await import('./rebuild.ts')).rebuild(args),
    },
  },
};
