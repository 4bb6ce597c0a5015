import { useNow, useRow } from '../../../client/react.tsx';
import { Contacts } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';

/** A call being taken: not an incident yet, and not to be lost. */
export function ContactQueueRow({ id }: { id: string }) {
  const contact = useRow(Contacts, id);
  const now = useNow();
  if (contact === null) return <div className="queue-row gone">settled</div>;
  return (
    <div className="queue-row">
      <Icon name="phone" />
      <div className="lines">
        <div className="row">
          <span className="number">{contact.number ?? 'call'}</span>
          <span className="clip">{contact.what ?? 'being taken'}</span>
          <span className="push quiet">{ago(now - contact.receivedAt)}</span>
        </div>
        <div className="row quiet">
          <span className="clip">{contact.place?.label ?? 'place not known yet'}</span>
          <span className="push hint clip">{contact.takenBy}</span>
        </div>
      </div>
    </div>
  );
}
