import type { Promised } from '../../../kernel/pure.ts';
import { carePromises } from './care-promises.ts';
import { WrittenChannel } from './care-words.ts';
import type { Call, ContactState } from './contact.ts';

const WARN_SHARE = 0.7;

/** A call that rings is a promise to answer it; a contact that somebody has, to settle it and to reach who rang off. */
export function contactPromises(state: ContactState): readonly Promised[] {
  if (state.situation === 'open') return carePromises(state.contact.care);
  return state.situation === 'ringing' ? [answer(state.call)] : [];
}

/** Answered is acted on; nothing else is. */
function answer({ receivedAt, announcedAt, answerSeconds, ladder, alarm, channel }: Call): Promised {
  const dueAt = Math.max(receivedAt + answerSeconds * 1000, announcedAt);
  const written = WrittenChannel.safeParse(channel).success;
  return {
    key: 'answer',
    kind: 'answer',
    label: written ? `${channel} message waits to be taken` : `${channel} call rings: answer within ${answerSeconds} s`,
    startedAt: receivedAt,
    warnAt: receivedAt + answerSeconds * 1000 * WARN_SHARE,
    dueAt,
    ladder: ladder.rungs,
    repeatSeconds: ladder.repeatSeconds,
    alarm,
    areaId: null,
    paused: false,
  };
}
