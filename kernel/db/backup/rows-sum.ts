import { createHash } from 'node:crypto';

const WORDS = 8;
const NEWLINE = 0x0a;

/**
 * A sum over the rows of a COPY stream (text format: one line a row, line ends within values are escaped) that is the same
 * in whatever order they come: SHA-256 of each row, added word by word modulo 2³². A table gives its rows back in another
 * order than they were put in as soon as a short one finds room on a page that a longer one had passed by.
 */
export class RowsSum {
  /** Whole rows so far. */
  rows = 0;
  private readonly words = new Uint32Array(WORDS);
  private rest: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      this.addRow(bytes.subarray(from, end));
      from = end + 1;
    }
    this.rest = bytes.subarray(from);
  }

  /** 64 hexadecimal digits. */
  text(): string {
    if (this.rest.length > 0) this.addRow(this.rest);
    this.rest = Buffer.alloc(0);
    return [...this.words].map((word) => word.toString(16).padStart(8, '0')).join('');
  }

  private addRow(row: Buffer): void {
    this.rows += 1;
    const digest = createHash('sha256').update(row).digest();
    for (let i = 0; i < WORDS; i++) this.words[i] = (this.words[i] ?? 0) + digest.readUInt32BE(4 * i);
  }
}
