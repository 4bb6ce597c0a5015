import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { When } from '../../../client/when.tsx';
import { UndeliveredMail, WaitingMail } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { countOf, notRead } from '../../../ui/not-read/not-read.ts';
import { CameMail } from './came-mail.tsx';
import { doubtWords, wentWords } from './mail-words.ts';
import { WentMail } from './went-mail.tsx';
import './mail.css';

/** Mails that no rule could file, and those that did not reach anybody: each waits here until somebody has dealt with it. */
export function MailPage() {
  const came = useRows(WaitingMail);
  const went = useRows(UndeliveredMail);
  const [chosen, setChosen] = useState<string | null>(null);
  const waiting = came.list.toSorted((a, b) => a.cameAt - b.cameAt);
  const undelivered = went.list.toSorted((a, b) => a.owedAt - b.owedAt);
  const first = waiting[0]?.id ?? undelivered[0]?.id ?? null;
  const known = [...waiting, ...undelivered].some(({ id }) => id === chosen);
  const open = known ? chosen : first;
  const openCame = waiting.find(({ id }) => id === open);
  const openWent = undelivered.find(({ id }) => id === open);
  return (
    <main className="service-page wide mail-page">
      <h2>E-mail</h2>
      <div className="mail-lists">
        <section aria-labelledby="mail-waiting">
          <h3 id="mail-waiting">To be filed: {countOf(came.state, waiting.length)}</h3>
          {waiting.length === 0 && <Empty title={notRead(came.state, 'the e-mails') ?? 'Every e-mail is filed'} />}
          <ul className="mail-list">
            {waiting.map((mail) => (
              <Row key={mail.id} at={mail.cameAt} pressed={mail.id === open} onPress={() => setChosen(mail.id)}>
                <strong>{mail.subject || '(no subject)'}</strong>
                <span className="quiet">
                  {mail.name || mail.address || 'unknown sender'} · {doubtWords(mail)}
                </span>
              </Row>
            ))}
          </ul>
        </section>
        <section aria-labelledby="mail-undelivered">
          <h3 id="mail-undelivered">Not delivered: {countOf(went.state, undelivered.length)}</h3>
          {undelivered.length === 0 && <Empty title={notRead(went.state, 'the e-mails') ?? 'Every e-mail has left'} />}
          <ul className="mail-list">
            {undelivered.map((mail) => (
              <Row key={mail.id} at={mail.owedAt} pressed={mail.id === open} onPress={() => setChosen(mail.id)}>
                <strong>{mail.subject ?? 'erased'}</strong>
                <span className="quiet">
                  {mail.address ?? 'erased'} · {wentWords(mail)}
                </span>
              </Row>
            ))}
          </ul>
        </section>
      </div>
      {openCame !== undefined && <CameMail key={openCame.id} mail={openCame} />}
      {openWent !== undefined && <WentMail key={openWent.id} mail={openWent} />}
    </main>
  );
}

function Row(props: {
  readonly at: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <li>
      <button type="button" className="mail-row" aria-pressed={props.pressed} onClick={props.onPress}>
        {props.children}
        <When at={props.at} />
      </button>
    </li>
  );
}
