import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { UnitOut } from '../in-use/queries.ts';
import type { ItemEvent } from '../items/events.ts';
import type { Item, ItemState } from '../items/item.ts';
import type * as commands from './commands.ts';
import type { Custody, Loss } from './custody.ts';
import type { CustodyEvent } from './events.ts';
import { usualTerms } from './terms.ts';

type Command<C> = CommandOf<InputOf<C>>;
interface Decided {
  readonly custody: readonly CustodyEvent[];
  readonly item?: readonly ItemEvent[];
}
type Decision = Outcome<Decided>;
export interface States {
  readonly custody: Custody;
  readonly item: ItemState;
}
export type Signed = { readonly isSigned: boolean };

export function issueItem(
  { input, confirmed }: Command<typeof commands.IssueItem>,
  { custody, item: state }: States,
  { isSigned }: Signed,
): Decision {
  return whenKept(state, (item) => {
    if (!isSigned) return noSignature();
    if (custody.holder !== null) {
      return refuse('held-already', `${custody.holder.person ?? 'Somebody'} has it.`, custody.holder.personId);
    }
    if (custody.loss !== null && !confirmed.has('marked-lost')) return confirm('marked-lost', 'It is marked as lost.');
    const { personId, collar } = input.to;
    const data = { ...factsOf(item), personId, collar, signature: signatureOf(input), terms: usualTerms };
    return decided({
      custody: [{ type: 'estate.ItemIssued', data, detail: signedBy(input) }],
      item: heldBy(item, input.to),
    });
  });
}

export function returnItem(
  { input }: Command<typeof commands.ReturnItem>,
  { custody, item: state }: States,
  { isSigned }: Signed,
): Decision {
  return whenKept(state, (item) => {
    if (!isSigned) return noSignature();
    if (custody.holder === null) return refuse('nobody-has-it', 'Nobody has it.');
    const { signature, note } = input;
    const detail = { person: custody.holder.person ?? '', signedAs: signature.name, note };
    return decided({
      custody: [{ type: 'estate.ItemReturned', data: { signature: signatureOf(input) }, detail }],
      item: heldBy(item, null),
    });
  });
}

export function transferItem(
  { input }: Command<typeof commands.TransferItem>,
  { custody, item: state }: States,
  { isSigned }: Signed,
): Decision {
  return whenKept(state, (item) => {
    if (!isSigned) return noSignature();
    if (custody.holder === null) return refuse('nobody-has-it', 'Nobody has it: issue it.');
    const { personId, collar } = input.to;
    const data = { personId, collar, fromPersonId: custody.holder.personId, signature: signatureOf(input) };
    return decided({
      custody: [{ type: 'estate.ItemTransferred', data, detail: signedBy(input) }],
      item: heldBy(item, input.to),
    });
  });
}

/** One act: what must follow stands in the event, and each of it has its clock. A radio that is in use is stunned by two. */
export function reportLost(
  { input, actor }: Command<typeof commands.ReportLost>,
  { custody, item: state }: States,
  { user }: { readonly user: UnitOut | null },
): Decision {
  return whenKept(state, (item) => {
    if (custody.loss !== null) return refuse('lost-already', 'It is reported as lost already.');
    const { serviceIncidentId, circumstances, where, replacement } = input;
    const { personId = null, collar = null, person = null } = custody.holder ?? {};
    const wants = { stun: isRadio(item), replacement };
    const data = { ...factsOf(item), personId, collar, serviceIncidentId, wants, terms: usualTerms };
    const detail = { person: person ?? '', circumstances, where };
    const lost: CustodyEvent = { type: 'estate.ItemLost', data, detail };
    const stun = wants.stun ? [askedOrProposed(user, { reason: circumstances, proposedBy: null })] : [];
    const asked = stun.some(({ type }) => type === 'estate.StunAsked');
    return decided(
      { custody: [lost, ...stun], item: [...writtenOff(item), ...(asked ? stunState('stun asked') : [])] },
      { by: actor.name },
    );
  });
}

export function askStun(
  { input, actor, confirmed }: Command<typeof commands.AskStun>,
  { custody, item: state }: States,
  { user }: { readonly user: UnitOut | null },
): Decision {
  return whenLost({ custody, item: state }, (item, loss) => {
    if (!isRadio(item)) return refuse('no-radio', 'Only radios can be stunned.');
    if (loss.stun === 'asked' || loss.stun === 'done') return refuse('asked-already', 'The stun has been asked for.');
    const first = loss.stun === 'proposed' ? loss.proposedBy : null;
    const needsTwo = isInUse(user);
    if (needsTwo && first === actor.id) return refuse('second-person-needed', inUse(user));
    if (needsTwo && !confirmed.has('terminal-in-use')) return confirm('terminal-in-use', inUse(user));
    const event = first === null ? askedOrProposed(user, { ...input, proposedBy: null }) : asked(input.reason, first);
    const marks = event.type === 'estate.StunAsked' ? stunState('stun asked') : [];
    return decided({ custody: [event], item: marks });
  });
}

function isInUse(user: UnitOut | null): user is UnitOut {
  return user !== null && (user.emergency || user.onJob);
}

