import type { LogRow } from './log-line.tsx';

export type LogFilter = 'all' | 'remarks' | 'calls' | 'resources' | 'record' | 'system';

const filters = [
  { id: 'all', word: 'All' },
  { id: 'remarks', word: 'Remarks' },
  { id: 'calls', word: 'Calls' },
  { id: 'resources', word: 'Resources' },
  { id: 'record', word: 'Record' },
  { id: 'system', word: 'System' },
] as const;

/** Every kind of line stands under one word; what the system did by itself stands under its own as well. */
const wordOf: Readonly<Record<LogRow['kind'], Exclude<LogFilter, 'all'>>> = {
  remark: 'remarks',
  contact: 'calls',
  resource: 'resources',
  grade: 'record',
  place: 'record',
  agency: 'record',
  state: 'record',
  promise: 'system',
  access: 'system',
};

export function fits(line: LogRow, only: LogFilter): boolean {
  if (only === 'all' || wordOf[line.kind] === only) return true;
  return only === 'system' && line.source === 'auto';
}

export function LogFilterBar(props: {
  readonly only: LogFilter;
  readonly onOnly: (only: LogFilter) => void;
  /** Lines that wait below, since nothing moves under a hand. */
  readonly below: number;
}) {
  const { only, onOnly, below } = props;
  return (
    <fieldset className="log-filter" aria-label="Lines shown">
      {filters.map(({ id, word }) => (
        <button key={id} type="button" aria-pressed={only === id} onClick={() => onOnly(id)}>
          {word}
        </button>
      ))}
      {below > 0 && (
        <span className="push hint" role="status">
          {below} new below
        </span>
      )}
    </fieldset>
  );
}
