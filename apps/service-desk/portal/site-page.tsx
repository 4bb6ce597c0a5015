import { useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { Profile, plainWords, SiteRecords } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import './portal.css';
import { Pick } from './profile-page.tsx';
import { StandingLine } from './standing-words.tsx';
import { useNames } from './use-names.ts';

/** What was reported and asked for at a station, for whoever leads there. */
export function SitePage() {
  const { session, words } = useStaff();
  const own = useRows(Profile, session.subject.id).list[0]?.siteId ?? '';
  const [chosen, setChosen] = useState<string | null>(null);
  const siteId = chosen ?? own;
  return (
    <main className="service-page portal">
      <h2>Everything at a station</h2>
      <Pick
        label="Station"
        options={(words?.sites ?? []).map(({ id, name }) => [id, name] as const)}
        value={siteId}
        onPick={setChosen}
      />
      {siteId !== '' && <Lines key={siteId} siteId={siteId} />}
    </main>
  );
}

function Lines({ siteId }: { siteId: string }) {
  const { list, state } = useRows(SiteRecords, siteId);
  const names = useNames();
  const now = useNow();
  const lasting = list.filter(({ standing }) => standing.is !== 'ended').toSorted((a, b) => b.changedAt - a.changedAt);
  if (lasting.length === 0) return <Empty title={notRead(state, 'what is open here') ?? 'Nothing is open here'} />;
  return (
    <ul>
      {lasting.map((row) => (
        <li key={row.id} className="portal-line">
          <span className="hint">
            <span className="number">{row.number}</span> · {row.owner ?? 'erased'}
          </span>
          <strong>{row.title ?? 'erased'}</strong>
          <StandingLine words={plainWords(row.standing, names, now)} />
        </li>
      ))}
    </ul>
  );
}
