import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Force } from '../../force/index.ts';
import { unreadAggregate } from './aggregate.ts';
import { AnswerUnread, KeepUnread, TakeUnread } from './commands.ts';
import * as decide from './decide.ts';

const streams = ({ messageId }: { messageId: string }) => ({ message: streamOf(unreadAggregate, messageId) });
const MINUTE = 60;

export function unreadHandlers(force: Pick<Force, 'pack'>): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: KeepUnread,
      streams,
      facts: async () => termsOf(force.pack()),
      decide: decide.keepUnread,
    }),
    defineHandler({ declaration: TakeUnread, streams, decide: decide.takeUnread }),
    defineHandler({ declaration: AnswerUnread, streams, decide: decide.answerUnread }),
  ];
}

function termsOf({ callTaking, ladders }: ReturnType<Force['pack']>): decide.UnreadTerms {
  const { unreadMinutes, unreadLadder } = callTaking;
  const ladder = ladders.find(({ id }) => id === unreadLadder);
  if (ladder === undefined) throw new Error(`the force pack has no ladder ${unreadLadder}`);
  const rungs = ladder.rungs.map(({ to, afterSeconds, channel }) => ({ to, afterSeconds, channel }));
  return {
    takeSeconds: Math.round(unreadMinutes.take * MINUTE),
    answerSeconds: Math.round(unreadMinutes.answer * MINUTE),
    ladder: { rungs, repeatSeconds: ladder.repeatSeconds },
  };
}
