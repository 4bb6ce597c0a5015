import { type Db, lanesOf, type Subject } from '../../kernel/index.ts';
import { bundleOf, findDisclosure, type SealKey } from '../../modules/audit/index.ts';
import { findWholeRecord } from '../../modules/operations/index.ts';
import type { Bundle } from './http/disclosures.ts';
import type { Modules } from './modules.ts';

interface Disclosing {
  readonly db: Db;
  readonly modules: Pick<Modules, 'context' | 'identity'>;
  readonly key: SealKey | null;
  /** Seals what the log has gained: the record as it is given out must be under a seal. */
  readonly seal: () => Promise<void>;
}

/** Makes the bundle of a disclosure that is on record, for whoever may see the whole of it; each time is written to the access log. */
export function makeDisclosing({ db, modules, key, seal }: Disclosing) {
  const { context, identity } = modules;
  return async (subject: Subject, disclosureId: string): Promise<Bundle | null> => {
    const { batch } = lanesOf(db);
    const disclosure = await findDisclosure(batch, disclosureId);
    const record = disclosure === null ? null : await findWholeRecord(batch, disclosure.record_id);
    if (disclosure === null || record === null || key === null) return null;
    const { allow, obligations } = context.authorise(subject, 'record.disclose', record.guard);
    if (!allow || obligations.includes('mask')) return null;
    await seal();
    const bytes = await bundleOf(batch, { disclosure, record, key });
    const rows = record.entries.map(({ position }) => String(position));
    const { reason, recipient } = disclosure;
    const of = { object: 'audit.disclosure', of: disclosure.record_id, rows };
    await identity.logAccess({ verb: 'disclosure', subject, ...of, reason, recipient });
    return { name: `disclosure ${disclosure.number.replaceAll('/', '-')}.zip`, bytes };
  };
}
