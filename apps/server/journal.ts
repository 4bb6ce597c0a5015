import { once } from 'node:events';
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

const LARGEST_BYTES = 50 * 1024 * 1024;
const LOOK_MS = 10 * 60_000;

/**
 * The technical journal of the server: JSON lines, no personal data, no secrets (who did what stands in the log and the
 * access log). It is kept beside the data in two files of bounded size, so that it can never fill the disk.
 */
export async function openJournal(dataDir: string): Promise<Logger> {
  const directory = join(dataDir, 'journal');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'server.log');
  turnOver(file);
  const out = destination({ dest: file, sync: false, minLength: 0 });
  // Until then it can neither keep nor flush a line: a server that ends at once would take its last words along.
  await once(out, 'ready');
  setInterval(() => {
    if (turnOver(file)) out.reopen();
  }, LOOK_MS).unref();
  return pino({ base: { process: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, redact }, out);
}

/** Whatever a library might put into a line by itself. */
const redact = {
  paths: ['req.headers.authorization', 'req.headers.cookie', 'err.parameters', 'err.detail', 'err.where'],
  remove: true,
};

function turnOver(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LARGEST_BYTES) return false;
  renameSync(file, `${file}.1`);
  return true;
}
