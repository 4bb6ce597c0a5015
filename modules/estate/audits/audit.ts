import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { AuditEvent } from './events.ts';

type Of<Type extends AuditEvent['type']> = Extract<AuditEvent, { type: Type }>;
type Begun = Of<'estate.AuditBegun'>['data'];
export type AuditTerms = Begun['terms'];

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

/** One label that was read, or one item that was not there. */
export interface AuditLine {
  readonly lineId: string;
  readonly kind: Of<'estate.LabelScanned'>['data']['result'] | 'missing';
  readonly scanned: string;
  readonly item: Of<'estate.LabelScanned'>['data']['item'];
  readonly at: number;
  readonly settled: {
    readonly at: number;
    readonly by: string;
    readonly how: Of<'estate.ExceptionSettled'>['data']['how'];
    /** Null when erased. */
    readonly note: string | null;
  } | null;
}

export interface Audit extends Begun {
  readonly by: string;
  readonly begunAt: number;
  readonly endedAt: number | null;
  readonly lines: readonly AuditLine[];
}

export type AuditState = { readonly situation: 'none' } | { readonly situation: 'begun'; readonly audit: Audit };

export function evolveAudit(state: AuditState, event: Past<AuditEvent | StepEvent>): AuditState {
  if (isStep(event)) return state;
  const at = event.occurredAt;
  if (event.type === 'estate.AuditBegun') {
    const audit = { ...event.data, by: event.actor.name, begunAt: at, endedAt: null, lines: [] };
    return { situation: 'begun', audit };
  }
  if (state.situation === 'none') return state;
  const { audit } = state;
  switch (event.type) {
    case 'estate.LabelScanned':
      return { ...state, audit: { ...audit, lines: scannedOnto(audit.lines, event) } };
    case 'estate.AuditEnded': {
      const missing = event.data.missing.map(
        (item): AuditLine => ({ lineId: item.itemId, kind: 'missing', scanned: '', item, at, settled: null }),
      );
      return { ...state, audit: { ...audit, endedAt: at, lines: [...audit.lines, ...missing] } };
    }
    case 'estate.ExceptionSettled': {
      const { lineId, how } = event.data;
      const settled = { at, how, by: event.actor.name, note: event.detail?.note ?? null };
      const lines = audit.lines.map((line) => (line.lineId === lineId ? { ...line, settled } : line));
      return { ...state, audit: { ...audit, lines } };
    }
  }
}

/** The same label read twice is one line, as it was read last. */
function scannedOnto(lines: readonly AuditLine[], event: Past<Of<'estate.LabelScanned'>>): readonly AuditLine[] {
  const { scanned, result, item } = event.data;
  const lineId = lineIdOf(event.data);
  const rest = lines.filter((line) => line.lineId !== lineId);
  return [...rest, { lineId, kind: result, scanned, item, at: event.occurredAt, settled: null }];
}

/** By the item, or by what was read where nothing carries it. */
export function lineIdOf({ scanned, item }: Pick<Of<'estate.LabelScanned'>['data'], 'scanned' | 'item'>): string {
  return item?.itemId ?? scanned;
}

export function openExceptions({ lines }: Pick<Audit, 'lines'>): readonly AuditLine[] {
  return lines.filter(({ kind, settled }) => kind !== 'as-recorded' && settled === null);
}
