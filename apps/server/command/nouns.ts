import { decodeNoun } from './decode-noun.ts';
import { rebuildNoun } from './rebuild-noun.ts';
import { serviceNoun } from './service-noun.ts';
import { siteNouns } from './site-noun.ts';
import { slaNoun } from './sla-noun.ts';
import type { Noun, Verb } from './usage.ts';

const startHelp = [
  '',
  '  --demo       a demonstration force on this machine only, one account a role, no passwords',
  '  --pack NAME  the force pack for an empty database (rutland, staffordshire)',
  '',
  'Settings: PORT (8999), DATABASE_URL, TREFOIL_DATA (.data), TREFOIL_HOST, TREFOIL_ORIGIN,',
  'TREFOIL_TLS_CERT and TREFOIL_TLS_KEY.',
];

/** A verb of `users`: identity knows what it does. */
function ofUsers(verb: string, summary: string, usage: string): readonly [string, Verb] {
  const run: Verb['run'] = async (args) => (await import('./users.ts')).users([verb, ...args]);
  return [verb, { summary, usage, help: [], run }];
}

/** A verb of `faults`: what is done to a Trefoil of its own. */
function ofFaults(verb: string, summary: string): readonly [string, Verb] {
  const run: Verb['run'] = async (args) => (await import('./faults.ts')).faults(verb, args);
  return [verb, { summary, usage: '[--seed N] [--clients N] [--json]', help: [], run }];
}

const keyHelp = [
  '',
  '  --key FILE  32 bytes, 64 hex digits, or a passphrase; the backup is then encrypted (AES-256-GCM)',
];

