import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { PublishPack } from '../contract.ts';
import type { PackEvent } from '../events.ts';
import type { Published } from './published.ts';

export interface PublishingFacts {
  /** Of the version as it was loaded; null: it was not. */
  readonly hash: string | null;
}

/** Puts a loaded version in force: a newer one, or an older one again. */
export function publishPack(
  command: CommandOf<InputOf<typeof PublishPack>>,
  { pack }: { readonly pack: Published },
  { hash }: PublishingFacts,
): Outcome<{ readonly pack?: readonly PackEvent[] }> {
  const { packId, version } = command.input;
  if (hash === null) return refuse('no-such-version', `Version ${version} of ${packId} has not been loaded.`);
  if (pack.situation === 'in-force' && pack.version === version) return decided({});
  const previous = pack.situation === 'in-force' ? pack.version : null;
  return decided({ pack: [{ type: 'force.PackPublished', data: { packId, version, hash, previous } }] });
}
