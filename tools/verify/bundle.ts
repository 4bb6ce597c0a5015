import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { bytesOf, canonical, isSigned, LEAF, NODE, parsed, sha256 } from './marks.ts';

/**
 * Checks a disclosure offline (modules/audit/SEAL.md, "A disclosure"): that no part was altered since it was given out, that every row stood
 * in the log under the signed root, and that of the record nothing is left out but what the manifest says is held back.
 */

interface Manifest {
  readonly disclosure: string;
  readonly number: string;
  readonly recipient: string | null;
  readonly heldBack: readonly { readonly position: number }[];
  readonly seal: Seal;
  readonly parts: readonly { readonly name: string; readonly sha256: string }[];
}

interface Seal {
  readonly size: number;
  readonly root: string;
  readonly sealedAt: number;
  readonly publicKey: string;
  readonly signature: string;
}

interface BundleVerdict {
  readonly rows: number;
  readonly faults: readonly { readonly text: string }[];
  readonly lines: readonly string[];
}

type Parts = ReadonlyMap<string, Buffer>;

const ZIP = Buffer.from('PK');
const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';

export function isBundle(file: string): boolean {
  const opened = openSync(file, 'r');
  try {
    const first = Buffer.alloc(ZIP.length);
    readSync(opened, first, 0, ZIP.length, 0);
    return first.equals(ZIP);
  } finally {
    closeSync(opened);
  }
}

export function verifyBundle(file: string, pinned: readonly string[] = []): BundleVerdict {
  const faults: { text: string }[] = [];
  const fault = (text: string): void => {
    faults.push({ text });
  };
  const lines: string[] = [];
  let rows: readonly Row[] = [];
  const parts = unzipped(readFileSync(file), fault);
  try {
    const manifest = parts === null ? null : manifestOf(parts, fault, pinned);
    if (parts !== null && manifest !== null) {
      rows = rowsOf(parts.get('rows.jsonl') ?? Buffer.alloc(0), fault);
      lines.push(...described(manifest, rows, judgeRows(rows, manifest, fault), parts.size));
    }
  } catch (cause) {
    // Whoever signed it with a key of their own may write into it what they like.
    fault(`it is not of the form of a disclosure (${cause instanceof Error ? cause.message : cause})`);
  }
  return verdictOf({ rows: rows.length, faults, lines });
}

function described(
  { number, recipient, seal }: Manifest,
  rows: readonly Row[],
  counted: { readonly heldBack: number; readonly erased: number },
  parts: number,
): readonly string[] {
  return [
    `disclosure of ${number} to ${recipient ?? 'somebody whose name was erased by law'}`,
    `${rows.length} rows, ${counted.heldBack} details held back, ${counted.erased} erased by law, ${parts - 4} files`,
    `in a log of ${seal.size} rows, sealed at ${new Date(seal.sealedAt).toISOString()}\n  key ${seal.publicKey}`,
  ];
}

function verdictOf({ rows, faults, lines }: BundleVerdict): BundleVerdict {
  const [first] = faults;
  return { rows, faults, lines: [...lines, first === undefined ? 'intact' : `NOT INTACT: ${first.text}`] };
}

type Fault = (text: string) => void;

function manifestOf(parts: Parts, fault: Fault, pinned: readonly string[]): Manifest | null {
  const bytes = parts.get(MANIFEST);
  const manifest = bytes === undefined ? null : (parsed(bytes) as Manifest | null);
  if (bytes === undefined || manifest?.disclosure !== 'trefoil-disclosure/1') {
    fault('there is no manifest that can be read');
    return null;
  }
  const { seal } = manifest;
  const { size, root, sealedAt, publicKey, signature } = seal;
  const given = `trefoil-disclosure/1\n${sha256(bytes).toString('hex')}\n`;
  if (!isSigned(given, parts.get(SIGNATURE)?.toString() ?? '', publicKey)) fault('the manifest is not validly signed');
  if (!isSigned(`trefoil-seal/1\n${size}\n${root}\n${sealedAt}\n`, signature, publicKey))
    fault('the seal is not validly signed');
  if (pinned.length > 0 && !pinned.includes(publicKey)) fault('it is signed with another key');
  const named = new Map(manifest.parts.map((part) => [part.name, part.sha256]));
  for (const [name, part] of parts) {
    if (name === MANIFEST || name === SIGNATURE) continue;
    if (named.get(name) !== sha256(part).toString('hex')) fault(`${name} was altered or put in`);
  }
  for (const name of named.keys()) if (!parts.has(name)) fault(`${name} is missing`);
  for (const name of ['rows.jsonl', 'record.pdf']) if (!named.has(name)) fault(`${name} is missing`);
  return manifest;
}

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly ordered: readonly number[];
  readonly commit: string | null;
  readonly leaf: Buffer;
  detail: { readonly salt: string; readonly detail: unknown } | null;
  proof: { readonly index: number; readonly path: readonly string[] } | null;
}

