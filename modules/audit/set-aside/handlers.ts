import {
  type AnyHandler,
  defineHandler,
  listLetters,
  type Projection,
  sendAgain,
  streamOf,
} from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { CarryAgain } from '../contract.ts';
import type { AuditEvent } from '../events.ts';
import { carryAgain } from './decide.ts';
import { letterAggregate } from './letter.ts';

export const setAsideHandlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: CarryAgain,
    streams: ({ reaction, position }) => ({ letter: streamOf(letterAggregate, `${reaction}@${position}`) }),
    facts: async ({ input }, _states, { db }) => {
      const [letter] = await listLetters(db, input);
      if (letter === undefined) return 'not-set-aside';
      return letter.next_at === null ? 'given-up' : 'waiting';
    },
    decide: (command, _states, standing) => carryAgain(command, standing),
  }),
];

/** The order reaches the reaction with its own commit. */
export const setAsideProjection: Projection = {
  aggregate: letterAggregate,
  onEvent: async (tx, event: AnyPastEvent) => {
    const { data } = event as unknown as AuditEvent;
    await sendAgain(tx, { ...data, orderedBy: event.position });
  },
};
