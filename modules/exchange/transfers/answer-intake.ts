import type { Answer, Clock, Db } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { AnswerTransfer } from '../../operations/contract.ts';
import { keepRejects } from '../gateway/rejects.ts';
import { readAnswer } from './read-answer.ts';

interface AnswerIntakeNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly answer: (input: InputOf<typeof AnswerTransfer>) => Promise<Answer>;
}

/** What became of an answer: it need not be sent again, whichever it is. */
export interface AnswerTaken {
  readonly outcome: 'taken' | 'rejected';
  readonly reason: string | null;
}

export type TakeAnswer = (bytes: Uint8Array, source: string) => Promise<AnswerTaken>;

/**
 * Another force's answer into the record that it was offered. One that says something that we do not know, or fits no offer that waits,
 * goes before the supervisors as it came: whoever believes that the other force goes must not be left believing it.
 */
export function makeAnswerIntake({ db, clock, answer }: AnswerIntakeNeeds): TakeAnswer {
  return async (bytes, source) => {
    const reject = async (reason: string): Promise<AnswerTaken> => {
      await keepRejects(db, clock, [{ gateway: 'transfer', source, raw: bytes, reason }]);
      return { outcome: 'rejected', reason };
    };
    const read = readAnswer(bytes);
    if (read.kind === 'fault') return reject(read.reason);
    const given = await answer(read.answer);
    if (given.kind === 'done') return { outcome: 'taken', reason: null };
    if (given.kind === 'refused') return reject(given.detail);
    throw new Error(`an answer to a transfer was answered with ${given.kind}: ${JSON.stringify(given)}`);
  };
}
