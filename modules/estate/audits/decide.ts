import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Custody } from '../custody/custody.ts';
import type { CustodyEvent } from '../custody/events.ts';
import { usualTerms as custodyTerms } from '../custody/terms.ts';
import type { ItemEvent } from '../items/events.ts';
import type { Item, ItemState } from '../items/item.ts';
import { type Audit, type AuditLine, type AuditState, type AuditTerms, openExceptions } from './audit.ts';
import type * as commands from './commands.ts';
import type { AuditEvent } from './events.ts';
import type { Expected } from './expected.ts';

type Command<C> = CommandOf<InputOf<C>>;
interface Decided {
  readonly audit: readonly AuditEvent[];
  readonly custody?: readonly CustodyEvent[];
  readonly item?: readonly ItemEvent[];
}
type Decision = Outcome<Decided>;
interface AuditAlone {
  readonly audit: AuditState;
}
interface WithItem extends AuditAlone {
  readonly item: ItemState | null;
}

const DAY_SECONDS = 86_400;

/** As Trefoil brings them; they stand in the event. */
const usualTerms: AuditTerms = {
  finishHours: 24,
  settleDays: 7,
  ladder: [
    { to: 'technician', afterSeconds: 0, channel: 'list' },
    { to: 'service-manager', afterSeconds: 2 * DAY_SECONDS, channel: 'list' },
  ],
  repeatSeconds: DAY_SECONDS,
};

export function beginAudit(
  { input, confirmed }: Command<typeof commands.BeginAudit>,
  { audit }: AuditAlone,
  { hasStation, expected }: { readonly hasStation: boolean; readonly expected: readonly Expected[] },
): Decision {
  if (audit.situation !== 'none') return refuse('audit-exists', 'It was begun already.');
  const { stationId, room } = input;
  if (!hasStation) return refuse('no-such-station', `The force has no station ${stationId}.`);
  if (expected.length === 0 && !confirmed.has('nothing-expected')) {
    return confirm('nothing-expected', 'Nothing is recorded there: all that is scanned will be an exception.');
  }
  const data = { stationId, room, expected: expected.length, terms: usualTerms };
  return decided({ audit: [{ type: 'estate.AuditBegun', data }] });
}

/** Whatever it turns out to be, it was seen: the clock of its own audit begins anew. */
export function scanLabel(
  { input }: Command<typeof commands.ScanLabel>,
  { audit: state, custody, item: read }: WithItem & { readonly custody: Custody | null },
  { itemId }: { readonly itemId: string | null },
): Decision {
  return whenRunning(state, (audit) => {
    const { scanned } = input;
    const item = read?.situation === 'kept' ? read.item : null;
    const result = item === null ? 'unknown' : resultOf(item, custody, audit);
    const known = item === null || itemId === null ? null : { itemId, label: item.label, recorded: placeOf(item) };
    const seen: CustodyEvent[] =
      known === null
        ? []
        : [
            {
              type: 'estate.ItemAudited',
              data: { scanned: true, stationId: audit.stationId, terms: custody?.terms ?? custodyTerms },
              detail: { note: '' },
            },
          ];
    return decided(
      {
        audit: [{ type: 'estate.LabelScanned', data: { scanned, result, item: known } }],
        ...(known !== null && { custody: seen }),
      },
      { result, label: item?.label ?? scanned },
    );
  });
}

function resultOf(item: Item, custody: Custody | null, { stationId, room }: Audit) {
  if (custody !== null && custody.loss !== null) return 'lost';
  if (item.stage === 'withdrawn' || item.stage === 'ordered' || item.stage === 'disposed') return 'not-in-use';
  if (custody !== null && custody.holder !== null) return 'in-hands';
  const there = item.fields.stationId === stationId && (room === null || item.fields.room === room);
  return there ? 'as-recorded' : 'elsewhere';
}

function placeOf({ fields }: Item): string {
  return [fields.room, fields.stationId].filter((one) => typeof one === 'string' && one !== '').join(', ');
}

export function endAudit(
  _: Command<typeof commands.EndAudit>,
  { audit: state }: AuditAlone,
  { expected }: { readonly expected: readonly Expected[] },
): Decision {
  return whenRunning(state, ({ lines }) => {
    const seen = new Set(lines.map(({ item }) => item?.itemId));
    const missing = expected.filter(({ itemId }) => !seen.has(itemId)).map((one) => ({ ...one }));
    return decided({ audit: [{ type: 'estate.AuditEnded', data: { missing } }] }, { missing: missing.length });
  });
}

/** The record follows what was seen, where somebody says that what was seen is right. */
export function settleException(
  { input }: Command<typeof commands.SettleException>,
  { audit: state, item: read }: WithItem,
): Decision {
  if (state.situation === 'none') return noSuch();
  const { lineId, how, note } = input;
  const line = openExceptions(state.audit).find((one) => one.lineId === lineId);
  if (line === undefined) return refuse('no-such-exception', 'It is settled already, or there is no such exception.');
  const settled: AuditEvent = { type: 'estate.ExceptionSettled', data: { lineId, how }, detail: { note } };
  if (how !== 'record-corrected') return decided({ audit: [settled] });
  if (read?.situation !== 'kept' || line.kind === 'missing') {
    return refuse('nothing-to-correct', 'Nothing was scanned that could be recorded here.');
  }
  return decided({ audit: [settled], item: corrected(read.item, line, state.audit) });
}

function corrected(item: Item, { kind }: AuditLine, { stationId, room }: Audit): readonly ItemEvent[] {
  const place = { stationId, ...(room !== null && { room }) };
  const changed: ItemEvent = {
    type: 'estate.ItemChanged',
    data: { source: 'person', importId: null, fields: place },
    detail: { name: null, fields: {} },
  };
  const moved: ItemEvent = {
    type: 'estate.ItemMoved',
    data: { from: item.stage, to: 'in-stock' },
    detail: { note: 'Found by an audit' },
  };
  return kind === 'not-in-use' ? [changed, moved] : [changed];
}

function noSuch(): Decision {
  return refuse('no-such-audit', 'There is no such audit.');
}

function whenRunning(state: AuditState, rule: (audit: Audit) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  return state.audit.endedAt === null ? rule(state.audit) : refuse('audit-ended', 'This audit has been ended.');
}
