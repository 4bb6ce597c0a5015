import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { type HistoryMapping, type readHistory, ServiceWords, targets } from '../../../modules/service/contract.ts';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { type Mapped, wordsIn } from './mapped.ts';

interface PartProps {
  readonly table: Parameters<typeof readHistory>[0];
  readonly mapped: Mapped;
  readonly onMapped: (mapped: Mapped) => void;
}

/** What each column and each word is. What was known by its names is chosen already. */
export function MappingPart({ table, mapped, onMapped }: PartProps) {
  const states = wordsIn(table, mapped, 'state');
  const [unknown] = useState(mapped.known === null);
  return (
    <>
      <Terms mapped={mapped} onMapped={onMapped} />
      <details open={unknown}>
        <summary>What each column is</summary>
        <div className="history-columns">
          {table.columns.map((column) => (
            <Choice
              key={column}
              label={column}
              value={mapped.columns[column] ?? ''}
              onValue={(target) => onMapped({ ...mapped, columns: { ...mapped.columns, [column]: target as Target } })}
            >
              {[['', 'Leave it out'], ...Object.entries(targets)]}
            </Choice>
          ))}
        </div>
      </details>
      {states.length > 0 && <States words={states} mapped={mapped} onMapped={onMapped} />}
      <Teams table={table} mapped={mapped} onMapped={onMapped} />
    </>
  );
}

/** Open from the beginning where a word is not known; it stays open once it is said, so that nothing moves under a finger. */
function States({ words, mapped, onMapped }: Omit<PartProps, 'table'> & { readonly words: readonly string[] }) {
  const [unknown] = useState(words.some((word) => !mapped.states[word]));
  return (
    <details open={unknown}>
      <summary>What each state is here</summary>
      <div className="history-columns">
        {words.map((word) => (
          <Choice
            key={word}
            label={word}
            value={mapped.states[word] ?? ''}
            onValue={(state) => onMapped({ ...mapped, states: { ...mapped.states, [word]: state as State } })}
          >
            {stateNames}
          </Choice>
        ))}
      </div>
    </details>
  );
}

type Target = Mapped['columns'][string];
type State = Mapped['states'][string];

const stateNames: readonly (readonly [State, string])[] = [
  ['', 'Choose'],
  ['new', 'New'],
  ['open', 'In work'],
  ['waiting-user', 'Waits for the person who reported it'],
  ['waiting-supplier', 'Waits for a supplier'],
  ['waiting-date', 'Waits for an agreed date'],
  ['waiting-other', 'Waits, and the clock goes on'],
  ['resolved', 'Resolved'],
  ['closed', 'Closed'],
  ['cancelled', 'Withdrawn'],
];

const rowNames: readonly (readonly [HistoryMapping['rowsAre'], string])[] = [
  ['records', 'A row is a record as it stands'],
  ['changes', 'A row is a change of a record'],
];

const dateNames: readonly (readonly [HistoryMapping['dates'], string])[] = [
  ['YYYY-MM-DD HH:MM:SS', '2026-11-26 09:30:00'],
  ['DD/MM/YYYY HH:MM', '26/11/2026 09:30'],
  ['MM/DD/YYYY HH:MM', '11/26/2026 09:30'],
];

function Terms({ mapped, onMapped }: Omit<PartProps, 'table'>) {
  const text = (label: string, field: 'source' | 'timezone') => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          value={mapped[field]}
          onChange={(event) => onMapped({ ...mapped, [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="history-columns">
      {text('Whose word it is', 'source')}
      <Choice
        label="What a row is"
        value={mapped.rowsAre}
        onValue={(rowsAre) => onMapped({ ...mapped, rowsAre: rowsAre === 'changes' ? 'changes' : 'records' })}
      >
        {rowNames}
      </Choice>
      <Choice
        label="How times are written"
        value={mapped.dates}
        onValue={(chosen) =>
          onMapped({ ...mapped, dates: dateNames.find(([form]) => form === chosen)?.[0] ?? mapped.dates })
        }
      >
        {dateNames}
      </Choice>
      {text('In which time zone', 'timezone')}
    </div>
  );
}

/** Groups that are left open stay with the team that a category has here. */
function Teams({ table, mapped, onMapped }: PartProps) {
  const { list } = useRows(ServiceWords);
  const groups = wordsIn(table, mapped, 'team');
  if (groups.length === 0) return null;
  const teams = list[0]?.teams.map(({ id, name }) => [id, name] as const) ?? [];
  return (
    <details>
      <summary>What each team is here</summary>
      <div className="history-columns">
        {groups.map((word) => (
          <Choice
            key={word}
            label={word}
            value={mapped.teams[word] ?? ''}
            onValue={(team) => onMapped({ ...mapped, teams: { ...mapped.teams, [word]: team } })}
          >
            {[['', 'No team of ours'], ...teams]}
          </Choice>
        ))}
      </div>
    </details>
  );
}
