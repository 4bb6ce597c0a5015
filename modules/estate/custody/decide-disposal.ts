import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Neighbourhood } from '../items/decide.ts';
import type { ItemEvent } from '../items/events.ts';
import type { Item } from '../items/item.ts';
import type { DisposeItem } from './commands.ts';
import { factsOf, isRadio, noSignature, type Signed, type States, signatureOf, whenKept } from './decide.ts';
import type { CustodyEvent } from './events.ts';

type Command = CommandOf<InputOf<typeof DisposeItem>>;
type Decision = Outcome<{ custody: readonly CustodyEvent[]; item: readonly ItemEvent[] }>;

const DISPOSED = 'disposed';

/** The certificate: how it went, what became of its data, who signed. The item goes into the archive with it. */
export function disposeItem(
  { input, confirmed }: Command,
  { custody, item: state }: States,
  { isSigned, neededBy, relationIds }: Signed & Neighbourhood,
): Decision {
  if (custody.disposal !== null && state.situation === 'archived') {
    return refuse('disposed-already', `It was disposed of: ${custody.disposal.certificate}.`);
  }
  return whenKept(state, (item) => {
    const { method, data: became, reference, company, signature, note } = input;
    if (!isSigned) return noSignature();
    if (custody.holder !== null) return refuse('held-already', `${custody.holder.person ?? 'Somebody'} has it.`);
    if (became !== 'none-held' && reference === '') {
      return refuse('reference-needed', 'Say the number of the report on what became of its data.');
    }
    const doubt = doubtOf({ item, lost: custody.loss !== null, neededBy }, confirmed);
    if (doubt !== null) return doubt;
    const facts = { ...factsOf(item), certificate: `DC-${item.label}`, method, data: became, reference, company };
    const disposed: CustodyEvent = {
      type: 'estate.ItemDisposed',
      data: { ...facts, signature: signatureOf(input) },
      detail: { signedAs: signature.name, note },
    };
    const gone: ItemEvent = {
      type: 'estate.ItemArchived',
      data: { importId: null, relationIds },
      detail: { reason: `Disposed of: ${facts.certificate}` },
    };
    return decided({ custody: [disposed], item: [...movedTo(item), gone] }, { certificate: facts.certificate });
  });
}

interface Doubted {
  readonly item: Item;
  readonly lost: boolean;
  readonly neededBy: number;
}

function doubtOf({ item, lost, neededBy }: Doubted, confirmed: ReadonlySet<string>): Outcome<never> | null {
  const doubts = [
    ['marked-lost', lost, 'It is marked as lost: this says that it was found.'],
    ['not-stunned', isRadio(item) && isHeard(item), 'The radio is neither stunned nor killed.'],
    ['still-needed', neededBy > 0, neededBy === 1 ? 'One item still needs it.' : `${neededBy} items still need it.`],
  ] as const;
  const doubt = doubts.find(([code, stands]) => stands && !confirmed.has(code));
  return doubt === undefined ? null : confirm(doubt[0], doubt[2]);
}

function isHeard({ fields }: Item): boolean {
  return fields.stunState !== 'stunned' && fields.stunState !== 'killed';
}

function movedTo({ stage }: Item): readonly ItemEvent[] {
  return stage === DISPOSED
    ? []
    : [{ type: 'estate.ItemMoved', data: { from: stage, to: DISPOSED }, detail: { note: 'Certificate signed' } }];
}
