import type { ActName } from '../keys/acts.ts';
import type { AlarmRow } from './alarm-order.ts';

/** Of the alarms that a message was not acknowledged; the message is named in the key. */
export const MESSAGE = 'message';
/** Of a crossing of a fence; fence and number of the crossing stand in the key. */
export const FENCE = 'fence';
/** Of records that are due for review. */
export const RECORDS = 'record-review';

/** Where alarms of no record are dealt with, by how their kinds begin. */
const panes: readonly { readonly kind: string; readonly act: ActName }[] = [
  { kind: FENCE, act: 'fences' },
  { kind: 'operation-', act: 'planned' },
  { kind: 'aid-', act: 'planned' },
  { kind: 'unread-', act: 'unread' },
  // Of a marker: that of an incident opens with it.
  { kind: 'review', act: 'supervise' },
  { kind: RECORDS, act: 'supervise' },
  { kind: 'pack-effect', act: 'bureau' },
  { kind: 'code-', act: 'bureau' },
];

/** The act that opens the pane in which an alarm is dealt with; undefined where it is about a record, a unit or a call. */
export function paneOf({ kind, incidentId }: Pick<AlarmRow, 'kind' | 'incidentId'>): ActName | undefined {
  if (kind === MESSAGE) return 'messages';
  return incidentId === null ? panes.find((pane) => kind.startsWith(pane.kind))?.act : undefined;
}
