import { randomBytes } from 'node:crypto';

/** What we need of RFC 6455: whole text frames in, masked ones out, pings answered. */
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;
const FIN = 0x80;
const MASKED = 0x80;

/** A frame as a client sends it: always masked. */
export function maskedFrame(kind: 'text' | 'pong', body: Buffer): Buffer {
  const opcode = kind === 'text' ? TEXT : PONG;
  if (body.length > 0xffff) throw new Error('a client says less at once');
  const head =
    body.length < 126
      ? Buffer.from([FIN | opcode, MASKED | body.length])
      : Buffer.from([FIN | opcode, MASKED | 126, body.length >> 8, body.length & 0xff]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, body.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}

export interface FrameHearing {
  text(text: string): void;
  ping(body: Buffer): void;
  close(): void;
}

/** Cuts what comes off the wire into frames; a frame may come in pieces, and many in one piece. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);
  private wanted = 2;
  private readonly pieces: Buffer[] = [];
  private readonly hearing: FrameHearing;

  constructor(hearing: FrameHearing) {
    this.hearing = hearing;
  }

  read(bytes: Buffer): void {
    this.pieces.push(bytes);
    const length = this.rest.length + this.pieces.reduce((sum, piece) => sum + piece.length, 0);
    // A large frame in many pieces is put together once, not at each piece.
    if (length < this.wanted) return;
    this.rest = Buffer.concat([this.rest, ...this.pieces.splice(0)]);
    while (this.takeOne());
  }

  private takeOne(): boolean {
    const size = sizeOf(this.rest);
    this.wanted = size === null ? this.rest.length + 1 : size.head + size.body;
    if (size === null || this.rest.length < this.wanted) return false;
    const body = this.rest.subarray(size.head, this.wanted);
    const opcode = (this.rest[0] ?? 0) & 0x0f;
    this.rest = this.rest.subarray(this.wanted);
    this.wanted = 2;
    if (opcode === TEXT) this.hearing.text(body.toString('utf8'));
    else if (opcode === PING) this.hearing.ping(body);
    else if (opcode === CLOSE) this.hearing.close();
    return true;
  }
}

/** How long head and body of the first frame are; null while the head is not whole. */
function sizeOf(bytes: Buffer): { head: number; body: number } | null {
  const short = (bytes[1] ?? 0) & 0x7f;
  if (bytes.length < 2) return null;
  if (short < 126) return { head: 2, body: short };
  if (short === 126) return bytes.length < 4 ? null : { head: 4, body: bytes.readUInt16BE(2) };
  return bytes.length < 10 ? null : { head: 10, body: Number(bytes.readBigUInt64BE(2)) };
}
