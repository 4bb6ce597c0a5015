import { type AnyHandler, type Db, defineHandler, streamOf } from '../../../kernel/index.ts';
import * as commands from '../contract.ts';
import type { DraftEvent, PackEvent } from '../events.ts';
import { listFaults } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import * as rules from './decide.ts';
import { dropDraft, type SavingFacts, saveDraft } from './decide-draft.ts';
import { type Draft, draftAggregate } from './draft.ts';
import type { PackInForce } from './in-force.ts';
import { changedSeats, laidOver, listDrafts, listSectionsOf, lookAt } from './look.ts';
import { type Published, published } from './published.ts';
import { findHash, hashOf, readVersion } from './versions.ts';

const streamOfPack = (packId: string) => streamOf<Published, PackEvent>(published, packId);
const ofPack = ({ packId }: { readonly packId: string }) => ({ pack: streamOfPack(packId) });
const streamOfDraft = (draftId: string) => streamOf<Draft, DraftEvent>(draftAggregate, draftId);
const ofDraft = ({ draftId }: { readonly draftId: string }) => ({ draft: streamOfDraft(draftId) });

interface Named {
  readonly packId: string;
  readonly version: string;
}

/** Reads the pack in force as the database has it, never as this process does: a rule compares what is committed. */
export function packHandlers({ now, at }: PackInForce): readonly AnyHandler[] {
  const ofVersion = async (db: Db, { packId, version }: Named): Promise<rules.VersionFacts> => {
    const [hash, found, current] = [
      await findHash(db, packId, version),
      await readVersion(db, packId, version),
      await at(db),
    ];
    const isPack = found !== null && found !== 'unreadable';
    return { hash, readable: isPack, seats: isPack ? changedSeats(current, found) : [], drafts: await listDrafts(db) };
  };
  const ofBoth = ({ draftId }: { readonly draftId: string }) => ({
    pack: streamOfPack(now().id),
    draft: streamOfDraft(draftId),
  });
  return [
    defineHandler({
      declaration: commands.PublishPack,
      streams: ofPack,
      facts: ({ input }, _states, { db }) => ofVersion(db, input),
      decide: rules.publishPack,
    }),
    defineHandler({ declaration: commands.WithdrawPublication, streams: ofPack, decide: rules.withdrawPublication }),
    defineHandler({
      declaration: commands.TakeEffect,
      streams: ofPack,
      facts: ({ input }, _states, { db }) => ofVersion(db, input),
      decide: rules.takeEffect,
    }),
    defineHandler({
      declaration: commands.RollBackPack,
      streams: ofPack,
      facts: ({ input }, { pack }, { db }) =>
        ofVersion(db, { packId: input.packId, version: rules.rollBackTarget(pack, input.to) ?? '' }),
      decide: rules.rollBackPack,
    }),
    defineHandler({
      declaration: commands.PublishDraft,
      streams: ofBoth,
      facts: async ({ input }, _states, { db }) => lookAt(db, await at(db), input.draftId),
      decide: rules.publishDraft,
    }),
    defineHandler({
      declaration: commands.SaveDraft,
      streams: ofDraft,
      facts: async ({ input }, _states, { db }) => savingFacts(db, await at(db), input),
      decide: saveDraft,
    }),
    defineHandler({ declaration: commands.DropDraft, streams: ofDraft, decide: dropDraft }),
  ];
}

type Saving = Pick<Parameters<typeof saveDraft>[0]['input'], 'draftId' | 'section' | 'value'>;

async function savingFacts(db: Db, pack: Pack, { draftId, section, value }: Saving): Promise<SavingFacts> {
  const rows = await listSectionsOf(db, draftId);
  const held = rows.find((row) => row.section === section);
  const inForce = JSON.parse(JSON.stringify(pack[section]));
  return {
    inForce: { hash: hashOf(inForce), value: inForce },
    held: held === undefined ? null : { hash: held.hash, value: held.value },
    hash: hashOf(value),
    faults: listFaults(laidOver(pack, [...rows, { section, value }])).faults,
  };
}
