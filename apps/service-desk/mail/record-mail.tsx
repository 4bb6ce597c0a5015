import { useRows } from '../../../client/react.tsx';
import { When } from '../../../client/when.tsx';
import { MailOfRecord, MailToRecord } from '../../../modules/service/contract.ts';
import { Folded } from './folded.tsx';
import { fateWords, wentWords } from './mail-words.ts';
import './mail.css';

/** The mails of one IT incident, both ways: whether they arrived, and what they quoted. */
export function RecordMail({ id }: { id: string }) {
  const { list: came } = useRows(MailOfRecord, id);
  const { list: went } = useRows(MailToRecord, id);
  if (came.length === 0 && went.length === 0) return null;
  const all = [
    ...came.map((mail) => ({ at: mail.cameAt, key: mail.id, came: mail, went: null })),
    ...went.map((mail) => ({ at: mail.owedAt, key: mail.id, came: null, went: mail })),
  ].toSorted((a, b) => a.at - b.at);
  return (
    <section aria-label="E-mails" className="stack">
      <h3 className="label">E-mails</h3>
      <ul className="record-list">
        {all.map(({ at, key, came: from, went: to }) => (
          <li key={key}>
            <When at={at} />{' '}
            {from !== null && (
              <>
                from {from.name || (from.address ?? 'erased')}: {fateWords(from)}
                <Folded quoted={from.quoted} signature={from.signature} />
              </>
            )}
            {to !== null && (
              <>
                to {to.address ?? 'erased'}: {wentWords(to)} <span className="quiet">{to.because}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
