import type { RowOf } from '../../../kernel/pure.ts';
import type { Messages } from '../../../modules/operations/contract.ts';

export type MessageRow = RowOf<typeof Messages>;

const weight = { urgent: 0, priority: 1, routine: 2 } as const;

/** What waits for an acknowledgement: the most urgent first, then the oldest. A note asks for none. */
export function toAcknowledge(rows: readonly MessageRow[], now: number): readonly MessageRow[] {
  return rows
    .filter(({ kind, acknowledgedAt, expiresAt }) => kind !== 'note' && acknowledgedAt === null && expiresAt > now)
    .toSorted((a, b) => weight[a.priority] - weight[b.priority] || a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
}

/** Those of a kind that still stand: what is not acknowledged first, then the newest. */
export function standing(rows: readonly MessageRow[], kind: MessageRow['kind'], now: number): readonly MessageRow[] {
  const answered = ({ acknowledgedAt }: MessageRow): number => (kind === 'note' || acknowledgedAt !== null ? 1 : 0);
  return rows
    .filter((row) => row.kind === kind && row.expiresAt > now)
    .toSorted((a, b) => answered(a) - answered(b) || b.sentAt - a.sentAt || (a.id < b.id ? -1 : 1));
}

const priorities = { urgent: 'URGENT ', priority: 'Priority ' } as const;
const kinds = { message: 'Message', obs: 'Obs', note: 'Note' } as const;

/** `URGENT message`, `Priority obs`, `Message`. */
export function wordsOf({ priority, kind }: Pick<MessageRow, 'priority' | 'kind'>): string {
  return priority === 'routine' ? kinds[kind] : `${priorities[priority]}${kind}`;
}
