import { useRows } from '../../../client/react.tsx';
import { Attachments } from '../../../modules/operations/contract.ts';
import { useAttaching } from '../incident/files.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';

/** What the caller sends while they speak. It goes along to the incident that comes of the call. */
export function ContactFiles({ contactId }: { contactId: string }) {
  const { list } = useRows(Attachments, contactId);
  const { can } = useDesk();
  const { chooser, choose, notice } = useAttaching({ kind: 'contact', id: contactId }, 'caller');
  useAct('attach', choose, can('file.attach'));
  if (!can('file.attach')) return null;
  return (
    <section className="contact-files row wrap" aria-label="Files from the caller">
      <ActButton act="attach" look="plain">
        File from the caller
      </ActButton>
      {chooser}
      {notice}
      {list.map(({ id, name }) => (
        <a key={id} className="clip" href={`/api/attachments/${id}`} target="_blank" rel="noopener">
          {name ?? 'erased'}
        </a>
      ))}
    </section>
  );
}
