import { type Promised, type Role, roles } from '../../../kernel/pure.ts';
import { SYSTEM_FAULT } from './commands.ts';
import type { Unread, UnreadState } from './unread.ts';

/** It never falls silent: somebody takes it, and whoever took it deals with it. */
export function unreadPromises(state: UnreadState): readonly Promised[] {
  if (state.situation !== 'open') return [];
  const { unread } = state;
  const { taken, keptAt, takeSeconds, answerSeconds } = unread;
  return [
    taken === null
      ? promise(unread, {
          key: 'take',
          label:
            unread.gateway === SYSTEM_FAULT ? `A fault of the system: take it` : 'A message nobody could read: take it',
          startedAt: keptAt,
          seconds: takeSeconds,
        })
      : promise(unread, {
          key: 'answer',
          label: `${taken.by} to deal with ${unread.gateway === SYSTEM_FAULT ? 'a fault of the system' : 'an unread message'}`,
          startedAt: taken.at,
          seconds: answerSeconds,
        }),
  ];
}

interface Timing {
  readonly key: string;
  readonly label: string;
  readonly startedAt: number;
  readonly seconds: number;
}

function promise({ ladder }: Unread, { key, label, startedAt, seconds }: Timing): Promised {
  return {
    ...{ key, kind: `unread-${key}`, label, startedAt, dueAt: startedAt + seconds * 1000 },
    warnAt: null,
    ladder: ladder.rungs.flatMap(({ to, ...rung }) => (isRole(to) ? [{ to, ...rung }] : [])),
    repeatSeconds: ladder.repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}

const known: ReadonlySet<string> = new Set(roles);
const isRole = (name: string): name is Role => known.has(name);
