import { useRows } from '../../../client/react.tsx';
import { ServiceIncidentLog } from '../../../modules/service/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';

/** All that was said and done, in its order; who reads a line stands on it in a word, not in its colour alone. */
export function Log({ id }: { id: string }) {
  const { list, state } = useRows(ServiceIncidentLog, id);
  if (list.length === 0) return <Empty title={notRead(state, 'the log') ?? 'Nothing was written yet'} />;
  return (
    <ol className="record-log" role="log" aria-label="All that was said">
      {list.map((line) => (
        <li key={line.id} data-audience={line.audience}>
          <p className="hint">
            <Icon name={line.audience === 'public' ? 'person' : 'lock'} /> <time>{shortTimeOf(line.at)}</time>{' '}
            {line.author} · {line.kind} · {line.audience === 'public' ? 'the reporter reads this' : 'internal'}
          </p>
          <p>{line.text}</p>
        </li>
      ))}
    </ol>
  );
}
