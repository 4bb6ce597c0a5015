import { useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Changes } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { byWords } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { BandMark } from './band-mark.tsx';
import './changes.css';
import { Heading } from '../words/heading.tsx';

const ROW_PX = 44;
type Row = RowOf<typeof Changes>;

/** All changes that are not over, what is due first on top. */
export function ChangesPage() {
  const { can } = useStaff();
  const { list, state } = useRows(Changes);
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const atRisk = new URLSearchParams(useSearch()).get('only') === 'at-risk';
  const ordered = useMemo(
    () => list.filter(({ collisions, held }) => !atRisk || collisions > 0 || held).toSorted(byDue),
    [list, atRisk],
  );
  const byId = useMemo(() => new Map(ordered.map((row) => [row.id, row])), [ordered]);
  const keys = useMemo(() => ordered.map(({ id }) => id), [ordered]);
  useAct('raiseChange', () => go('/changes/new'), can('change.raise'));
  return (
    <main className="service-page wide queue-page">
      <div className="row wrap">
        <Heading of="/changes">Changes</Heading>
        <span className="quiet">
          {state === 'ready' ? `${keys.length} ${atRisk ? 'with something in the way' : 'open'}` : '–'}
        </span>
        <Link href="/change-schedule">Schedule</Link>
        <Link href="/cab">CAB</Link>
        <Link href="/change-templates">Templates</Link>
        <Link href="/change-report">Figures</Link>
        <span className="push">
          {can('change.raise') && (
            <ActButton act="raiseChange" icon="plus">
              New change
            </ActButton>
          )}
        </span>
      </div>
      {keys.length === 0 ? (
        <Empty title={notRead(state, 'the changes') ?? 'No change is open'}>
          What somebody wants to alter appears here, from the first word to the review.
        </Empty>
      ) : (
        <>
          <ListHeads
            grid="change-row"
            titles={['Number', 'What', 'Risk', 'Kind', 'How it stands', 'Who has it', 'Due']}
          />
          <VirtualList
            label="Open changes"
            keys={keys}
            rowHeight={ROW_PX}
            selected={chosen}
            onSelect={setChosen}
            onOpen={(id) => go(`/changes/${id}`)}
            row={(id) => {
              const row = byId.get(id);
              return row === undefined ? null : <ChangeLine row={row} />;
            }}
          />
        </>
      )}
    </main>
  );
}

function byDue(a: Row, b: Row): number {
  const due = (row: Row): number => row.plain.by ?? Number.MAX_SAFE_INTEGER;
  return due(a) - due(b) || (a.id < b.id ? -1 : 1);
}

function ChangeLine({ row }: { row: Row }) {
  const { nameOf } = useStaff();
  const now = useNow();
  return (
    <div className="change-row">
      <span className="number">{row.number}</span>
      <span className="clip">{row.title ?? 'erased'}</span>
      <BandMark band={row.band} />
      <span className="quiet clip">{row.model}</span>
      <span className="clip">{row.plain.state}</span>
      <span className="quiet clip">{row.plain.who ?? nameOf('teams', row.plain.teamId)}</span>
      <span className="quiet clip">{row.plain.by === null ? '' : byWords(row.plain.by, now)}</span>
    </div>
  );
}
