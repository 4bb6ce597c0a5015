import { type Clock, type Db, derivedId, handle, type KernelContext } from '../../kernel/index.ts';
import { makeAnswerIntake, type TakeAnswer } from '../../modules/exchange/index.ts';
import { AnswerTransfer } from '../../modules/operations/contract.ts';
import { systemSubject } from './radio.ts';

const line = systemSubject('partner-line', 'line to other forces');

/** Answers of other forces to what they were offered, into its record; the log names the line, and the answer the force. */
export function openPartnerLine(needs: {
  readonly db: Db;
  readonly clock: Clock;
  readonly context: KernelContext;
}): TakeAnswer {
  const { db, clock, context } = needs;
  return makeAnswerIntake({
    db,
    clock,
    answer: (input) => {
      // Delivered again it is the same answer; the record says which of two different ones stands.
      const { incidentId, transferId, from = null, answer, reference, words } = input;
      const said = [from ?? '', answer, reference ?? '', words];
      const commandId = derivedId('transfer answer', incidentId, transferId, ...said);
      return handle(context, { name: AnswerTransfer.name, commandId, input, subject: line, confirmed: [] });
    },
  });
}
