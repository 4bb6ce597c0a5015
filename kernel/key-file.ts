import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A key that never leaves the machine: read from its file, made there at the first start, mode 0600. */
export function readKeyFile(file: string, make: () => string | Buffer): Buffer {
  if (!existsSync(file)) makeOnce(file, make);
  return readFileSync(file);
}

/** Whole or not at all, and once: of two servers that start together the second takes the first one's key. */
function makeOnce(file: string, make: () => string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}.tmp`;
  writeFileSync(made, make(), { mode: 0o600 });
  chmodSync(made, 0o600);
  try {
    linkSync(made, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(made);
  }
}
