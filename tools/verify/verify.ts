import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { isBundle, verifyBundle } from './bundle.ts';
import { bytesOf, canonical, isSigned, LEAF, NODE, parsed, sha256 } from './marks.ts';

/**
 * Checks an export of the log offline (modules/audit/SEAL.md) and names the first row that was altered, removed, put in or moved.
 * It shares no code with the program that made the export, so that one mistake cannot hide in both.
 */

interface Seal {
  readonly size: number;
  readonly root: string;
  readonly sealedAt: number;
  readonly publicKey: string;
  readonly signature: string;
  readonly leaves: string;
}

/** `row` counts from 0; Infinity: not about one row. */
interface Fault {
  readonly row: number;
  readonly text: string;
}

interface Order {
  readonly row: number;
  readonly stream: string;
  readonly recordedAt: number;
  readonly actorId: string;
  readonly data: {
    readonly positions: readonly number[];
    readonly reason: string;
    readonly ground?: string;
    readonly signature?: string;
  };
}

type Io = Readonly<Record<'out' | 'say', (line: string) => void>>;

/** Lines as bytes: what is hashed must not pass through a decoder first. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      if (end > from) yield rest.subarray(from, end);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest;
}

/** A stack of complete subtrees: [rows under it, its root]. */
type Stack = [number, Buffer][];

function push(stack: Stack, leaf: Buffer): void {
  let node: [number, Buffer] = [1, leaf];
  for (let last = stack.at(-1); last !== undefined && last[0] === node[0]; last = stack.at(-1)) {
    node = [node[0] * 2, sha256(NODE, last[1], node[1])];
    stack.pop();
  }
  stack.push(node);
}

function rootOf(stack: Stack): string {
  let root: Buffer | null = null;
  for (const [, node] of stack.toReversed()) root = root === null ? node : sha256(NODE, node, root);
  return (root ?? sha256()).toString('hex');
}

/** What the last line of an export says that it holds. */
interface Counted {
  readonly rows: number;
  readonly details: number;
  readonly checkpoints: number;
}

/** What an export says, and what is already wrong with it in itself. */
class Export {
  readonly leaves: Buffer[] = [];
  readonly names: string[] = [];
  readonly seals: Seal[] = [];
  readonly orders: Order[] = [];
  readonly faults: Fault[] = [];
  readonly committed = new Map<number, { row: number; stream: string; held: boolean }>();
  private readonly versions = new Map<string, number>();
  private commit: string | null = null;
  private position = 0;
  private details = 0;
  private withDetail = false;
  private ended = false;

  fault(row: number, text: string): void {
    this.faults.push({ row, text });
  }

  take(bytes: Buffer, index: number): void {
    try {
      this.takeLine(bytes, parsed(bytes), index);
    } catch {
      this.fault(this.leaves.length, 'a line is not of the form that an export has');
    }
  }

  private takeLine(bytes: Buffer, line: ReturnType<typeof parsed>, index: number): void {
    if (Array.isArray(line)) this.takeRow(bytes, line);
    else if (line === null) this.fault(this.leaves.length, 'a line cannot be read');
    // Rows are judged byte for byte by the seals, other lines here: what reads alike was not written so.
    else if (JSON.stringify(line) !== bytes.toString())
      this.fault(this.leaves.length, 'a line is not as it was written');
    else if ('of' in line) this.takeDetail(line as { of: number; salt: string; detail: unknown });
    else if ('root' in line) this.seals.push(line as unknown as Seal);
    else if (index === 0 && Reflect.get(line, 'export') === 'trefoil-export/1')
      this.withDetail = Reflect.get(line, 'detail') === true;
    else if ('end' in line) this.takeEnd(line.end as Counted);
    else this.fault(this.leaves.length, 'a line is of no kind that an export has');
  }

  private takeRow(bytes: Buffer, line: readonly unknown[]): void {
    const row = this.leaves.length;
    const [position, stream, version, type, recordedAt, , , actor, , , data, commit] = line;
    this.leaves.push(sha256(LEAF, bytes));
    this.names.push(`position ${String(position)}, ${String(stream)} version ${String(version)}`);
    if (Number(position) <= this.position) this.fault(row, 'it stands out of order');
    const before = this.versions.get(String(stream)) ?? 0;
    if (version !== before + 1) this.fault(row, `version ${before + 1} of its stream should stand here`);
    this.versions.set(String(stream), Number(version));
    this.position = Number(position);
    this.commit = typeof commit === 'string' ? commit : null;
    if (this.commit !== null) this.committed.set(this.position, { row, stream: String(stream), held: false });
    if (type !== 'kernel.Redacted') return;
    const actorId = String((actor as { id?: unknown } | null)?.id);
    this.orders.push({ row, stream: String(stream), recordedAt: Number(recordedAt), actorId, data } as Order);
  }

