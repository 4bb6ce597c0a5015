import type { Noun, Verb } from './usage.ts';

const order = (verb: 'switch-over' | 'take-over', summary: string, help: readonly string[]): Verb => ({
  summary,
  usage: '--reason TEXT [--by NAME]',
  help: ['', ...help],
  run: async (args) => (await import('./site.ts')).orderSite(verb, args),
});

/** What ./trefoil knows of two sites (docs/two-sites.md). */
export const siteNouns: readonly Noun[] = [
  {
    name: 'stand-by',
    summary: 'Make this site the stand-by of the other, and keep it running',
    verbs: {
      '': {
        summary:
          'Copies the database and keys of the other site and follows it; takes over by itself. Also makes an old primary anew.',
        usage: '[--demo] [--pack NAME]',
        help: ['', 'A database that lies here is kept aside (postgres/before). Later starts: ./trefoil start.'],
        run: async (args) => (await import('./site.ts')).standBy(args),
      },
    },
  },
  {
    name: 'arbiter',
    summary: 'Run the third voice that decides which of two sites may write, at a third place',
    verbs: {
      '': {
        summary: 'Keeps one vote and no records. Needs TREFOIL_SITE_LISTEN and TREFOIL_SITE_KEY.',
        usage: '',
        help: [],
        run: async () => (await import('./site.ts')).arbiter(),
      },
    },
  },
  {
    name: 'site',
    summary: 'Two sites: how they stand, and change which is the primary',
    verbs: {
      state: {
        summary: 'Says how both sites and the arbiter stand. Exit status 1 when one of them is not heard.',
        usage: '[--json]',
        help: [],
        run: async (args) => (await import('./site.ts')).siteState(args),
      },
      key: {
        summary: 'Makes a key for TREFOIL_SITE_KEY: one file, the same at all three',
        usage: '',
        help: [],
        run: async () => (await import('./site.ts')).siteKey(),
      },
      'switch-over': order('switch-over', 'Hands over to the other site in order; this one then stands by', [
        'At the primary. Nothing is lost; people wait some seconds. Back again: the same at the other site.',
      ]),
      'take-over': order('take-over', 'Has this stand-by take over, also when it may lack what was acknowledged', [
        'At the stand-by, once the primary is off. The arbiter or the primary must agree: nobody writes alone.',
      ]),
    },
  },
];
