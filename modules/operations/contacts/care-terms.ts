import type { InputOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { ladderOf } from '../pack-terms.ts';
import type { CodeTerms, LadderTerms } from '../terms.ts';
import { WrittenChannel } from './care-words.ts';
import type { Channel, CloseContact } from './commands.ts';

/** How long a contact may stay open: a conversation by the clock, a message by the office. */
export function settleTerms(pack: Pack, channel: Channel): { seconds: number; ladder: LadderTerms } {
  const { settleMinutes, settleLadder } = pack.callTaking;
  const written = WrittenChannel.safeParse(channel).success && channel !== 'chat';
  const minutes = written ? settleMinutes.written : settleMinutes.spoken;
  return { seconds: Math.round(minutes * 60), ladder: ladderOf(pack, settleLadder) };
}

/** The code under which a contact that is no incident is counted nationally (NICL 507; 509 is left out of figures). */
export function countedAs(pack: Pack, outcome: InputOf<typeof CloseContact>['outcome']): CodeTerms | null {
  const wanted = pack.callTaking.countedAs[outcome];
  const found = pack.codes.find(({ code }) => code === wanted);
  return found === undefined ? null : { code: found.code, name: found.name };
}