  private takeDetail({ of, salt, detail }: { of: number; salt: string; detail: unknown }): void {
    const row = this.leaves.length - 1;
    const found = sha256(bytesOf(salt), Buffer.from(canonical(detail))).toString('hex');
    if (of !== this.position || found !== this.commit) this.fault(row, 'its detail is not the one it was written with');
    const own = this.committed.get(of);
    if (own !== undefined) own.held = true;
    this.details += 1;
  }

  private takeEnd(end: Counted): void {
    this.ended = true;
    const { rows, details, checkpoints } = end;
    if (rows !== this.leaves.length || details !== this.details || checkpoints !== this.seals.length) {
      this.fault(this.leaves.length, 'the file does not hold as many lines as it says');
    }
  }

  /** Judges what only the whole can show. Answers how many details were erased by law. */
  close(): number {
    if (!this.ended) this.fault(this.leaves.length, 'the file breaks off');
    const keys = [...new Set(this.seals.map(({ publicKey }) => publicKey))];
    const ordered = new Set<number>();
    for (const order of this.orders) {
      const isWhole = Array.isArray(order.data?.positions);
      if (!isWhole || !isOrdered(order, keys))
        this.fault(order.row, 'its order to erase is not signed by a key of the seals');
      for (const position of isWhole ? order.data.positions : []) {
        if (this.committed.get(position)?.stream === order.stream) ordered.add(position);
      }
    }
    if (!this.withDetail) return ordered.size;
    for (const [position, { row, held }] of this.committed) {
      if (held && ordered.has(position)) this.fault(row, 'its detail was ordered to be erased and is still there');
      if (!held && !ordered.has(position)) this.fault(row, 'its detail is gone without an order to erase it');
    }
    return ordered.size;
  }
}

function isOrdered({ stream, recordedAt, actorId, data }: Order, keys: readonly string[]): boolean {
  const { positions, ground, reason, signature } = data;
  const text = JSON.stringify(['trefoil-redaction/1', stream, positions, ground, reason, actorId, recordedAt]);
  return signature !== undefined && keys.some((key) => isSigned(text, signature, key));
}

interface Sealed {
  readonly name: string;
  readonly leaves: Buffer[];
  readonly faults: readonly Fault[];
  readonly keys: ReadonlySet<string>;
  readonly last: Seal | null;
}

/** Follows seals from the first: what they vouch for, up to the one that does not hold. */
function follow(name: string, seals: readonly Seal[], pinned: readonly string[]): Sealed {
  const stack: Stack = [];
  const leaves: Buffer[] = [];
  const roots = new Map<number, string>();
  const keys = new Set<string>();
  let last: Seal | null = null;
  for (const seal of seals) {
    // A witness is told again what it may not have heard.
    if (roots.get(seal.size) === seal.root) continue;
    const trouble = isSeal(seal) ? troubleWith(seal, leaves, stack, pinned) : 'is not of the form of a seal';
    if (trouble !== null) {
      const faults = [{ row: leaves.length, text: `the seal over ${seal.size} rows in ${name} ${trouble}` }];
      return { name, leaves: leaves.slice(0, last?.size ?? 0), faults, keys, last };
    }
    keys.add(seal.publicKey);
    roots.set(seal.size, seal.root);
    last = seal;
  }
  return { name, leaves, faults: [], keys, last };
}

function isSeal({ size, sealedAt, root, publicKey, signature, leaves }: Seal): boolean {
  return [size, sealedAt].every(Number.isSafeInteger) && [root, publicKey, signature, leaves].every(isText);
}

const isText = (value: unknown): boolean => typeof value === 'string';

function troubleWith(seal: Seal, leaves: Buffer[], stack: Stack, pinned: readonly string[]): string | null {
  const { size, root, sealedAt, publicKey, signature } = seal;
  if (pinned.length > 0 && !pinned.includes(publicKey)) return 'is signed with another key';
  if (!isSigned(`trefoil-seal/1\n${size}\n${root}\n${sealedAt}\n`, signature, publicKey))
    return 'is not validly signed';
  const added = Buffer.from(seal.leaves, 'base64');
  if (added.toString('base64') !== seal.leaves) return 'is not as it was written';
  if (leaves.length + added.length / 32 !== size) return 'does not follow the one before it';
  for (let at = 0; at < added.length; at += 32) {
    leaves.push(added.subarray(at, at + 32));
    push(stack, added.subarray(at, at + 32));
  }
  return rootOf(stack) === root ? null : 'does not have the root that its rows give';
}

