import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AdHocReports, DropAdHocReport, type Question, SaveAdHocReport } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field as Labelled } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useStaff } from '../session/staff.tsx';
import type { SavedReport } from './question-words.ts';

/** Reports that the person has saved, and those that others share. */
export function SavedReports({ onOpen }: { readonly onOpen: (report: SavedReport) => void }) {
  const { list } = useRows(AdHocReports);
  const { send, notice } = useSend();
  const me = useStaff().session.subject.id;
  if (list.length === 0) return null;
  return (
    <section className="stack" aria-label="Saved reports">
      {notice}
      <ul>
        {list
          .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
          .map((report) => (
            <li key={report.id} className="row">
              <Button onPress={() => onOpen(report)}>{report.name ?? 'erased'}</Button>
              <span className="quiet">{whose(report, me)}</span>
              {report.ownerId === me && (
                <Button
                  look="plain"
                  label={`Drop ${report.name ?? 'this report'}`}
                  onPress={() => void send(DropAdHocReport, { reportId: report.id })}
                >
                  Drop
                </Button>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}

function whose({ ownerId, owner, shared }: SavedReport, me: string): string {
  if (ownerId !== me) return `of ${owner}`;
  return shared ? 'yours, shared' : 'yours alone';
}

interface SaveProps {
  readonly question: Question;
  /** The report that was opened; null: a new one. Of somebody else: a copy is saved. */
  readonly opened: SavedReport | null;
  readonly onSaved: () => void;
}

/** Under a name, for oneself or for all. */
export function SaveForm({ question, opened, onSaved }: SaveProps) {
  const { send, notice } = useSend();
  const me = useStaff().session.subject.id;
  const [typed, setTyped] = useState({ name: opened?.name ?? '', shared: opened?.shared ?? false });
  const own = opened !== null && opened.ownerId === me;
  const save = async (): Promise<void> => {
    const reportId = own ? opened.id : crypto.randomUUID();
    if (await send(SaveAdHocReport, { reportId, ...typed, question })) onSaved();
  };
  return (
    <Form look="row wrap no-print" onSend={() => void save()}>
      {notice}
      <Labelled label="Save it as">
        {(id) => (
          <input
            id={id}
            className="input"
            value={typed.name}
            onChange={({ target }) => setTyped({ ...typed, name: target.value })}
          />
        )}
      </Labelled>
      <label className="row">
        <input
          type="checkbox"
          checked={typed.shared}
          onChange={({ target }) => setTyped({ ...typed, shared: target.checked })}
        />
        For all who work here
      </label>
      <Button submit onPress={() => void save()}>
        {own ? 'Save the report' : 'Save as a report'}
      </Button>
    </Form>
  );
}
