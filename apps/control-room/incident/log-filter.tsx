import type { LogRow } from './log-line.tsx';

export type LogFilter = 'all' | 'remarks' | 'units' | 'clocks';

const filters = [
  { id: 'all', word: 'All' },
  { id: 'remarks', word: 'Remarks' },
  { id: 'units', word: 'Units' },
  { id: 'clocks', word: 'Clocks' },
] as const;

const kinds: Readonly<Record<Exclude<LogFilter, 'all'>, ReadonlySet<LogRow['kind']>>> = {
  remarks: new Set(['remark', 'contact', 'agency', 'grade', 'place']),
  units: new Set(['resource', 'state']),
  clocks: new Set(['promise', 'access']),
};

export function fits(line: LogRow, only: LogFilter): boolean {
  return only === 'all' || kinds[only].has(line.kind);
}

export function LogFilterBar({ only, onOnly }: { only: LogFilter; onOnly: (only: LogFilter) => void }) {
  return (
    <fieldset className="log-filter" aria-label="Lines shown">
      {filters.map(({ id, word }) => (
        <button key={id} type="button" aria-pressed={only === id} onClick={() => onOnly(id)}>
          {word}
        </button>
      ))}
    </fieldset>
  );
}
