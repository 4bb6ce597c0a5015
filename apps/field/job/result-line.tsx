import { useState } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { RecordResult } from '../../../modules/operations/contract.ts';
import { useActing, useActs } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import { SelectField } from '../unit/select-field.tsx';
import type { IncidentRow } from './my-job.ts';

/** How it ended, in one line; the control room closes it from there. */
export function ResultLine({ incident }: { incident: IncidentRow }) {
  const { pack } = useOfficer();
  const [open, setOpen] = useState(false);
  const acting = useActing();
  const entered = acting
    .filter((one) => one.name === RecordResult.name)
    .flatMap((one) => RecordResult.schema.safeParse(one.input).data ?? [])
    .find((input) => input.incidentId === incident.id);
  const code = entered?.result ?? incident.result;
  const name = pack?.results.find((result) => result.code === code)?.name ?? code;
  if (open) return <ResultForm incident={incident} onDone={() => setOpen(false)} />;
  return (
    <div className="where">
      <p>
        <span className="quiet">Result: </span>
        {name === null ? 'none yet' : <strong>{name}</strong>}
        {entered !== undefined && <span className="quiet"> waiting to go</span>}
      </p>
      <button type="button" className="act" onClick={() => setOpen(true)}>
        {name === null ? 'Result' : 'Change'}
      </button>
    </div>
  );
}

/** Nothing is chosen for the officer: what stands there first would be recorded by haste. */
const choose = { id: '', name: 'Choose the result' };

function ResultForm({ incident, onDone }: { incident: IncidentRow; onDone: () => void }) {
  const { pack } = useOfficer();
  const acts = useActs();
  const results = pack?.results.map(({ code, name }) => ({ id: code, name })) ?? [];
  const codes = pack?.codes.map(({ code, name }) => ({ id: code, name: `${code} ${name}` })) ?? [];
  const [result, setResult] = useState(incident.result ?? '');
  const [closingCode, setClosingCode] = useState(incident.closingCode ?? incident.code);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useDraft(`result.${incident.id}`);
  const record = (): void => {
    setMissing(result === '');
    if (result === '') return;
    void acts.act(RecordResult, { incidentId: incident.id, result, closingCode, note: note.trim() }, 'Result');
    setNote('');
    onDone();
  };
  return (
    <form
      className="stack"
      aria-label="Result"
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <SelectField label="Result" value={result} options={[choose, ...results]} onValue={setResult} />
      <SelectField label="What it was" value={closingCode} options={codes} onValue={setClosingCode} />
      <label htmlFor="result-note">What was done</label>
      <textarea
        id="result-note"
        className="input"
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {missing && (
        <p className="fault" role="alert">
          Choose the result.
        </p>
      )}
      <div className="pair">
        <button type="button" className="act" onClick={onDone}>
          Leave it
        </button>
        <button type="submit" className="act primary">
          Record
        </button>
      </div>
    </form>
  );
}
