import type { AnyHandler, Reader } from '../../../../kernel/index.ts';
import { type Actor, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { RecordRules } from '../../../force/index.ts';
import type { People } from '../../people.ts';
import { mayMove, missingFields } from './record-rules.ts';
import { type Watched, watched } from './watched.ts';

interface RuleNeeds {
  readonly pack: () => { readonly service: { readonly rules: RecordRules } };
  readonly people: Pick<People, 'find'>;
}

interface Command {
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
}

interface Facts {
  readonly own: unknown;
  readonly refusal: Outcome<never> | null;
}

/** The handlers, with the force's own rules before each that they watch: which fields must be filled in, and who may bring a record where. */
export function keepRules(needs: RuleNeeds, handlers: readonly AnyHandler[]): readonly AnyHandler[] {
  return handlers.map((handler) => {
    const look = watched[handler.declaration.name];
    if (look === undefined) return handler;
    const facts = async (command: Command, states: never, reader: Reader): Promise<Facts> => {
      const seen = look(command.input, states);
      const refusal = seen === null ? null : await refusalOf(needs, { seen, command, reader });
      return { refusal, own: await handler.facts?.(command as never, states, reader) };
    };
    return {
      ...handler,
      facts,
      decide: (command: never, states: never, { refusal, own }: Facts) =>
        refusal ?? handler.decide(command, states, own as never),
    };
  });
}

interface Asked {
  readonly seen: Watched;
  readonly command: Command;
  readonly reader: Reader;
}

async function refusalOf({ pack, people }: RuleNeeds, asked: Asked): Promise<Outcome<never> | null> {
  const { seen, command, reader } = asked;
  const { rules } = pack().service;
  // What no rule speaks of costs nothing; what a machine does follows its own rules.
  if (command.actor.kind !== 'person' || !isSpokenOf(rules, seen)) return null;
  const { id } = command.actor;
  const held = (await people.find(reader.db, id))?.roles ?? [];
  const holds = id === seen.reporterId ? [...held, 'reporter'] : held;
  if (seen.move !== null && !mayMove(rules, { ...seen.move, holds })) {
    return refuse('not-your-move', `From ${seen.move.from} to ${seen.move.to}: the force leaves this to others.`);
  }
  const missing = missingFields(rules, { ...seen, holds });
  if (missing.length === 0) return null;
  return refuse('fields-missing', `The force wants to know first: ${missing.join(', ')}.`, missing);
}

function isSpokenOf(rules: RecordRules, { record, state, move }: Watched): boolean {
  const byMove = move !== null && (rules.onlyThese || rules.moves.some(({ to }) => to === move.to));
  return byMove || rules.required.some((rule) => rule.record === record && rule.state === state);
}
