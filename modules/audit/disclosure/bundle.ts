import { hash } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Db, findBlob, type RowText, rowTextsOf, sql } from '../../../kernel/index.ts';
import { lineOf } from '../seals/checkpoint.ts';
import type { SealKey } from '../seals/key.ts';
import { listLeavesUpTo, type Selectable } from '../seals/queries.ts';
import { tablesOf } from '../tables.ts';
import { paperOf } from './paper.ts';
import { pathsOf } from './paths.ts';
import type { findDisclosure } from './queries.ts';
import type { Disclosable } from './record-door.ts';

type Disclosure = NonNullable<Awaited<ReturnType<typeof findDisclosure>>>;

/** The last row is not sealed yet: a second later it is. */
export class NotSealedYet extends Error {}

/**
 * One file that holds a record as it is given out (SEAL.md, "A disclosure"): what is read, what is proven, and the files. Of the rows nothing
 * is left out; what is held back or was erased is missing beside them, and the proof stands all the same.
 */
export async function bundleOf(
  db: Db,
  { disclosure, record, key }: { readonly disclosure: Disclosure; readonly record: Disclosable; readonly key: SealKey },
): Promise<Uint8Array> {
  const seal = await findSealOver(db, disclosure.until);
  if (seal === null) throw new NotSealedYet(`position ${disclosure.until} is not sealed yet`);
  const held = new Map(disclosure.redactions.map(({ position, ground }) => [position, ground ?? 'held back']));
  const entries = record.entries.filter(({ position }) => position <= disclosure.until);
  const rows = await rowTextsOf(db, record.streams, disclosure.until);
  const parts: Record<string, Uint8Array> = {
    'record.pdf': await paperOf({ disclosure, title: record.title, entries, held }),
    'rows.jsonl': strToU8(await provenRows(db, rows, { held, size: seal.size })),
  };
  for (const sha256 of filesOf(entries, held)) {
    const blob = await findBlob(db, sha256);
    if (blob !== null) parts[`files/${sha256}`] = blob.bytes;
  }
  const manifest = strToU8(JSON.stringify(manifestOf({ disclosure, seal, parts }), null, 1));
  const signature = key.sign(`trefoil-disclosure/1\n${hash('sha256', manifest)}\n`).toString('hex');
  return zipped({ ...parts, 'manifest.json': manifest, 'manifest.sig': strToU8(signature) });
}

/** One that is held back in one entry is held back wherever it lies. */
function filesOf(entries: Disclosable['entries'], held: ReadonlyMap<number, string>): readonly string[] {
  const of = (some: Disclosable['entries']) =>
    new Set(some.flatMap(({ file }) => (file === null ? [] : [file.sha256])));
  const heldBack = of(entries.filter(({ position }) => held.has(position)));
  return [...of(entries)].filter((sha256) => !heldBack.has(sha256));
}

/** Always the same bytes for the same parts. */
function zipped(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files = Object.entries(parts).map(([name, bytes]) => [name, [bytes, { mtime: '2000-01-01' }]] as const);
  return zipSync(Object.fromEntries(files) as unknown as Zippable, { level: 6 });
}

function manifestOf(made: {
  readonly disclosure: Disclosure;
  readonly seal: Selectable;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}): object {
  const { id, number, record_id: record, until, recipient, reason, redactions } = made.disclosure;
  const { leaves: _leaves, ...seal } = JSON.parse(lineOf(made.seal));
  return {
    disclosure: 'trefoil-disclosure/1',
    ...{ id, record, number, until, recipient, reason },
    ...{ by: made.disclosure.disclosed_by, at: made.disclosure.disclosed_at },
    heldBack: redactions,
    seal,
    parts: Object.entries(made.parts).map(([name, bytes]) => ({
      name,
      sha256: hash('sha256', bytes),
      bytes: bytes.length,
    })),
  };
}

interface Proving {
  readonly held: ReadonlyMap<number, string>;
  /** Of the tree that the proofs lead into. */
  readonly size: number;
}

/** Each row byte for byte, its detail unless it is held back or erased, and its way up to the signed root. */
async function provenRows(db: Db, rows: readonly RowText[], { held, size }: Proving): Promise<string> {
  const at = new Map<number, number>();
  for (const { position } of rows) at.set(position, await indexOf(db, position));
  const paths = await pathsOf(listLeavesUpTo(db, size), [...at.values()]);
  const lines: string[] = [];
  for (const { position, text, salt, detail } of rows) {
    lines.push(text);
    const given = salt !== null && !held.has(position);
    if (given) lines.push(JSON.stringify({ of: position, salt: salt.toString('hex'), detail }));
    const index = at.get(position) ?? 0;
    const path = (paths.get(index) ?? []).map((node) => node.toString('hex'));
    lines.push(JSON.stringify({ proof: position, index, path }));
  }
  return `${lines.join('\n')}\n`;
}

/** The first seal that covers a position. */
async function findSealOver(db: Db, position: number) {
  const over = tablesOf(db).selectFrom('audit.checkpoint').selectAll().where('position', '>=', position);
  return (await over.orderBy('position').limit(1).executeTakeFirst()) ?? null;
}

/** Which row of the tree a position is: the seal over it says how many rows it closes with. */
async function indexOf(db: Db, position: number): Promise<number> {
  const seal = await findSealOver(db, position);
  if (seal === null) throw new NotSealedYet(`position ${position} is not sealed yet`);
  const { rows } = await sql<{ after: number }>`
    SELECT count(*) AS after FROM kernel.event WHERE position > ${position} AND position <= ${seal.position}`.execute(
    db,
  );
  return seal.size - 1 - (rows[0]?.after ?? 0);
}
