import type { Noun } from './usage.ts';

/** Everything that ./trefoil knows. What a verb needs is loaded when it runs, so that each answers at once. */
export const nouns: readonly Noun[] = [
  {
    name: 'start',
    summary: 'Start the database and the server, and keep them running',
    verbs: {
      '': {
        summary: 'Starts the database and the server, and keeps them running. Ctrl-C stops both.',
        usage: '[--demo] [--pack NAME]',
        help: [
          '',
          '  --demo       a demonstration force on this machine only, one account a role, no passwords',
          '  --pack NAME  the force pack for an empty database (rutland, staffordshire)',
          '',
          'Settings: PORT (8999), DATABASE_URL, TREFOIL_DATA (.data), TREFOIL_HOST,',
          'TREFOIL_TLS_CERT and TREFOIL_TLS_KEY (docs/https.md).',
        ],
        run: async (args) => (await import('./start.ts')).start(args),
      },
    },
  },
];