function rowsOf(bytes: Buffer, fault: Fault): readonly Row[] {
  const rows: Row[] = [];
  for (let from = 0, end = bytes.indexOf(10); end >= 0; from = end + 1, end = bytes.indexOf(10, from)) {
    const text = bytes.subarray(from, end);
    const line = parsed(text);
    const last = rows.at(-1);
    if (Array.isArray(line)) rows.push(rowOf(text, line));
    else if (line === null || last === undefined) fault('a line of the rows cannot be read');
    else if (Reflect.get(line, 'of') === last.position) last.detail = line as unknown as Row['detail'];
    else if (Reflect.get(line, 'proof') === last.position) last.proof = line as unknown as Row['proof'];
    else fault('a line of the rows belongs to no row');
  }
  return rows;
}

function rowOf(text: Buffer, line: readonly unknown[]): Row {
  const [position, stream, version, type, , , , , , , data, commit] = line;
  const ordered = type === 'kernel.Redacted' ? (data as { positions: readonly number[] }).positions : [];
  return {
    ...{ position: Number(position), stream: String(stream), version: Number(version), type: String(type), ordered },
    commit: typeof commit === 'string' ? commit : null,
    leaf: sha256(LEAF, text),
    ...{ detail: null, proof: null },
  };
}

function judgeRows(rows: readonly Row[], { seal, heldBack }: Manifest, fault: Fault) {
  const held = new Set(heldBack.map(({ position }) => position));
  const ordered = new Set(rows.flatMap((row) => row.ordered));
  const versions = new Map<string, number>();
  const counted = { heldBack: 0, erased: 0 };
  for (const row of rows) {
    const { position, stream, version, commit, detail } = row;
    const name = `position ${position}, ${stream} version ${version}`;
    if (version !== (versions.get(stream) ?? 0) + 1)
      fault(`${name}: version ${(versions.get(stream) ?? 0) + 1} is left out`);
    versions.set(stream, version);
    if (rootFrom(row, seal.size) !== seal.root) fault(`${name} did not stand so in the sealed log`);
    if (detail !== null && commitOf(detail) !== commit) fault(`${name}: its detail is not the one it was written with`);
    if (commit === null || detail !== null) continue;
    if (held.has(position)) counted.heldBack += 1;
    else if (ordered.has(position)) counted.erased += 1;
    else fault(`${name}: its detail is missing, and nothing says why`);
  }
  return counted;
}

const commitOf = ({ salt, detail }: NonNullable<Row['detail']>): string =>
  sha256(bytesOf(salt), Buffer.from(canonical(detail))).toString('hex');

/** The root that a row's proof leads to (RFC 9162, section 2.1.3.2); null: to none. */
function rootFrom({ leaf, proof }: Row, size: number): string | null {
  if (proof === null || proof.index >= size) return null;
  let [at, last] = [proof.index, size - 1];
  let node = leaf;
  for (const beside of proof.path) {
    const other = bytesOf(beside);
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      node = sha256(NODE, other, node);
      for (; at % 2 === 0 && at !== 0; at /= 2) last = Math.floor(last / 2);
    } else node = sha256(NODE, node, other);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? node.toString('hex') : null;
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = 46;
const LOCAL = 30;
const DEFLATED = 8;

/** The parts of a ZIP file (APPNOTE 4.3), by its central directory; null: it cannot be read. */
function unzipped(bytes: Buffer, fault: Fault): Parts | null {
  const parts = new Map<string, Buffer>();
  try {
    const end = bytes.lastIndexOf(END);
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
      const [nameLength, extra, comment] = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of)) as [
        number,
        number,
        number,
      ];
      const name = bytes.toString('utf8', at + ENTRY, at + ENTRY + nameLength);
      const local = bytes.readUInt32LE(at + 42);
      const from = local + LOCAL + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
      parts.set(name, bytes.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed);
      at += ENTRY + nameLength + extra + comment;
    }
    return parts;
  } catch (error) {
    fault(`the file cannot be unpacked: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
