import { useState } from 'react';
import { useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { Facts } from './facts.tsx';
import { type FormName, IncidentForm } from './incident-form.tsx';
import { IncidentHead } from './incident-head.tsx';
import { LogPane } from './log-pane.tsx';
import { Masked } from './masked.tsx';

/** One incident: what it is and until when, what is known, what was said and done. */
export function Incident({ id }: { id: string }) {
  const incident = useRow(OpenIncidents, id);
  const [form, setForm] = useState<FormName | null>(null);
  const toggle = (name: FormName) => (): void => setForm(form === name ? null : name);
  const { can } = useDesk();
  useAct('grade', toggle('grade'), can('incident.grade'));
  useAct('refer', toggle('refer'), can('incident.update'));
  useAct('review', toggle('review'), can('incident.review'));
  useAct('place', toggle('place'), can('incident.update'));
  useAct('agency', toggle('agency'), can('incident.update'));
  useAct('result', toggle('result'), can('incident.update'));
  useAct('glass', toggle('glass'), incident?.masked === true);
  if (incident === null) {
    return (
      <Empty title="This incident is closed, or no longer yours to see">
        Its log stays in the record. Put the tab away with its key, or find it again by its number.
      </Empty>
    );
  }
  return (
    <article className="incident" aria-label={`Incident ${incident.number}`}>
      <IncidentHead incident={incident} form={form} />
      {form !== null && (
        <IncidentForm key={form} name={form} incident={incident} onClose={() => setForm(null)} onForm={setForm} />
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
