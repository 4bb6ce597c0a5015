import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { FollowedChanges, JoinedOutages, Outages, OwnRecords, plainWords } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { type Staff, useStaff } from '../session/staff.tsx';
import type { Outage } from './known.ts';
import { titleOf } from './outages.tsx';
import { StandingLine, type Words } from './standing-words.tsx';
import { useNames } from './use-names.ts';

type Own = RowOf<typeof OwnRecords>;
type Change = RowOf<typeof FollowedChanges>;

const kinds: Readonly<Record<Own['kind'], string>> = { 'it-incident': 'Problem', request: 'Request' };

/** One line of the list, whatever kind of record stands behind it. */
interface Line {
  readonly id: string;
  readonly href: string | null;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly words: Words;
  readonly over: boolean;
  readonly changedAt: number;
}

/** What somebody has reported, asked for, raised, or is touched by: one list, what lasts first. */
export function OwnList() {
  const { lines, fault } = useLines();
  const lasting = lines.filter(({ over }) => !over);
  const ended = lines.filter(({ over }) => over);
  return (
    <section className="portal-own" aria-label="Yours">
      <h3>Yours</h3>
      {lasting.length === 0 && (
        <Empty title={fault ?? 'Nothing of yours is open'}>
          What you report or ask for appears here, with who has it and what happens next.
        </Empty>
      )}
      <Lines lines={lasting} />
      {ended.length > 0 && (
        <details>
          <summary>Over: {ended.length}</summary>
          <Lines lines={ended} />
        </details>
      )}
    </section>
  );
}

function useLines(): { readonly lines: readonly Line[]; readonly fault: string | null } {
  const staff = useStaff();
  const names = useNames();
  const now = useNow();
  const { id } = staff.session.subject;
  const own = useRows(OwnRecords, id);
  const joined = useRows(JoinedOutages, id);
  const outages = useRows(Outages);
  const changes = useRows(FollowedChanges);
  const touching = outages.list.filter((outage) => joined.byKey.has(outage.id) && !own.byKey.has(outage.id));
  const lines = [
    ...own.list.map((row) => ofRecord(row, plainWords(row.standing, names, now))),
    ...touching.map((outage) => ofOutage(outage, staff)),
    ...changes.list.map((change) => ofChange(change, staff)),
  ];
  return { lines: lines.toSorted((a, b) => b.changedAt - a.changedAt), fault: notRead(own.state, 'what is yours') };
}

function ofRecord(row: Own, words: Words): Line {
  const { id, number, kind, changedAt, standing } = row;
  const over = standing.is === 'ended';
  return { id, href: `/mine/${id}`, kind: kinds[kind], number, title: row.title ?? 'erased', words, over, changedAt };
}

function ofOutage(outage: Outage, staff: Staff): Line {
  const { id, number, over, by, since } = outage;
  const state = over ? 'Fixed, as far as we know' : 'Being worked on';
  const words = { state, who: 'The service centre', next: 'It is put right', by: over ? null : by };
  return {
    id,
    href: null,
    kind: 'Touches you',
    number,
    title: titleOf(outage, staff),
    words,
    over: false,
    changedAt: since,
  };
}

function ofChange(change: Change, { nameOf }: Staff): Line {
  const { id, number, title, plain, situation, changedAt } = change;
  const words = { ...plain, who: plain.who ?? nameOf('teams', plain.teamId) };
  const over = situation === 'closed' || situation === 'rejected' || situation === 'cancelled';
  return { id, href: `/my-changes/${id}`, kind: 'Change', number, title: title ?? 'erased', words, over, changedAt };
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id}>
          {line.href === null ? (
            <div className="portal-line">
              <LineWords line={line} />
            </div>
          ) : (
            <Link href={line.href} className="portal-line">
              <LineWords line={line} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function LineWords({ line }: { line: Line }) {
  return (
    <>
      <span className="hint">
        {line.kind} <span className="number">{line.number}</span>
      </span>
      <strong>{line.title}</strong>
      <StandingLine words={line.words} />
    </>
  );
}
