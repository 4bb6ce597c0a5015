import { parseArgs } from 'node:util';
import { isBundle, verifyBundle } from './bundle.ts';
import { bytesOf, canonical, isSigned, LEAF, parsed, sha256 } from './marks.ts';
import { type Fault, follow, linesOf, readSeals, type Seal, type Sealed } from './seals.ts';

/**
 * Checks an export of the log offline (modules/audit/SEAL.md) and names the first row that was altered, removed, put in or moved.
 * It shares no code with the program that made the export, so that one mistake cannot hide in both.
 */

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
