import { useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { useDesk } from '../session/desk.tsx';
import { openIncident } from '../workspace/work.ts';
import type { HistoryRow, Searching } from './use-history-search.ts';

const ROW_HEIGHT = 52;

/** What was found, newest first; Enter brings an incident in hand at the desk. */
export function Results({ searching }: { searching: Searching }) {
  const { work } = useDesk();
  const { state, rows, fault, next, more } = searching;
  const [selected, setSelected] = useState<string | null>(null);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const open = (id: string): void => {
    if (byId.get(id)?.kind === 'incident') openIncident(work, id);
  };
  return (
    <section className="search-found" aria-label="Found">
      <p className="row" aria-live="polite">
        {saidOf(searching)}
        {fault !== null && <strong role="alert">{fault}</strong>}
        {next !== null && (
          <span className="push">
            <Button onPress={() => void more()}>Older ones</Button>
          </span>
        )}
      </p>
      {state === 'found' && rows.length === 0 && (
        <Empty title="Nothing was found">
          Every word must fit. Leave one out, write the beginning of a word with a star (“mil*”), or clear the dates.
          What is concealed is not found here.
        </Empty>
      )}
      {rows.length > 0 && (
        <VirtualList
          label="Records found, newest first"
          keys={rows.map(({ id }) => id)}
          rowHeight={ROW_HEIGHT}
          selected={selected}
          onSelect={setSelected}
          onOpen={open}
          row={(id) => <Found row={byId.get(id)} />}
        />
      )}
    </section>
  );
}

function saidOf({ state, rows, next }: Searching): string {
  if (state === 'idle') return 'Nothing is searched yet.';
  if (state === 'asking') return 'Being looked up …';
  return `${rows.length}${next === null ? '' : ' and more'} found, newest first. Enter opens an incident at the desk.`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

function Found({ row }: { row: HistoryRow | undefined }) {
  const { weightOf } = useDesk();
  if (row === undefined) return null;
  const who = [row.callerName, row.callerNumber].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <div className="search-row">
      <span className="tabular quiet">{moment.format(row.receivedAt)}</span>
      {row.grade === null ? (
        <Icon name="phone" />
      ) : (
        <GradeMark grade={row.grade} name="" weight={weightOf(row.grade)} />
      )}
      <strong className="clip">
        {row.number} {row.codeName ?? 'Contact'}
      </strong>
      <span className="clip">{row.place ?? 'no place'}</span>
      <span className="hint">{row.state.replaceAll('-', ' ')}</span>
      <span className="clip quiet search-what">{[who, row.what].filter(Boolean).join(': ')}</span>
    </div>
  );
}
