import { useRef } from 'react';
import { useOfPersistent } from '../../../client/react.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { useDesk } from '../session/desk.tsx';
import { showForm } from '../workspace/work.ts';
import { Facts } from './facts.tsx';
import { type FormName, IncidentForm } from './incident-form.tsx';
import { IncidentHead } from './incident-head.tsx';
import { LogPane } from './log-pane.tsx';
import { Masked } from './masked.tsx';
import { Onlookers } from './onlookers.tsx';
import { useFormActs } from './use-form-acts.ts';
import { useIncident } from './use-incident.ts';
import { useSnapshot } from './use-snapshot.ts';

/** One incident: what it is and until when, what is known, what was said and done. */
export function Incident({ id }: { id: string }) {
  const looked = useIncident(id);
  const { work } = useDesk();
  const held = useOfPersistent(work, ({ forms }) => forms[id] ?? null);
  const fresh = useRef(false);
  // The question whether to close is asked once; all other forms come back as they were.
  const form = held === 'close' && !fresh.current ? null : held;
  const setForm = (name: FormName | null): void => {
    fresh.current = true;
    showForm(work, id, name);
  };
  const toggle = (name: FormName) => (): void => setForm(form === name ? null : name);
  useFormActs(toggle, looked.state === 'here' ? looked.incident : null);
  const noted = useSnapshot(id);
  if (looked.state === 'waiting') return null;
  if (looked.state === 'gone') {
    return (
      <Empty title="This incident is no longer yours to see">
        It was concealed, or your seat has changed. Put the tab away with its key.
      </Empty>
    );
  }
  const { incident } = looked;
  return (
    <article className="incident" aria-label={`Incident ${incident.number}`}>
      <IncidentHead incident={incident} form={form} onReopen={toggle('reopen')} />
      {!incident.masked && <Onlookers incidentId={incident.id} writing={form} />}
      {noted}
      {form !== null && (
        <IncidentForm
          key={form}
          name={form}
          incident={incident}
          takesFocus={fresh.current}
          onClose={() => {
            // What was opened while this one was being sent stays open.
            if (work.get().forms[id] === form) setForm(null);
          }}
          onForm={setForm}
        />
      )}
      {incident.masked ? (
        <Masked incident={incident} />
      ) : (
        <div className="incident-body">
          <Facts incident={incident} />
          <LogPane incident={incident} />
        </div>
      )}
    </article>
  );
}
