import { memo } from 'react';
import { useNow, useRow } from '../../../client/react.tsx';
import { Contacts } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { channelWords } from '../contact/channel-choice.tsx';
import type { ContactRow } from './order.ts';

/** A contact that waits or is being taken: not an incident yet, and not to be lost. */
export const ContactQueueRow = memo(function ContactQueueRow({ id }: { id: string }) {
  const contact = useRow(Contacts, id);
  const now = useNow();
  if (contact === null) return <div className="queue-row gone">settled</div>;
  return (
    <div className="queue-row">
      <Icon name="phone" />
      <div className="lines">
        <div className="row">
          <span className="channel">{channelWords[contact.channel]}</span>
          <span className="number">{contact.number ?? 'call'}</span>
          <span className="clip">{contact.what ?? (contact.state === 'ringing' ? 'rings' : 'being taken')}</span>
          <span className="push quiet">{ago(now - contact.receivedAt)}</span>
        </div>
        <div className="row quiet">
          <span className="clip">{contact.place?.label ?? contact.callerNumber ?? 'place not known yet'}</span>
          <span className="push hint clip">{standingOf(contact)}</span>
        </div>
      </div>
    </div>
  );
});

/** Who has it, or what it waits for, in a word. */
function standingOf({ state, seatId, takenBy, care }: ContactRow): string {
  if (state === 'ringing') return 'waits';
  if (care?.recontact != null && care.recontact.owed.length > 0) return 'rang off: ring back';
  if (care?.passedFrom != null) return `left by ${care.passedFrom}`;
  if (care?.offer != null) return `offered to ${care.offer.seatName}`;
  return seatId === null ? 'nobody has it' : (takenBy ?? '');
}
