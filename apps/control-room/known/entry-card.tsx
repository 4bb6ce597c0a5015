import { useEffect, useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { useDesk } from '../session/desk.tsx';
import { openIncident } from '../workspace/work.ts';
import { CorrectEntryForm } from './correct-entry-form.tsx';
import { MarkEntryForm } from './mark-entry-form.tsx';
import { MarkerReviewButton } from './marker-review.tsx';
import { MergedList } from './merged-list.tsx';
import { ProposedMerge } from './proposed-merge.tsx';
import { type HistoryRow, type KnownEntry, readHistory } from './read-known.ts';
import { SameEntry } from './same-entry.tsx';

interface EntryCardProps {
  readonly entry: KnownEntry;
  readonly purpose: string;
  readonly onChange: () => void;
}

/** One person, vehicle or piece of property: what they were part of, and what may be said of them. Each look is kept with its reason. */
export function EntryCard({ entry, purpose, onChange }: EntryCardProps) {
  const rows = useHistory(entry.id, purpose);
  const { can } = useDesk();
  return (
    <section className="entry-card" aria-label={`Card of ${entry.name}`}>
      {rows === null ? <p className="hint">Being looked up …</p> : <History rows={rows} />}
      {can('marker.write') &&
        entry.markers.map(({ id, kind }) => (
          <div key={id}>
            {kind.replaceAll('-', ' ')}: <MarkerReviewButton markerId={id} title={kind} onDone={onChange} />
          </div>
        ))}
      {entry.proposal !== null && <ProposedMerge entry={entry} onChange={onChange} />}
      {can('entry.merge') && <MergedList entryId={entry.id} onChange={onChange} />}
      <EntryActs entry={entry} purpose={purpose} onChange={onChange} />
    </section>
  );
}

type FormName = 'mark' | 'correct' | 'same';

/** What may be said of it, each by its form. */
function EntryActs({ entry, purpose, onChange }: EntryCardProps) {
  const { can } = useDesk();
  const [form, setForm] = useState<FormName | null>(null);
  const close = (): void => setForm(null);
  const done = (): void => {
    close();
    onChange();
  };
  const button = (name: FormName, words: string) => (
    <Button look="plain" expanded={form === name} onPress={() => setForm(form === name ? null : name)}>
      {words}
    </Button>
  );
  const maySay = can('entry.write') && entry.said !== null;
  return (
    <>
      <div className="row wrap">
        {can('marker.write') && entry.kind !== 'property' && button('mark', `Set a marker on ${entry.name}`)}
        {maySay && button('correct', `Correct ${entry.name}`)}
        {maySay && entry.kind !== 'property' && button('same', 'Same as another?')}
      </div>
      {form === 'mark' && <MarkEntryForm entry={entry} onClose={close} onDone={done} />}
      {form === 'correct' && entry.said !== null && (
        <CorrectEntryForm entry={entry} said={entry.said} onClose={close} onDone={done} />
      )}
      {form === 'same' && <SameEntry entry={entry} purpose={purpose} onClose={close} onDone={done} />}
    </>
  );
}

function useHistory(entryId: string, purpose: string): readonly HistoryRow[] | null {
  const [rows, setRows] = useState<readonly HistoryRow[] | null>(null);
  useEffect(() => {
    let live = true;
    void readHistory(entryId, purpose).then((came) => live && came !== null && setRows(came));
    return () => {
      live = false;
    };
  }, [entryId, purpose]);
  return rows;
}

function History({ rows }: { rows: readonly HistoryRow[] }) {
  const { work } = useDesk();
  const now = useNow();
  if (rows.length === 0) return <p className="hint">No record that you may see.</p>;
  return (
    <ul>
      {rows.map(({ id, role, number, title, what, state, place, at, incidentId }) => (
        <li key={id} className="entry-record">
          <div className="row">
            <strong>{role}</strong>
            {incidentId === null ? (
              <span>{number}</span>
            ) : (
              <button type="button" className="link" onClick={() => openIncident(work, incidentId)}>
                {number}
              </button>
            )}
            <span className="clip">{title}</span>
            <span className="push hint">
              {state} · {whenOf(at, now)}
            </span>
          </div>
          <div className="clip quiet">{[place, what].filter((part) => part !== null).join(': ')}</div>
        </li>
      ))}
    </ul>
  );
}
