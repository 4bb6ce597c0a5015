import { hash, verify } from '@node-rs/argon2';
import { makeToken } from './secret.ts';

/** Turns passwords into what may be stored. Tests count its calls. */
export interface Hasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

// OWASP Password Storage Cheat Sheet: argon2id (the library's default algorithm) with 19 MiB, 2 passes, 1 lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const argon2Hasher: Hasher = {
  hash: (password) => hash(password, parameters),
  verify: (stored, password) => verify(stored, password),
};

/** The hash that is checked for accounts without one, so that unknown names cost the same work as known ones. */
export function makeDecoy(hasher: Hasher): Promise<string> {
  return hasher.hash(makeToken());
}