function inUse(user: UnitOut): string {
  return `${user.callsign} ${user.emergency ? 'has an emergency call open' : 'is on a job'} with it: two people must say so.`;
}

interface Ask {
  readonly reason: string;
  readonly proposedBy: string | null;
}

function askedOrProposed(user: UnitOut | null, { reason, proposedBy }: Ask): CustodyEvent {
  if (!isInUse(user)) return asked(reason, proposedBy);
  const why = user.emergency ? 'emergency' : 'on-job';
  return { type: 'estate.StunProposed', data: { why, callsign: user.callsign }, detail: { reason } };
}

function asked(reason: string, proposedBy: string | null): CustodyEvent {
  return { type: 'estate.StunAsked', data: { proposedBy }, detail: { reason } };
}

export function confirmStun(_: Command<typeof commands.ConfirmStun>, states: States): Decision {
  return whenLost(states, (_item, { stun }) =>
    stun === 'asked'
      ? decided({ custody: [{ type: 'estate.StunDone', data: {} }], item: stunState('stunned') })
      : refuse('not-asked', 'No stun has been asked for.'),
  );
}

export function fileLossReport({ input }: Command<typeof commands.FileLossReport>, states: States): Decision {
  const { reference } = input;
  return whenLost(states, () => decided({ custody: [{ type: 'estate.LossReportFiled', data: { reference } }] }));
}

export function giveReplacement({ input }: Command<typeof commands.GiveReplacement>, states: States): Decision {
  const { replacementId } = input;
  return whenLost(states, () => decided({ custody: [{ type: 'estate.ReplacementIssued', data: { replacementId } }] }));
}

export function findItem({ input }: Command<typeof commands.FindItem>, states: States): Decision {
  return whenLost(states, (item, { stun }) => {
    const unstun = stun === 'asked' || stun === 'done';
    const found: CustodyEvent = { type: 'estate.ItemFound', data: { unstun }, detail: { note: input.note } };
    return decided({ custody: [found], item: moved(item, IN_STOCK) });
  });
}

export function auditItem(
  { input }: Command<typeof commands.AuditItem>,
  { item }: { readonly custody: Custody | null; readonly item: ItemState | null },
): Decision {
  if (item === null || item.situation !== 'kept') {
    return refuse('nothing-so-labelled', `No item carries ${input.scanned} as its label, serial number or asset tag.`);
  }
  const { stationId, note } = input;
  const data = { scanned: true, stationId, terms: usualTerms };
  return decided({ custody: [{ type: 'estate.ItemAudited', data, detail: { note } }] }, { label: item.item.label });
}

const WITHDRAWN = 'withdrawn';
const IN_STOCK = 'in-stock';

function writtenOff(item: Item): readonly ItemEvent[] {
  return moved(item, WITHDRAWN);
}

function moved(item: Item, to: string): readonly ItemEvent[] {
  return item.stage === to
    ? []
    : [
        {
          type: 'estate.ItemMoved',
          data: { from: item.stage, to },
          detail: { note: to === WITHDRAWN ? 'Lost' : 'Found' },
        },
      ];
}

function stunState(state: string): readonly ItemEvent[] {
  return [changed({ stunState: state }, {})];
}

function changed(fields: Record<string, string | null>, personal: Record<string, string | null>): ItemEvent {
  return {
    type: 'estate.ItemChanged',
    data: { source: 'person', importId: null, fields },
    detail: { name: null, fields: personal },
  };
}

export function isRadio({ classId }: Item): boolean {
  return classId === 'radio-terminal';
}

/** Only radios carry their holder as a field: it is what the radio register knows them by. */
export function heldBy(item: Item, to: InputOf<typeof commands.IssueItem>['to'] | null): readonly ItemEvent[] {
  return isRadio(item) ? [changed({ collar: to?.collar ?? null }, { holder: to?.name ?? null })] : [];
}

export function factsOf({ label, classId, fields }: Item) {
  const { stationId } = fields;
  return { label, classId, siteId: typeof stationId === 'string' ? stationId : null };
}

type Signing = Pick<InputOf<typeof commands.IssueItem>, 'signature'>;
type Signatory = Pick<InputOf<typeof commands.IssueItem>, 'to' | 'signature' | 'note'>;

export function signatureOf({ signature }: Signing) {
  return { kind: signature.kind, sha256: signature.kind === 'drawn' ? signature.sha256 : null };
}

export function signedBy({ to, signature, note }: Signatory) {
  return { person: to.name, signedAs: signature.name, note };
}

export function noSignature<Decided>(): Outcome<Decided> {
  return refuse('no-such-file', 'The picture of the signature has not been sent in.');
}

export function whenKept<Decided>(state: ItemState, rule: (item: Item) => Outcome<Decided>): Outcome<Decided> {
  return state.situation === 'kept' ? rule(state.item) : refuse('no-such-item', 'There is no item with this id.');
}

function whenLost({ custody, item }: States, rule: (item: Item, loss: Loss) => Decision): Decision {
  const { loss } = custody;
  return whenKept(item, (kept) => (loss === null ? refuse('not-lost', 'It is not lost.') : rule(kept, loss)));
}
