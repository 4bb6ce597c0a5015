import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDraft, usePersistent } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { dayOf } from './day-words.ts';
import { Results } from './results.tsx';
import './search.css';
import { blank, type FieldName, type Sought, useHistorySearch } from './use-history-search.ts';

const narrowing: readonly { readonly name: FieldName; readonly label: string }[] = [
  { name: 'place', label: 'Place' },
  { name: 'person', label: 'Person' },
  { name: 'phone', label: 'Telephone' },
  { name: 'callsign', label: 'Callsign' },
  { name: 'text', label: 'Said or written' },
  { name: 'number', label: 'Number' },
];

/** All that was ever recorded, open and closed: one box, and fields that narrow it. Whoever searches says why. */
export function SearchWindow() {
  const { work } = useDesk();
  const { sought: given } = usePersistent(work);
  const [sought, setSought] = useState<Sought>(() => ({ ...blank, q: given }));
  const [purpose, setPurpose] = useDraft('history.purpose');
  const searching = useHistorySearch();
  const { search } = searching;
  const box = useRef<HTMLInputElement>(null);
  const why = useRef<HTMLInputElement>(null);
  const set = (name: FieldName) => (value: string) => setSought((before) => ({ ...before, [name]: value }));
  // What the command line says while this window is open is sought here.
  useEffect(() => {
    if (given === '') return;
    const asked = { ...blank, q: given };
    setSought(asked);
    alter(work, { sought: '' });
    if (isReason(purpose)) void search(asked, purpose);
  }, [given, work, purpose, search]);
  useLayoutEffect(() => (why.current?.value === '' ? why : box).current?.focus(), []);
  const go = (): void => {
    if (isReason(purpose)) void searching.search(sought, purpose);
    else why.current?.focus();
  };
  return (
    <main className="pane only search-window" aria-label="Search all history">
      <form
        data-typing
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <div className="search-first">
          <Field label="Search all history: words, names, numbers, places">
            {(id) => (
              <input
                ref={box}
                id={id}
                className="input"
                value={sought.q}
                onChange={(event) => set('q')(event.target.value)}
              />
            )}
          </Field>
          <Field label="Why do you search? It is kept with what you saw">
            {(id) => (
              <input
                ref={why}
                id={id}
                className="input"
                required
                minLength={LEAST_REASON}
                value={purpose}
                onChange={(event) => setPurpose(event.target.value)}
              />
            )}
          </Field>
          <Button look="primary" submit onPress={go} shortcut="Enter">
            Search
          </Button>
        </div>
        <Narrowing sought={sought} onField={set} />
      </form>
      <Results searching={searching} />
    </main>
  );
}

const LEAST_REASON = 3;
const isReason = (purpose: string): boolean => purpose.trim().length >= LEAST_REASON;

function Narrowing({ sought, onField }: { sought: Sought; onField: (name: FieldName) => (value: string) => void }) {
  return (
    <div className="search-narrow">
      {narrowing.map(({ name, label }) => (
        <Field key={name} label={label}>
          {(id) => (
            <input
              id={id}
              className="input"
              value={sought[name]}
              onChange={(event) => onField(name)(event.target.value)}
            />
          )}
        </Field>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Field
          key={name}
          label={name === 'from' ? 'From' : 'To'}
          state={sought[name] !== '' && dayOf(sought[name]) === null ? 'no day yet' : undefined}
        >
          {(id) => (
            <input
              id={id}
              className="input"
              placeholder="dd/mm/yyyy"
              value={sought[name]}
              onChange={(event) => onField(name)(event.target.value)}
            />
          )}
        </Field>
      ))}
      <Field label="State">
        {(id) => (
          <select
            id={id}
            className="input"
            value={sought.state}
            onChange={(event) => onField('state')(event.target.value)}
          >
            <option value="">open and closed</option>
            <option value="open">open</option>
            <option value="closed">closed</option>
          </select>
        )}
      </Field>
    </div>
  );
}
