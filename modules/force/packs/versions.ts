import { createHash, randomUUID } from 'node:crypto';
import { canonical, type Db, handle, type KernelContext } from '../../../kernel/index.ts';
import { PublishPack } from '../contract.ts';
import { checkPack, PackError } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import { tablesOf } from '../tables.ts';
import { changesOf } from './changes.ts';

/** SHA-256 of the canonical JSON: two packs, or two sections, of one hash say the same. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** A version as it was loaded; null when it never was. Throws PackError for one of an older program that has faults under this one. */
export async function findPack(db: Db, packId: string, version: string): Promise<Pack | null> {
  const row = await versions(db).select('content').where('pack_id', '=', packId).where('version', '=', version);
  const found = await row.executeTakeFirst();
  return found === undefined ? null : checkPack(found.content, `version ${version} of ${packId}`);
}

/** The same, for whoever must answer with a word: `unreadable` instead of the error. */
export async function readVersion(db: Db, packId: string, version: string): Promise<Pack | 'unreadable' | null> {
  try {
    return await findPack(db, packId, version);
  } catch (error) {
    if (error instanceof PackError) return 'unreadable';
    throw error;
  }
}

export async function findHash(db: Db, packId: string, version: string): Promise<string | null> {
  const row = versions(db).select('hash').where('pack_id', '=', packId).where('version', '=', version);
  return (await row.executeTakeFirst())?.hash ?? null;
}

function versions(db: Db) {
  return tablesOf(db).selectFrom('force.pack_version');
}

/** Those of a folder count from 1, those made of drafts from 101: a folder that comes later has a number of its own. */
const FIRST_OF_DRAFTS = 101;

/** The number of the next version that is made of a draft. */
export async function nextVersion(db: Db, packId: string): Promise<string> {
  const rows = await versions(db).select('version').where('pack_id', '=', packId).execute();
  const all = rows.map(({ version }) => version).toSorted(compareVersions);
  const [year = '1', month = '1', number = '0'] = (all.at(-1) ?? '').split('.');
  return `${year}.${month}.${Math.max(FIRST_OF_DRAFTS, Number(number) + 1)}`;
}

/** Older first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((i) => (left?.[i] ?? 0) - (right?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * Loads the pack of this start and puts it in force; nothing happens when it is already. What somebody has put in force is not
 * overruled: then it only stands among the versions. Refused: another force than the one this database belongs to, and a pack
 * that was changed without a new version, since events name versions.
 */
export async function ensurePublished(context: KernelContext, pack: Pack): Promise<void> {
  const { db } = context;
  const others = await tablesOf(db)
    .selectFrom('force.pack')
    .select('pack_id')
    .where('pack_id', '<>', pack.id)
    .execute();
  if (others[0] !== undefined) {
    throw new Error(`this database belongs to the force ${others[0].pack_id}: ${pack.id} needs a database of its own`);
  }
  const held = await tablesOf(db)
    .selectFrom('force.pack')
    .selectAll()
    .where('pack_id', '=', pack.id)
    .executeTakeFirst();
  const standing = held === undefined ? null : await readVersion(db, pack.id, held.version);
  await load(context, pack, standing === 'unreadable' ? null : standing);
  if (held?.chosen === true && standing !== 'unreadable') return;
  if (standing === 'unreadable') {
    const what = `version ${held?.version} of ${pack.id} has faults under this program: ${pack.version} is put in force`;
    context.report(what, new Error(what));
  }
  await publish(context, pack);
}

async function load({ db, clock }: KernelContext, pack: Pack, over: Pack | null): Promise<void> {
  const hash = hashOf(pack);
  const row = { pack_id: pack.id, version: pack.version, hash, content: JSON.stringify(pack), loaded_at: clock.now() };
  const made = { origin: 'folder', made_by: 'start', over: over?.version ?? null } as const;
  await tablesOf(db)
    .insertInto('force.pack_version')
    .values({ ...row, ...made, changes: JSON.stringify(over === null ? [] : changesOf(over, pack)) })
    .onConflict((clash) => clash.columns(['pack_id', 'version']).doNothing())
    .execute();
  if ((await findHash(db, pack.id, pack.version)) !== hash) throw new Error(unversioned(pack));
}

/** What is to be done about a pack whose version stands for other content already. */
export function unversioned({ id, version }: Pack): string {
  return `pack ${id} was changed but its version is still ${version}: give it a new one, e.g. ${next(version)}`;
}

/** By its id the rule knows it: a start gives no reason and waits for nobody. */
const START = 'force-start';

async function publish(context: KernelContext, pack: Pack): Promise<void> {
  const none = { seat: null, callsign: null, accessVersion: 0, sessionId: null, roles: [] };
  const answer = await handle(context, {
    name: PublishPack.name,
    commandId: randomUUID(),
    input: { packId: pack.id, version: pack.version, reason: 'The pack of this start' },
    subject: { kind: 'system', id: START, name: 'start', ...none },
    confirmed: [],
  });
  if (answer.kind !== 'done') throw new Error(`pack ${pack.id} ${pack.version} was not published: ${answer.kind}`);
}

function next(version: string): string {
  const [year, month, number] = version.split('.');
  return `${year}.${month}.${Number(number) + 1}`;
}