/** Everything that ./trefoil knows. What a verb needs is loaded when it runs, so that each answers at once. */
export const nouns: readonly Noun[] = [
  {
    name: 'start',
    summary: 'Start the database and the server, and keep them running',
    verbs: {
      '': {
        summary: 'Starts the database and the server, and keeps them running. Ctrl-C stops both.',
        usage: '[--demo] [--pack NAME]',
        help: startHelp,
        run: async (args) => (await import('./start.ts')).start(args),
      },
    },
  },
  ...siteNouns,
  {
    name: 'exercise',
    summary: 'Play hours of a control room against a Trefoil of its own, and judge it',
    verbs: {
      '': {
        summary: 'Plays an exercise in a training database of its own. Exit status 1 when anything was violated.',
        usage:
          '[--pack NAME] [--hours 8] [--speed 60] [--seed 7] [--load 1] [--keep] [--recording FILE] | --replay FILE',
        help: [
          '',
          '  --speed N  how many times faster than real time; 1 for people who take part at the address that is printed',
          '  --seed N   decides calls, places, outcomes and mishaps: the same seed plays the same',
          '  --load N   how many times as busy as the assumed rate',
          '  --keep     keeps the database and the ledger of acknowledged commands',
          '  --recording FILE  where the recording is kept; else in the folder exercises of TREFOIL_DATA',
          '  --replay FILE     shows a recording on the map, in a training Trefoil of its own; Ctrl-C ends it',
          '',
          'Never counted in figures. What is assumed: data/exercise.README.md.',
        ],
        run: async (args) => (await import('./exercise.ts')).exercise(args),
      },
    },
  },
  {
    name: 'crash-test',
    summary: 'Kill server, database and parent of a Trefoil of its own under load, and judge what is left',
    verbs: {
      '': {
        summary:
          'Kills in turn and compares what was acknowledged with what stands. Exit status 1 when anything was lost or doubled.',
        usage: '[--kills 20] [--seed N] [--writers 16] [--listeners 200] [--json]',
        help: [
          '',
          '  --seed N  decides order and moments of the kills; printed, so that a run can be tried again',
          '',
          'Times are compared with their aims and shown; only what was lost, doubled or signed out decides the exit status.',
        ],
        run: async (args) => (await import('./crash-test.ts')).crashTest(args),
      },
    },
  },
  {
    name: 'faults',
    summary: 'One fault after another against a Trefoil of its own (the long forms of tests in journeys/)',
    verbs: Object.fromEntries([
      ofFaults('lost-replies', 'T10: three of ten replies are lost after the commit'),
      ofFaults('resume', 'T14: 1,000 clients close at random and resume from their position'),
      ofFaults('slow-readers', 'T15: clients that read 1 kB a second beside ones that keep up'),
      ofFaults('reconnect', 'T13: the server dies with 10,000 clients, who all come back (ulimit -n 20000)'),
      ofFaults('clock', 'T17: the clock of the machine is set while promises run (needs libfaketime)'),
      ofFaults(
        'disk',
        'T18 to T20: the disk is slow, stalls, fails and fills up (needs a C compiler; root for a disk of its own)',
      ),
    ]),
  },
  {
    name: 'soak',
    summary: 'Play for long, or as busy as on the worst day, and look at what grows',
    verbs: {
      '': {
        summary:
          'Plays an exercise while it looks at memory, files, tables and queues. Exit status 1 when anything was violated.',
        usage: '[--minutes 20] [--speed 10] [--load 1] [--seed 7] [--pack NAME] [--surge]',
        help: [
          '',
          '  --minutes N  how long it takes on the machine; eight hours of it: --minutes 480 --speed 1',
          '  --surge      ten times the calls for 15 minutes, every unit seen every five seconds',
        ],
        run: async (args) => (await import('./soak.ts')).runSoak(args),
      },
    },
  },
  {
    name: 'bench',
    summary: 'Measure how fast it is, beside its peers, against its aims',
    verbs: {
      '': {
        summary: 'Measures a Trefoil of its own, started and cleared away.',
        usage: '[NAME] [--json]',
        help: [
          '',
          'NAME is one of: start, roads, gazetteer, list, first-screen, screens, latency, incidents, bytes, commands,',
          'positions, recommendation, rebuild, million (all again with a million events in the log); left out, all of them.',
          '',
          'On a machine that does something else as well it measures that, too.',
        ],
        run: async (args) => (await import('./bench.ts')).bench(args),
      },
    },
  },
  {
    name: 'users',
    summary: 'Accounts, their roles, one-time codes and API tokens',
    verbs: Object.fromEntries([
      ofUsers('list', 'Lists accounts with their credentials', ''),
      ofUsers(
        'add',
        'Makes an account and prints its one-time code',
        'NAME --role ROLE … [--display-name TEXT] [--callsign TEXT] [--collar TEXT]',
      ),
      ofUsers('roles', 'Sets the roles of an account', 'NAME --role ROLE …'),
      ofUsers('token', 'Prints a new API token, once', 'NAME [--label TEXT]'),
      ofUsers('revoke', 'Revokes a passkey or token', 'NAME ID [--reason TEXT]'),
      ofUsers('reset', 'Withdraws every credential and prints a new one-time code', 'NAME [--reason TEXT]'),
      ofUsers('disable', 'Disables an account and ends its sessions', 'NAME [--reason TEXT]'),
      ofUsers('enable', 'Enables a disabled account', 'NAME [--reason TEXT]'),
    ]),
  },
  {
    name: 'pack',
    summary: 'Force packs',
    verbs: {
      check: {
        summary: 'Checks a force pack and says every fault by its path',
        usage: 'DIR',
        help: [],
        run: async (args) => (await import('./pack.ts')).checkPack(args),
      },
      load: {
        summary: 'Loads a checked pack into the data directory; the next start takes it up',
        usage: 'DIR',
        help: ['', 'A changed pack needs a new version: every event names the version that decided it.'],
        run: async (args) => (await import('./pack.ts')).loadPackFolder(args),
      },
    },
  },
  {
    name: 'gazetteer',
    summary: 'Places, without server or database',
    verbs: {
      search: {
        summary: 'Searches places: one query a line in, one JSON object a line out',
        usage: '--packs NAME[,NAME…] --queries FILE [--limit N]',
        help: [],
        run: async (args) => (await import('./places.ts')).gazetteer(['search', ...args]),
      },
      import: {
        summary: "Takes in a force's own addresses (UPRN), or marker posts and other references",
        usage: 'FILE.csv --data DIR [--try]',
        help: [
          '',
          'Columns: uprn,building,number,street,locality,postcode or kind,line,reference; and lat,lon or easting,northing.',
          'Every row that is wrong is named by its line; with one of them nothing is imported.',
          'DIR is the TREFOIL_DATA of the server; it takes the table up by itself, also while it runs.',
          'What is new, gone and changed is said first; with --try that is all.',
        ],
        run: async (args) => (await import('./places.ts')).gazetteer(['import', ...args]),
      },
    },
  },
  {
    name: 'roads',
    summary: 'Road maps, without server or database',
    verbs: {
      import: {
        summary: "Makes a force's real roads, junctions and base map from OpenStreetMap",
        usage: 'FILE.osm.pbf --data DIR [--try]',
        help: [
          '',
          'DIR is the TREFOIL_DATA of the server; it takes the map up by itself, also while it runs.',
          'Roads that are new, gone and changed are said first; with --try that is all.',
        ],
        run: async (args) => (await import('./places.ts')).roads(['import', ...args]),
      },
      table: {
        summary: 'Answers driving times and distances for pairs of points',
        usage: '--data DIR --pairs FILE.csv [--profile car|emergency] [--by time|distance]',
        help: [
          '',
          'In: from_lon,from_lat,to_lon,to_lat. Out: metres,seconds,reachable,from_snap_m,to_snap_m.',
          'Car and time unless told.',
        ],
        run: async (args) => (await import('./places.ts')).roads(['table', ...args]),
      },
    },
  },
  decodeNoun,
  {
    name: 'estate',
    summary: 'What the technology consists of',
    verbs: {
      import: {
        summary: 'Takes a table, or device types of NetBox, into the estate: known again, merged, or kept as findings',
        usage: 'FILE.csv --map MAP.json [--dry-run] | FILE.yaml|DIR [--dry-run]',
        help: [
          '',
          '  --map MAP.json  {"source", "classId", "columns": {"Column": "field, label, name, stage or class"}, "identify": ["serial", …]}',
          '  --dry-run       only says what it would do',
          '',
          'Rows that are left out are named with their lines; the exit status is then 1. An import is undone on the screen, by its id.',
        ],
        run: async (args) => (await import('./estate.ts')).estate(args),
      },
    },
  },
  serviceNoun,
  slaNoun,
  {
    name: 'backup',
    summary: 'Write everything that the database holds to one file',
    verbs: {
      '': {
        summary: 'Writes a backup, consistent also while the server works. An existing file is left alone.',
        usage: 'FILE [--key FILE]',
        help: keyHelp,
        run: async (args) => (await import('./backup.ts')).backup(args),
      },
    },
  },
  {
    name: 'restore',
    summary: 'Fill an empty database from a backup',
    verbs: {
      '': {
        summary: 'Restores a backup into an empty database (TREFOIL_DATA or DATABASE_URL), whole or not at all.',
        usage: 'FILE [--key FILE]',
        help: [...keyHelp, '', 'Compares every table with the backup and ends with the seals verified.'],
        run: async (args) => (await import('./backup.ts')).restore(args),
      },
    },
  },
  rebuildNoun,
  {
    name: 'audit',
    summary: 'The log and its seals',
    verbs: {
      export: {
        summary: 'Writes the log and its seals to a file that ./trefoil verify checks offline',
        usage: 'FILE [--without-detail] [--reason TEXT] [--recipient TEXT]',
        help: ['', 'With details it holds personal data, and the access log keeps it as a disclosure.'],
        run: async (args) => (await import('./audit.ts')).auditExport(args),
      },
    },
  },
  {
    name: 'verify',
    summary: 'Check an export of the log, without server or database',
    verbs: {
      '': {
        summary: 'Names the first row that was altered, removed, put in or moved. Exit code 1 when there is one.',
        usage: 'FILE [--witness FILE]… [--key HEX]…',
        help: [
          '',
          '  --witness FILE  what a witness was told: shows a log that was cut',
          '  --key HEX       only seals of this public key count',
        ],
        run: async (args) => (await import('./verify.ts')).verify(args),
      },
    },
  },
];
