import type { Promised } from '../../../kernel/pure.ts';
import type { ContactState } from './contact.ts';

const WARN_SHARE = 0.7;

/** A ringing call is a promise to answer it. Answered is acted on; nothing else is. */
export function contactPromises(state: ContactState): readonly Promised[] {
  if (state.situation !== 'ringing') return [];
  const { receivedAt, announcedAt, answerSeconds, ladder, alarm, channel } = state.call;
  const dueAt = Math.max(receivedAt + answerSeconds * 1000, announcedAt);
  return [
    {
      key: 'answer',
      kind: 'answer',
      label: `${channel} call rings: answer within ${answerSeconds} s`,
      startedAt: receivedAt,
      warnAt: receivedAt + answerSeconds * 1000 * WARN_SHARE,
      dueAt,
      ladder: ladder.rungs,
      repeatSeconds: ladder.repeatSeconds,
      alarm,
      areaId: null,
      paused: false,
    },
  ];
}
