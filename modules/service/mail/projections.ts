import { type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { incomingMailAggregate, type MailState } from './incoming-mail.ts';
import type { MailTables } from './tables.ts';

/** The only writer of service.incoming_mail. */
export const incomingMailProjection: Projection = { aggregate: incomingMailAggregate, onState: write };

async function write(tx: Tx, id: string, state: MailState): Promise<void> {
  if (state.situation === 'none') return;
  const { mail } = state;
  const { sha256, bytes, fate, doubt, said } = mail;
  const row: MailTables['service.incoming_mail'] = {
    ...{ id, situation: state.situation, sha256, bytes, fate, doubt },
    message_id: mail.messageId,
    service_incident_id: mail.serviceIncidentId,
    person_id: mail.personId,
    address: said?.address ?? null,
    name: said?.name ?? null,
    subject: said?.subject ?? null,
    text: said?.text ?? null,
    quoted: said?.quoted ?? null,
    signature: said?.signature ?? null,
    because: said?.because ?? null,
    files: mail.files.map((file, at) => ({ ...file, name: said?.names[at] ?? null })),
    left_out: said?.leftOut ?? [],
    came_at: mail.cameAt,
    ...(state.situation === 'settled'
      ? { outcome: state.outcome, reason: state.reason, settled_by: state.by, settled_at: state.at }
      : { outcome: null, reason: null, settled_by: null, settled_at: null }),
  };
  await putRows(tx, { table: 'service.incoming_mail', rows: [row] });
}
