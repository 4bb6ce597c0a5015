import { useState } from 'react';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { useEntries } from './use-entries.ts';

/** People, vehicles and property of an incident. Each line of its log is a reason to look again: a colleague may have added one. */
export function EntriesSection({ incident }: { incident: IncidentRow }) {
  const { can } = useDesk();
  return can('entry.read') ? <Entries incident={incident} /> : null;
}

function Entries({ incident }: { incident: IncidentRow }) {
  const { can } = useDesk();
  const [told, setTold] = useState(0);
  const [adding, setAdding] = useState(false);
  const entries = useEntries(incident.id, told + incident.lines);
  const again = (): void => setTold((count) => count + 1);
  const purpose = `incident ${incident.number}`;
  const may = can('entry.write') && incident.state !== 'closed';
  useAct('entry', () => setAdding(!adding), may);
  return (
    <section className="facts-section" aria-label="People, vehicles, property">
      <h3 className="label row">
        People, vehicles, property
        {may && (
          <span className="push">
            <ActButton act="entry" look="plain" pressed={adding}>
              Add
            </ActButton>
          </span>
        )}
      </h3>
      {adding && (
        <EntryForm
          incident={incident}
          purpose={purpose}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            again();
          }}
        />
      )}
      {entries.length === 0 && !adding && <p className="hint">Nobody and nothing named yet.</p>}
      <EntryList entries={entries} about={{ kind: 'incident', id: incident.id }} purpose={purpose} onChange={again} />
    </section>
  );
}
