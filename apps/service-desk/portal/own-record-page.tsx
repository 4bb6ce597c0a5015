import { useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { OwnRecordLog, OwnRecords, ownActs, plainWords } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { Attach, Files } from './attach.tsx';
import { OwnWrite } from './own-write.tsx';
import './portal.css';
import { Said } from './said.tsx';
import { StandingWords } from './standing-words.tsx';
import { useNames } from './use-names.ts';
import { dayAndTime } from './when.ts';

/** One record of the person here: how it stands, what was said, and what they can do. */
export function OwnRecordPage() {
  const { id = '' } = useParams();
  const { session } = useStaff();
  const own = useRows(OwnRecords, session.subject.id);
  const row = own.byKey.get(id);
  const names = useNames();
  const now = useNow();
  if (row === undefined) {
    return (
      <main className="service-page portal">
        <Empty title={notRead(own.state, 'your records') ?? 'This is none of your records'} />
      </main>
    );
  }
  return (
    <main className="service-page portal">
      <header className="stack">
        <p className="hint">
          <span className="number">{row.number}</span> · {dayAndTime(row.raisedAt, now)}
        </p>
        <h2>{row.title ?? 'erased'}</h2>
      </header>
      <StandingWords words={plainWords(row.standing, names, now)} />
      <OwnWrite row={row} acts={ownActs(row.standing, now)} />
      {row.kind === 'it-incident' && row.standing.is !== 'ended' && (
        <div>
          <Attach serviceIncidentId={id} />
        </div>
      )}
      {row.kind === 'it-incident' && <Files serviceIncidentId={id} />}
      <Talk id={id} />
    </main>
  );
}

const kinds: Readonly<Record<string, string>> = {
  raised: 'reported it',
  file: 'attached',
  asked: 'asked for it',
  answer: 'answered',
  comment: 'wrote',
  resolved: 'put it right',
  reopened: 'took it up again',
  closed: 'said that it works',
};

function Talk({ id }: { id: string }) {
  const { list } = useRows(OwnRecordLog, id);
  return <Said lines={list} did={({ kind }) => kinds[kind] ?? kind} />;
}
