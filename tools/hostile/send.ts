import { Agent, request } from 'node:http';
import type { RequestCase } from './request-case.ts';
import type { Target } from './server.ts';

/** What came back, its beginning at least. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

const LATE_MS = 40_000;
const MOST_BYTES = 200_000;

/** Connections that are kept, as a browser keeps them: a body that is misread would show in the next answer. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });
  private readonly target: Target;

  constructor(target: Target) {
    this.target = target;
  }

  /** Answers the reply; null when the connection ended without one. */
  send(one: RequestCase, authorization: Readonly<Record<string, string>>): Promise<Reply | null> {
    const { method, path, body } = one;
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const headers = { ...authorization, ...length, ...one.headers };
    return new Promise((resolve) => {
      const asked = request(
        { host: '127.0.0.1', port: this.target.port, agent: this.agent, method, path, headers, timeout: LATE_MS },
        (answer) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          const done = (): void =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text: Buffer.concat(chunks).toString(),
            });
          const isEndless = answer.headers['content-type']?.startsWith('text/event-stream') === true;
          answer.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            bytes += chunk.length;
            if (isEndless || bytes > MOST_BYTES) answer.destroy();
          });
          answer.on('close', done);
        },
      );
      asked.on('timeout', () => asked.destroy());
      asked.on('upgrade', (_answer, socket) => {
        socket.destroy();
        resolve({ status: 101, headers: {}, text: '' });
      });
      asked.on('error', () => resolve(null));
      asked.end(body ?? undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