/** The first row at which the export and what was sealed part, and how. */
function firstDifference({ leaves: rows, names }: Export, { leaves: sealed, name }: Sealed): Fault | null {
  const at = sealed.findIndex((leaf, i) => rows[i]?.equals(leaf) !== true);
  if (at < 0) return null;
  const by = `as sealed in ${name}`;
  const before = at === 0 ? 'the beginning' : (names[at - 1] ?? '');
  const missing = sealed.length - rows.length;
  const here = rows[at];
  if (here === undefined) return { row: at, text: `truncated: after ${before} ${missing} rows are missing, ${by}` };
  const known = new Set(sealed.slice(at).map((leaf) => leaf.toString('hex')));
  const there = new Set(rows.slice(at).map((leaf) => leaf.toString('hex')));
  const isKnown = known.has(here.toString('hex'));
  const isThere = there.has(sealed[at]?.toString('hex') ?? '');
  if (isKnown && !isThere) return { row: at, text: `missing: the row after ${before}, ${by}` };
  if (isKnown) return { row: at, text: `reordered: it stood later, ${by}` };
  return { row: at, text: isThere ? `inserted: it was never sealed here, ${by}` : `altered: not the row ${by}` };
}

async function readSeals(file: string): Promise<readonly Seal[]> {
  const seals: Seal[] = [];
  for await (const bytes of linesOf(file)) {
    const line = parsed(bytes);
    // A crash may tear a line; what it said was told again in the next.
    if (line !== null && 'root' in line) seals.push(line as unknown as Seal);
  }
  return seals;
}

export interface Verdict {
  readonly rows: number;
  readonly sealed: number;
  readonly erased: number;
  readonly keys: readonly string[];
  /** The first first. */
  readonly faults: readonly Fault[];
  readonly lines: readonly string[];
}

/** Judges the export in `file` by itself, by each witness, and by the keys given, if any. */
export async function verifyExport(
  file: string,
  witnesses: readonly string[] = [],
  pinned: readonly string[] = [],
): Promise<Verdict> {
  const log = new Export();
  let index = 0;
  for await (const line of linesOf(file)) log.take(line, index++);
  const erased = log.close();
  const sources = [follow('the export', log.seals, pinned)];
  for (const witness of witnesses) sources.push(follow(witness, await readSeals(witness), pinned));
  const differences = sources.map((source) => firstDifference(log, source)).filter((fault) => fault !== null);
  const faults = [...differences, ...sources.flatMap((source) => source.faults), ...log.faults];
  faults.sort((a, b) => a.row - b.row);
  const keys = [...new Set(sources.flatMap((source) => [...source.keys]))];
  const sealed = sources[0]?.leaves.length ?? 0;
  return { rows: log.leaves.length, sealed, erased, keys, faults, lines: words(log, sources, faults, erased) };
}

function words(log: Export, sources: readonly Sealed[], faults: readonly Fault[], erased: number): readonly string[] {
  const lines = [`${log.leaves.length} rows, ${log.committed.size} with a detail, ${erased} of these erased by law`];
  for (const { name, last, keys } of sources) {
    const until = last === null ? 'nothing' : `${last.size} rows, the last at ${new Date(last.sealedAt).toISOString()}`;
    lines.push(`sealed in ${name}: ${until}${[...keys].map((key) => `\n  key ${key}`).join('')}`);
  }
  const open = log.leaves.length - (sources[0]?.leaves.length ?? 0);
  if (open > 0) lines.push(`${open} rows at the end have not been sealed`);
  const [first] = faults;
  if (first === undefined) return [...lines, 'intact'];
  return [...lines, `NOT INTACT, first at row ${first.row + 1} (${log.names[first.row] ?? 'the end'}): ${first.text}`];
}

const usage = 'Usage: verify FILE [--witness FILE]… [--key HEX]…';

/** The command line. Exit code 0: intact; 1: not; 2: wrong usage. */
export async function runVerify(args: readonly string[], { out, say }: Io): Promise<number> {
  const many = { type: 'string', multiple: true } as const;
  const options = { witness: many, key: many } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1)
      throw new TypeError('one export or disclosure is checked at a time');
    const verdict = isBundle(file)
      ? verifyBundle(file, values.key)
      : await verifyExport(file, values.witness, values.key);
    for (const line of verdict.lines) out(line);
    return verdict.faults.length === 0 ? 0 : 1;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
}

if (import.meta.main)
  process.exitCode = await runVerify(process.argv.slice(2), { out: console.log, say: console.error });
