import { type Projection, putRows, type Tx } from '../../../../kernel/index.ts';
import { TRY_MS } from './decide.ts';
import { type OutgoingMailState, outgoingMailAggregate } from './outgoing-mail.ts';
import type { OutgoingMailTables } from './tables.ts';

/** The only writer of service.outgoing_mail. */
export const outgoingMailProjection: Projection = { aggregate: outgoingMailAggregate, onState: write };

async function write(tx: Tx, id: string, state: OutgoingMailState): Promise<void> {
  if (state.situation === 'none') return;
  const { mail, situation } = state;
  const { automatic, attempts, unsure, said } = mail;
  const row: OutgoingMailTables['service.outgoing_mail'] = {
    ...{ id, situation, automatic, attempts, unsure, because: becauseOf(state), next_at: nextAtOf(state) },
    service_incident_id: mail.serviceIncidentId,
    on_what: mail.on,
    to_whom: mail.to,
    message_id: mail.messageId,
    answers: [...mail.answers],
    address: said?.address ?? null,
    subject: said?.subject ?? null,
    text: said?.text ?? null,
    owed_at: mail.owedAt,
    changed_at: 'at' in state ? state.at : mail.since,
  };
  await putRows(tx, { table: 'service.outgoing_mail', rows: [row] });
}

function becauseOf(state: OutgoingMailState): string | null {
  if (state.situation === 'left') return state.late;
  return state.situation === 'owed' || state.situation === 'not-delivered' ? state.because : null;
}

/** A try that nobody ended is taken up when its process must be gone. */
function nextAtOf(state: OutgoingMailState): number | null {
  if (state.situation === 'owed') return state.nextAt;
  return state.situation === 'trying' ? state.at + TRY_MS : null;
}
