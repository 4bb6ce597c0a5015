import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ItemEvent } from '../items/events.ts';
import type { ItemState } from '../items/item.ts';
import type { IssueItems } from './commands.ts';
import type { Custody } from './custody.ts';
import { factsOf, heldBy, noSignature, type Signed, signatureOf, signedBy } from './decide.ts';
import type { CustodyEvent } from './events.ts';
import { usualTerms } from './terms.ts';

interface States {
  readonly custody: readonly Custody[];
  readonly item: readonly ItemState[];
}
type Decision = Outcome<{ custody: readonly (readonly CustodyEvent[])[]; item: readonly (readonly ItemEvent[])[] }>;

/** One signature for all of it: what cannot go out is named, and nothing goes. */
export function issueItems(
  { input, confirmed }: CommandOf<InputOf<typeof IssueItems>>,
  { custody, item }: States,
  { isSigned }: Signed,
): Decision {
  if (!isSigned) return noSignature();
  const kept = item.flatMap((state) => (state.situation === 'kept' ? [state.item] : []));
  if (kept.length < item.length) return refuse('no-such-item', 'One of them is not in the estate.');
  const labels = (of: (one: Custody) => boolean): string =>
    custody.flatMap((one, i) => (of(one) ? (kept[i]?.label ?? []) : [])).join(', ');
  const held = labels(({ holder }) => holder !== null);
  if (held !== '') return refuse('held-already', `Somebody has ${held}.`);
  const lost = labels(({ loss }) => loss !== null);
  if (lost !== '' && !confirmed.has('marked-lost')) return confirm('marked-lost', `Marked as lost: ${lost}.`);
  const { personId, collar } = input.to;
  const given = { personId, collar, signature: signatureOf(input), terms: usualTerms };
  return decided({
    custody: kept.map((one) => [
      { type: 'estate.ItemIssued', data: { ...factsOf(one), ...given }, detail: signedBy(input) },
    ]),
    item: kept.map((one) => heldBy(one, input.to)),
  });
}
