import { connect, type Socket } from 'node:net';

/**
 * One kept-alive HTTP/1.1 connection that costs next to nothing: the load shares the machine with what it measures, and an
 * ordinary client would take a third of it. Knows what Trefoil answers (a status line and Content-Length), and no more.
 */
export interface Line {
  /** One request at a time; the next waits for it. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Heard>;
  close(): void;
}

export interface Heard {
  readonly status: number;
  readonly text: string;
}

interface Waiting {
  readonly resolve: (heard: Heard) => void;
  readonly reject: (error: Error) => void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

export async function openLine(url: string, token: string | null): Promise<Line> {
  const { host } = new URL(url);
  const who = token === null ? '' : `Authorization: Bearer ${token}\r\n`;
  const head = `Host: ${host}\r\n${who}`;
  let hearing = await connected(url);
  return {
    ask: async (method, path, body) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const about =
        body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
      // A server closes a connection that has been quiet for long.
      if (hearing.isOver()) hearing = await connected(url);
      return hearing.ask(`${method} ${path} HTTP/1.1\r\n${head}${about}\r\n${text}`);
    },
    close: () => hearing.close(),
  };
}

async function connected(url: string): Promise<Hearing> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return new Hearing(socket);
}

class Hearing {
  private readonly socket: Socket;
  private waiting: Waiting | null = null;
  private held: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk) => this.hear(chunk));
    const lost = (error?: Error) => this.waiting?.reject(error ?? new Error('the server closed the connection'));
    socket.on('error', lost).on('close', () => lost());
  }

  isOver(): boolean {
    return this.socket.destroyed || this.socket.readableEnded;
  }

  close(): void {
    this.socket.destroy();
  }

  ask(request: string): Promise<Heard> {
    if (this.waiting !== null) throw new Error('this connection is still waiting for an answer');
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  private hear(chunk: Buffer): void {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const headEnds = this.held.indexOf(END_OF_HEAD);
    if (headEnds < 0) return;
    const head = this.held.toString('latin1', 0, headEnds);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    const status = Number(head.slice(9, 12));
    const from = headEnds + END_OF_HEAD.length;
    const ends = from + (Number.isNaN(length) ? 0 : length);
    if (this.held.length < ends) return;
    const text = this.held.toString('utf8', from, ends);
    this.held = this.held.subarray(ends);
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve({ status, text });
  }
}
