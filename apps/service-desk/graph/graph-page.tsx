import { useMemo, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Dependencies, Impact } from '../../../modules/estate/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { type EstateNames, useEstateWords } from '../estate/use-words.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { Drawing } from './drawing.tsx';
import { asTree, type Stop } from './tree.ts';
import './graph.css';

const ROW_PX = 36;
const depths = [1, 2, 3, 5, 8, 20] as const;

type Fallen = RowOf<typeof Impact>;

interface Asked {
  readonly direction: 'up' | 'down';
  readonly depth: number;
  readonly classId: string;
  readonly kind: string;
}

/** What an item needs or what needs it, as a list in words and as a picture; and what falls if it goes down. */
export function GraphPage() {
  const { id = '' } = useParams();
  const names = useEstateWords();
  const [asked, setAsked] = useState<Asked>({ direction: 'up', depth: 3, classId: '', kind: '' });
  const [whatIf, setWhatIf] = useState(false);
  const { direction, depth, classId, kind } = asked;
  const walked = useView(
    Dependencies,
    `&of=${id}&direction=${direction}&depth=${depth}&classes=${classId}&kinds=${kind}`,
  );
  const fall = useView(Impact, `&of=${whatIf ? id : ''}`);
  const rows = useMemo(() => asTree(walked.rows), [walked.rows]);
  const fallen = useMemo(
    () => new Set(whatIf ? [id, ...fall.rows.map(({ itemId }) => itemId)] : []),
    [whatIf, id, fall.rows],
  );
  useAct('whatIf', () => setWhatIf(!whatIf));
  useAct('turnGraph', () => setAsked({ ...asked, direction: direction === 'up' ? 'down' : 'up' }));
  const root = walked.rows.find(({ depth: steps }) => steps === 0);
  if (root === undefined) {
    const title = notRead(walked.state, 'this item') ?? 'There is no such item, or it is not open to you';
    return (
      <main className="service-page">
        <Empty title={title} />
      </main>
    );
  }
  return (
    <main className="service-page wide graph-page">
      <p className="quiet">
        <Link href="/estate">Estate</Link> · <Link href={`/estate/${root.itemId}`}>{root.label}</Link>
      </p>
      <div className="row wrap">
        <h2>{direction === 'up' ? `What needs ${root.label}` : `What ${root.label} needs`}</h2>
        <ActButton act="turnGraph">{direction === 'up' ? 'What it needs' : 'What needs it'}</ActButton>
        <ActButton act="whatIf">{whatIf ? 'As it stands' : 'What if it goes down'}</ActButton>
        <Filters asked={asked} onAsk={setAsked} names={names} />
        <span className="quiet" role="status">
          {rows.length === 2 ? '1 item' : `${rows.length - 1} items`}
          {whatIf && `, ${fall.rows.length} would fall`}
        </span>
      </div>
      <div className="graph-body">
        {whatIf ? <FallenList rows={fall.rows} names={names} /> : <Steps rows={rows} asked={asked} names={names} />}
        <Drawing rows={walked.rows} fallen={fallen} />
      </div>
    </main>
  );
}

interface FilterProps {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  readonly names: EstateNames;
}

type Options = readonly { readonly id: string; readonly name: string }[];

function Filters({ asked, onAsk, names: { words } }: FilterProps) {
  const pick = (key: 'classId' | 'kind', label: string, all: string, options: Options = []) => (
    <select
      className="input"
      aria-label={label}
      value={asked[key]}
      onChange={(event) => onAsk({ ...asked, [key]: event.target.value })}
    >
      <option value="">{all}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <>
      <select
        className="input"
        aria-label="Steps"
        value={asked.depth}
        onChange={(event) => onAsk({ ...asked, depth: Number(event.target.value) })}
      >
        {depths.map((steps) => (
          <option key={steps} value={steps}>
            {steps === 1 ? '1 step' : `${steps} steps`}
          </option>
        ))}
      </select>
      {pick('classId', 'Class', 'All classes', words?.classes)}
      {pick('kind', 'Kind of relation', 'All relations', words?.kinds)}
    </>
  );
}

/** The graph in words: each item under the one that leads to it, by arrow keys; Enter goes on from there. */
function Steps({ rows, asked, names }: { rows: readonly Stop[]; asked: Asked; names: EstateNames }) {
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const labels = useMemo(() => new Map(rows.map((row) => [row.itemId, row.label])), [rows]);
  return (
    <VirtualList
      label="Items, step by step"
      keys={rows.map(({ id }) => id)}
      rowHeight={ROW_PX}
      selected={chosen}
      onSelect={setChosen}
      onOpen={(id) => go(`/estate/${id}/graph`)}
      row={(id) => {
        const row = byId.get(id);
        if (row === undefined) return null;
        return (
          <div className="graph-row" style={{ paddingLeft: 12 + row.depth * 18 }}>
            <span className="number">{row.label}</span>
            <span className="clip">{row.name ?? 'restricted'}</span>
            <span className="clip quiet">{said(row, asked.direction, { names, labels })}</span>
          </div>
        );
      }}
    />
  );
}

interface Words {
  readonly names: EstateNames;
  readonly labels: ReadonlyMap<string, string>;
}

function said({ via, depth, beyond, classId }: Stop, direction: Asked['direction'], { names, labels }: Words): string {
  const [first] = via;
  const more = beyond === 0 ? '' : `, ${beyond} more behind it`;
  if (first === undefined)
    return `${names.nameOf('classes', classId)}${depth === 0 ? '' : `, ${depth} steps away`}${more}`;
  const kind = names.words?.kinds.find(({ id }) => id === first.kind);
  const words = direction === 'up' ? kind?.name : kind?.reverse;
  const spare = first.group === null ? '' : ` (one of group ${first.group}, needs ${first.needs ?? 1})`;
  return `${words ?? first.kind} ${labels.get(first.itemId) ?? ''}${spare}${more}`;
}

/** What falls, in the order in which it falls, with the need that is not met and the way there. */
function FallenList({ rows, names }: { rows: readonly Fallen[]; names: EstateNames }) {
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  if (rows.length === 0) return <Empty title="Nothing else falls">What needs it can spare it, or nothing does.</Empty>;
  return (
    <VirtualList
      label="What would fall"
      keys={rows.map(({ id }) => id)}
      rowHeight={ROW_PX}
      selected={chosen}
      onSelect={setChosen}
      onOpen={(id) => go(`/estate/${id}/graph`)}
      row={(id) => {
        const row = byId.get(id);
        if (row === undefined) return null;
        return (
          <div className="graph-row">
            <span className="number">{row.label}</span>
            <span className="clip">{row.knownAs.join(', ') || row.name || names.nameOf('classes', row.classId)}</span>
            <span className="clip quiet">{whyOf(row)}</span>
          </div>
        );
      }}
    />
  );
}

function whyOf({ unmet, path }: Fallen): string {
  const way = path.join(' → ');
  if (unmet === null || unmet.group === null) return way;
  return `${unmet.downLabels.length} of ${unmet.of} in ${unmet.group} down, ${unmet.needs} needed: ${way}`;
}
