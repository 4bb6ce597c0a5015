import { join } from 'node:path';
import type { Clock, Db, ModuleDefinition } from '../../kernel/index.ts';
import { permissions } from './contract.ts';
import { disclosureAggregate } from './disclosure/disclosure.ts';
import { disclosureHandlers } from './disclosure/handlers.ts';
import { disclosureProjection } from './disclosure/projections.ts';
import { disclosableView, disclosuresView } from './disclosure/queries.ts';
import type { RecordDoor } from './disclosure/record-door.ts';
import { type ErasureNeeds, erasureHandlers } from './erasure/handlers.ts';
import { standingHoldsView } from './erasure/standing.ts';
import { auditEvents } from './events.ts';
import type { SealKey } from './seals/key.ts';
import { checkpointsView, findLastCheckpoint } from './seals/queries.ts';
import { seal } from './seals/sealer.ts';
import { makeWitness } from './seals/witness.ts';
import { setAsideHandlers, setAsideProjection } from './set-aside/handlers.ts';
import { letterAggregate } from './set-aside/letter.ts';
import { setAsideView } from './set-aside/queries.ts';
import { transactionsView } from './transactions/queries.ts';

export { bundleOf, NotSealedYet } from './disclosure/bundle.ts';
export { type ExportCounts, exportLog } from './disclosure/export.ts';
export { findDisclosure } from './disclosure/queries.ts';
export type { Disclosable, RecordDoor } from './disclosure/record-door.ts';
export { openSealKey, type SealKey } from './seals/key.ts';
export { seal } from './seals/sealer.ts';

export interface Audit {
  readonly definition: ModuleDefinition;
}

export interface AuditNeeds extends ErasureNeeds {
  /** Whose records are given out; left out: none are. */
  readonly records?: RecordDoor;
}

export function makeAudit(needs: AuditNeeds): Audit {
  const { records } = needs;
  return {
    definition: {
      name: 'audit',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: { checkpoint: 'ledger', disclosure: 'projection' },
      permissions,
      // Besides, it writes the kernel's own events into the records of others.
      events: auditEvents,
      aggregates: [letterAggregate, disclosureAggregate],
      handlers: [
        ...erasureHandlers(needs),
        ...setAsideHandlers,
        ...(records === undefined ? [] : disclosureHandlers(needs, records)),
      ],
      projections: [setAsideProjection, disclosureProjection],
      views: [
        checkpointsView,
        standingHoldsView,
        setAsideView,
        disclosuresView,
        ...(records === undefined ? [] : [disclosableView(records), transactionsView(records)]),
      ],
      live: () => [],
      reactions: [],
    },
  };
}

export interface SealingNeeds {
  readonly db: Db;
  readonly clock: Clock;
  /** Null: nothing is sealed here. */
  readonly key: SealKey | null;
  /** Files elsewhere that are told every checkpoint. */
  readonly witnesses: readonly string[];
}

export interface Sealing {
  /** Seals what is new and tells the witnesses; one that cannot be told does not keep the others from hearing. */
  readonly turn: () => Promise<void>;
  readonly sealedPosition: () => Promise<number>;
  /** Witnesses that could not be told at the last turn. */
  readonly silentWitnesses: () => number;
}

export function makeSealing({ db, clock, key, witnesses: paths }: SealingNeeds): Sealing {
  const witnesses = paths.map(makeWitness);
  let silent = 0;
  let complaint = '';
  return {
    turn: async () => {
      if (key !== null) await seal(db, clock, key);
      const told = await Promise.allSettled(witnesses.map((witness) => witness.tell(db)));
      const faults = told.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      silent = faults.length;
      // Said when it begins or changes, not each second: a journal that is full of one thing is not read.
      const before = complaint;
      complaint = faults.map(String).join('; ');
      if (complaint !== '' && complaint !== before) throw new Error(complaint);
    },
    sealedPosition: async () => (await findLastCheckpoint(db))?.position ?? 0,
    silentWitnesses: () => silent,
  };
}
