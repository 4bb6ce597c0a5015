import type { EventOf, Past } from '../../../kernel/pure.ts';
import type { messageLogEvents } from './events.ts';

const kinds = { message: 'Message', obs: 'Obs', note: 'Note' } as const;

/** The line of an incident's log that keeps what was sent about it. */
export function messageLine({ data, detail }: Past<EventOf<typeof messageLogEvents>>): {
  readonly kind: 'remark';
  readonly text: string | null;
} {
  const how = data.priority === 'routine' ? '' : ` (${data.priority})`;
  return { kind: 'remark', text: detail && `${kinds[data.kind]}${how} to ${detail.to}: ${detail.text}` };
}
