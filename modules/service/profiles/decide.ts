import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Person } from '../people.ts';
import type { KeepProfile } from './commands.ts';
import type { ProfileEvent } from './events.ts';

export interface ProfileFacts {
  readonly hasSite: boolean;
  /** Null: none was named. */
  readonly manager: Person | 'unknown' | null;
  readonly deputy: Person | 'unknown' | null;
}

export function keepProfile(
  { input }: CommandOf<InputOf<typeof KeepProfile>>,
  _states: unknown,
  { hasSite, manager, deputy }: ProfileFacts,
): Outcome<{ profile: readonly ProfileEvent[] }> {
  const { personId, siteId, callBack, managerId, deputyId } = input;
  if (!hasSite) return refuse('no-such-site', `The force has no station ${siteId}.`);
  if (manager === 'unknown' || deputy === 'unknown') return refuse('not-a-leader', 'This person leads nobody.');
  if (managerId === personId || deputyId === personId) {
    return refuse('own-manager', 'Nobody leads themselves or stands in for themselves.');
  }
  const detail = { callBack, manager: manager?.name ?? null, deputy: deputy?.name ?? null };
  return decided({ profile: [{ type: 'service.ProfileKept', data: { siteId, managerId, deputyId }, detail }] });
}
