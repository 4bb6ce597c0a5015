import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { lastPosition, listLetters, sql } from '../../kernel/index.ts';
import type { Parts } from './application.ts';
import { noteFault } from './own-faults.ts';

/** How one part of the system stands. *Absent*: nobody has set it up; *unknown*: it cannot be seen from here. */
export interface Component {
  readonly name: string;
  readonly state: 'well' | 'broken' | 'absent' | 'unknown';
  readonly detail: string;
  /** What the system does without it, by itself. */
  readonly without: string;
}

type Found = Pick<Component, 'state' | 'detail'>;
type Look = (parts: Parts) => Promise<Found> | Found;

const well = (detail: string): Found => ({ state: 'well', detail });
const broken = (detail: string): Found => ({ state: 'broken', detail });
const absent = (detail: string): Found => ({ state: 'absent', detail });

/** Of what is read into memory at a start; while it is, nothing can be said. */
function readState(ready: Promise<unknown>): Promise<Found> {
  const reading: Found = { state: 'unknown', detail: 'is being read' };
  // In a later turn of the loop: what has been read long since must win.
  return Promise.race([ready.then(() => well('read at the start')), setImmediate(reading)]);
}

const BEHIND_MOST = 1_000;
const SILENT_MS = 10_000;
const MAIL_SILENT_MS = 10 * 60_000;

/** Every part whose loss somebody should hear of, and what goes on without it. */
const looks: Readonly<Record<string, { readonly look: Look; readonly without: string }>> = {
  database: {
    without: 'Commands wait up to 30 s and are sent again; it is started again, or the other site takes over.',
    look: async ({ db, within }) => {
      await within(sql`SELECT 1`.execute(db));
      return well('answers');
    },
  },
  'stand-by': {
    without: 'Commands go on at this site alone, and are not safe at a second one.',
    look: ({ needs }) => {
      const site = needs.lease.site();
      if (site === null) return absent('one site');
      if (site.behindBytes === null) return broken('nobody follows');
      return site.safe ? well(`${site.behindBytes} bytes behind`) : broken('has not everything yet');
    },
  },
  arbiter: {
    without: 'The two sites are two of three and go on; neither takes over by itself meanwhile.',
    look: ({ needs }) => {
      const site = needs.lease.site();
      if (site === null) return absent('one site');
      return site.arbiterHeard ? well('agrees') : broken('is not heard');
    },
  },
  disk: {
    without: 'Commands are refused, reads go on; it takes commands again by itself when there is room.',
    look: ({ disk }) => (disk.isFull() ? broken('no room to write') : well('has room')),
  },
  feed: {
    without: 'Screens say that they are alone, and go on from where they were when it is back.',
    look: async ({ running, db, within }) => {
      const told = running()?.feed.position() ?? 0;
      const behind = (await within(lastPosition(db))) - told;
      return behind > BEHIND_MOST ? broken(`${behind} positions behind`) : well(`at position ${told}`);
    },
  },
  deadlines: {
    without: 'The server is started again, and what fell due is told then.',
    look: ({ running }) => {
      const ms = running()?.timer.sinceLookMs() ?? 0;
      return ms > SILENT_MS ? broken(`not looked at for ${Math.round(ms / 1000)} s`) : well('looked at');
    },
  },
  reactions: {
    without: 'The event is set aside and tried again; all others go on.',
    look: async ({ db, within }) => {
      const given = (await within(listLetters(db))).filter(({ next_at }) => next_at === null).length;
      return given > 0 ? broken(`${given} events given up`) : well('none given up');
    },
  },
  sealer: {
    without: 'The log is written all the same, and sealed when it is back.',
    look: async ({ sealing, running, within, modules }) => {
      if (modules.sealKey === null) return absent('no key');
      const behind = (running()?.feed.position() ?? 0) - (await within(sealing.sealedPosition()));
      return behind > BEHIND_MOST ? broken(`${behind} positions not sealed`) : well('seals');
    },
  },
  witness: {
    without: 'Seals are kept in the database, and told to the witness when it can be told.',
    look: ({ sealing, needs }) => {
      const silent = sealing.silentWitnesses();
      if (needs.settings.witnesses.length === 0) return absent('none named');
      return silent > 0 ? broken(`${silent} cannot be told`) : well(`${needs.settings.witnesses.length} told`);
    },
  },
  gazetteer: {
    without: 'A place is typed by hand, and accepted as unverified.',
    look: ({ modules }) => readState(modules.gazetteer.ready),
  },
  router: {
    without: 'Units are ranked by distance in a straight line.',
    look: ({ modules }) => readState(modules.roads.ready),
  },
  tiles: {
    without: 'Lists, queues and the list twin of the map go on; the map shows units without a ground.',
    look: ({ needs }) => {
      const { dataDir, pack, packsDir } = needs.settings;
      const folders = [join(dataDir, 'map'), join(packsDir, pack)];
      return folders.some((folder) => existsSync(folder)) ? well('on disk') : absent('no map');
    },
  },
  mail: {
    without: 'Mails wait in the mailbox; those to be sent are tried again.',
    look: ({ running, needs }) => {
      if (needs.settings.mail === null) return absent('no mail server');
      const ms = running()?.mail?.mailbox?.silentMs() ?? 0;
      return ms > MAIL_SILENT_MS ? broken(`not read for ${Math.round(ms / 60_000)} min`) : well('read');
    },
  },
  'exchange links': {
    without: 'What could not be mapped comes before the supervisors; calls are taken by hand.',
    look: ({ running }) => {
      const radio = running()?.radio.counts();
      return radio === undefined ? broken('not open') : well(`${radio.received} datagrams from radios`);
    },
  },
  backup: {
    without: 'Nothing changes until it is needed: see docs/backup.md.',
    look: () => ({ state: 'unknown', detail: 'made by the machine’s own timer; the drill shows that it restores' }),
  },
  archive: {
    without: 'Nothing changes until it is needed: see docs/backup.md.',
    look: () => ({ state: 'unknown', detail: 'PostgreSQL’s archiving is set up by whoever runs it' }),
  },
};

export const componentNames: readonly string[] = Object.keys(looks);

/** How every part stands now. A look that fails is a fault of what is looked at. */
export async function lookAtComponents(parts: Parts): Promise<readonly Component[]> {
  return Promise.all(
    Object.entries(looks).map(async ([name, { look, without }]) => {
      try {
        return { name, without, ...(await look(parts)) };
      } catch (error) {
        return { name, without, ...broken(error instanceof Error ? error.message.slice(0, 200) : 'does not answer') };
      }
    }),
  );
}

/** How long a part must be broken before it is a fault: what mends itself at once is none. */
const LASTING_MS = 10_000;

/** Notes each part that breaks, once for each time, with what goes on without it. */
export function makeOwnWatch(parts: Parts, lastingMs = LASTING_MS): () => Promise<void> {
  const since = new Map<string, { readonly at: number; told: boolean }>();
  const { dataDir } = parts.needs.settings;
  return async () => {
    const now = parts.needs.clock.now();
    for (const { name, state, detail, without } of await lookAtComponents(parts)) {
      const known = since.get(name);
      if (state !== 'broken') since.delete(name);
      else if (known === undefined) since.set(name, { at: now, told: false });
      else if (!known.told && now - known.at >= lastingMs) {
        known.told = true;
        noteFault(dataDir, { at: known.at, component: name, what: `${name}: ${detail}`, byItself: without });
      }
    }
  };
}
