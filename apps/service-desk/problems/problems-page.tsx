import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ItemRecord } from '../../../modules/estate/contract.ts';
import { DismissTrend, Problems, Trends } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { byWords } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { inOrder, type ProblemRow, standingOf, type Trend, trendWords } from './problem-words.ts';
import './problems.css';
import { Heading } from '../words/heading.tsx';
import { TextBox } from './text-box.tsx';

const ROW_PX = 44;

/** Problems, what owes something on top; before them what repeats and may be one. */
export function ProblemsPage() {
  const { list, state } = useRows(Problems);
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const ordered = useMemo(() => list.toSorted(inOrder), [list]);
  const byId = useMemo(() => new Map(ordered.map((row) => [row.id, row])), [ordered]);
  const keys = useMemo(() => ordered.map(({ id }) => id), [ordered]);
  useAct('openProblem', () => go('/problems/new'));
  const open = list.filter(({ situation }) => situation !== 'closed').length;
  return (
    <main className="service-page wide queue-page problems-page">
      <div className="row wrap">
        <Heading of="/problems">Problems</Heading>
        <span className="quiet">{state === 'ready' ? `${open} open` : '–'}</span>
        <Link href="/knowledge">Known errors and articles</Link>
        <span className="push">
          <ActButton act="openProblem" icon="plus">
            New problem
          </ActButton>
        </span>
      </div>
      <Repeats />
      {keys.length === 0 ? (
        <Empty title={notRead(state, 'the problems') ?? 'No problem is known'}>
          What has caused IT incidents, or will, appears here with the search for its cause.
        </Empty>
      ) : (
        <>
          <ListHeads
            grid="problem-row"
            titles={['P', 'Number', 'What', 'Caused', 'How it stands', 'Who has it', 'Due']}
          />
          <VirtualList
            label="Problems"
            keys={keys}
            rowHeight={ROW_PX}
            selected={chosen}
            onSelect={setChosen}
            onOpen={(id) => go(`/problems/${id}`)}
            row={(id) => {
              const row = byId.get(id);
              return row === undefined ? null : <ProblemLine row={row} />;
            }}
          />
        </>
      )}
    </main>
  );
}

function ProblemLine({ row }: { row: ProblemRow }) {
  const { nameOf } = useStaff();
  const now = useNow();
  return (
    <div className="problem-row">
      <strong className="priority" data-priority={row.priority}>
        P{row.priority}
      </strong>
      <span className="number">{row.number}</span>
      <span className="clip">
        {row.title ?? 'erased'}
        {row.major && <span className="queue-mark">major</span>}
        {row.audience !== null && <span className="queue-mark">known error</span>}
      </span>
      <span className="quiet clip">{row.incidents === 1 ? '1 IT incident' : `${row.incidents} IT incidents`}</span>
      <span className="clip">{standingOf(row)}</span>
      <span className="quiet clip">{row.owner || nameOf('teams', row.teamId)}</span>
      <span className="quiet clip">{row.dueAt === null ? '' : byWords(row.dueAt, now)}</span>
    </div>
  );
}

/** What repeats: it is a problem, or somebody says why it is none. */
function Repeats() {
  const { list } = useRows(Trends);
  const now = useNow();
  if (list.length === 0) return null;
  return (
    <section className="problem-repeats" aria-label="What repeats">
      <h3>
        <StateMark tone="warn">What repeats</StateMark>
      </h3>
      <ul>
        {list
          .toSorted((a, b) => a.lookBy - b.lookBy)
          .map((trend) => (
            <Repeating key={trend.id} trend={trend} now={now} />
          ))}
      </ul>
    </section>
  );
}

function Repeating({ trend, now }: { trend: Trend; now: number }) {
  const { nameOf, words } = useStaff();
  const { send, notice } = useSend();
  const [reason, setReason] = useState<string | null>(null);
  const { by, subjectId } = trend;
  const place = words?.sites.find(({ id }) => id === subjectId)?.name ?? subjectId;
  const name = by === 'category' ? nameOf('categories', subjectId) : place;
  return (
    <li>
      {notice}
      <div className="row wrap">
        <span>{by === 'item' ? <OfItem trend={trend} /> : trendWords(trend, name)}</span>
        <span className="quiet">look at it {byWords(trend.lookBy, now)}</span>
        {by === 'item' && <Link href={`/estate/${subjectId}`}>The item</Link>}
        <Link href={`/problems/new?trend=${trend.id}`} className="problem-open">
          Open a problem
        </Link>
        <Button onPress={() => setReason(reason === null ? '' : null)} expanded={reason !== null}>
          It is none
        </Button>
      </div>
      {reason !== null && (
        <form
          className="row wrap problem-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send(DismissTrend, { trendId: trend.id, reason });
          }}
        >
          <TextBox label="Why it is none" value={reason} onValue={setReason} first />
          <Button look="primary" submit onPress={() => void send(DismissTrend, { trendId: trend.id, reason })}>
            Say so
          </Button>
        </form>
      )}
    </li>
  );
}

/** By its label; an item that the estate does not know has none. */
function OfItem({ trend }: { trend: Trend }) {
  const [item] = useRows(ItemRecord, trend.subjectId).list;
  return trendWords(trend, item?.label ?? '');
}
