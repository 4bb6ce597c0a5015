import { roleWord } from '../../../client/door/role-names.ts';
import { useDesk } from '../session/desk.tsx';
import { kindWord, type WatchFilter, type WatchRow } from './watch-rows.ts';

interface Choice {
  readonly value: string;
  readonly words: string;
}

const states: readonly Choice[] = [
  { value: 'all', words: 'All' },
  { value: 'breached', words: 'Broken' },
  { value: 'warned', words: 'Due soon' },
  { value: 'running', words: 'Running' },
];

/** What is shown: each list offers what there is, so that no choice finds nothing. */
export function WatchFilters(props: {
  readonly rows: readonly WatchRow[];
  readonly filter: WatchFilter;
  readonly onFilter: (filter: WatchFilter) => void;
}) {
  const { rows, filter, onFilter } = props;
  const { areaName } = useDesk();
  const state = states.find(({ value }) => value === filter.state)?.value ?? 'all';
  const set = (part: Partial<WatchFilter>): void => onFilter({ ...filter, ...part });
  const found = (of: (row: WatchRow) => string | null | undefined, words: (value: string) => string) =>
    choices(rows, of, words);
  return (
    <div className="row wrap watch-filters">
      <Select
        label="State"
        value={state}
        all={null}
        choices={states}
        onValue={(value) => set({ state: stateOf(value) })}
      />
      <Select
        label="Kind"
        value={filter.kind}
        all="Every kind"
        choices={found(({ kind }) => kind, kindWord)}
        onValue={(kind) => set({ kind })}
      />
      <Select
        label="Grade"
        value={filter.grade}
        all="Every grade"
        choices={found(
          ({ grade }) => grade?.id,
          (id) => id,
        )}
        onValue={(grade) => set({ grade })}
      />
      <Select
        label="Area"
        value={filter.area}
        all="Every area"
        choices={found(({ areaId }) => areaId, areaName)}
        onValue={(area) => set({ area })}
      />
      <Select
        label="Told"
        value={filter.rung}
        all="Whoever was told"
        choices={found(({ told }) => told, roleWord)}
        onValue={(rung) => set({ rung })}
      />
    </div>
  );
}

function stateOf(value: string): WatchFilter['state'] {
  return value === 'breached' || value === 'warned' || value === 'running' ? value : 'all';
}

function choices(
  rows: readonly WatchRow[],
  of: (row: WatchRow) => string | null | undefined,
  words: (value: string) => string,
): readonly Choice[] {
  const values = new Set(rows.flatMap((row) => of(row) ?? []));
  return [...values]
    .map((value) => ({ value, words: words(value) }))
    .toSorted((a, b) => a.words.localeCompare(b.words));
}

function Select(props: {
  readonly label: string;
  readonly value: string;
  /** Null: the choices themselves have one for all. */
  readonly all: string | null;
  readonly choices: readonly Choice[];
  readonly onValue: (value: string) => void;
}) {
  const { label, value, all, choices: offered, onValue } = props;
  return (
    <select
      className="input watch-choice"
      aria-label={label}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    >
      {all !== null && <option value="">{all}</option>}
      {offered.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </select>
  );
}
