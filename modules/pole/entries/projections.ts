import type { Projection, Tx } from '../../../kernel/index.ts';
import { addressKey, nameKeys, phoneKey, registrationKey } from '../names/keys.ts';
import type { PoleTables } from '../tables.ts';
import { entryAggregate, linkAggregate } from './aggregate.ts';
import { type EntryText, nameOfEntry } from './commands.ts';
import type { EntryState, LinkState } from './entry.ts';

/** The only writers of pole.entry and pole.link. */
export const entryProjection: Projection = { aggregate: entryAggregate, onState: writeEntry };
export const linkProjection: Projection = { aggregate: linkAggregate, onState: writeLink };

async function writeEntry(tx: Tx, id: string, state: EntryState): Promise<void> {
  if (state.situation === 'none') return;
  const { kind, said, addedBy, addedAt, saidPosition, proposal } = state.entry;
  const changes = {
    kind,
    state: state.situation,
    into_id: state.situation === 'merged' ? state.intoId : null,
    name: said && nameOfEntry(said),
    said: said && JSON.stringify(said),
    said_position: saidPosition,
    proposal: proposal && JSON.stringify(proposal),
    added_by: addedBy,
    added_at: addedAt,
    keys: said === null ? [] : [...keysOf(said)],
  };
  await tx
    .withTables<PoleTables>()
    .insertInto('pole.entry')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

/** By what an entry is found again. */
function keysOf(said: EntryText): readonly string[] {
  if (said.kind === 'person') {
    const names = [said.name, ...said.aliases].flatMap(nameKeys);
    return [...new Set([...names, ...said.phones.map(phoneKey), ...said.addresses.map(addressKey)])].filter(
      (key) => key !== null,
    );
  }
  const key = said.kind === 'vehicle' ? registrationKey(said.registration) : null;
  return key === null ? [] : [key];
}

async function writeLink(tx: Tx, id: string, state: LinkState): Promise<void> {
  if (state.situation === 'none') return;
  const { entryId, role, about, reason, by, at } = state.link;
  const changes = {
    ...{ entry_id: entryId, role, about_kind: about.kind, about_id: about.id },
    ...{ reason, linked_by: by, linked_at: at, state: state.situation },
  };
  await tx
    .withTables<PoleTables>()
    .insertInto('pole.link')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
