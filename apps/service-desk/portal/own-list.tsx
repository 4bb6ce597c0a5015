import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { JoinedOutages, Outages, OwnRecords, plainWords } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { type Outage, titleOf } from './outages.tsx';
import { useNames } from './use-names.ts';
import { byWords, dayAndTime } from './when.ts';

type Own = RowOf<typeof OwnRecords>;

const kinds: Readonly<Record<Own['kind'], string>> = { 'it-incident': 'Problem', request: 'Request' };

/** What somebody has reported, asked for and said "me too" of: one list, what lasts first. */
export function OwnList() {
  const { id } = useStaff().session.subject;
  const own = useRows(OwnRecords, id);
  const joined = useRows(JoinedOutages, id);
  const outages = useRows(Outages);
  const touching = outages.list.filter((outage) => joined.byKey.has(outage.id) && !own.byKey.has(outage.id));
  const lasting = own.list.filter(({ standing }) => standing.is !== 'ended').toSorted(byChange);
  const ended = own.list.filter(({ standing }) => standing.is === 'ended').toSorted(byChange);
  return (
    <section className="portal-own" aria-label="Yours">
      <h3>Yours</h3>
      {lasting.length + touching.length === 0 && (
        <Empty title={notRead(own.state, 'what you have reported') ?? 'Nothing of yours is open'}>
          What you report or ask for appears here, with who has it and what happens next.
        </Empty>
      )}
      <ul>
        {lasting.map((row) => (
          <OwnLine key={row.id} row={row} />
        ))}
        {touching.map((outage) => (
          <TouchingLine key={outage.id} outage={outage} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>Over: {ended.length}</summary>
          <ul>
            {ended.map((row) => (
              <OwnLine key={row.id} row={row} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function byChange(a: Own, b: Own): number {
  return b.changedAt - a.changedAt;
}

export function OwnLine({ row }: { row: Own }) {
  const now = useNow();
  const { state, who, next, by } = plainWords(row.standing, useNames(), now);
  return (
    <li>
      <Link href={`/mine/${row.id}`} className="portal-line">
        <span className="hint">
          {kinds[row.kind]} <span className="number">{row.number}</span>
        </span>
        <strong>{row.title ?? 'erased'}</strong>
        <span>
          {state} · {who}
        </span>
        <span className="quiet">
          {next}
          {by === null ? '' : `, ${byWords(by, now)}`}
        </span>
      </Link>
    </li>
  );
}

function TouchingLine({ outage }: { outage: Outage }) {
  const staff = useStaff();
  const now = useNow();
  return (
    <li className="portal-line">
      <span className="hint">
        Touches you <span className="number">{outage.number}</span>
      </span>
      <strong>{titleOf(outage, staff)}</strong>
      <span>{outage.over ? 'Fixed, as far as we know' : 'Being worked on'} · The service centre</span>
      <span className="quiet">
        {outage.by === null || outage.over
          ? `Down since ${dayAndTime(outage.since, now)}`
          : `It is put right, ${byWords(outage.by, now)}`}
      </span>
    </li>
  );
}
