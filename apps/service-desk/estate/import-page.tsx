import { useState } from 'react';
import { Link } from 'wouter';
import { guessColumns, readCsv, textOfBytes } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { ImportsPart } from './imports-part.tsx';
import { type Outcome, useImport } from './use-import.ts';
import { type EstateNames, type ItemClass, useEstateWords } from './use-words.ts';
import './estate.css';

/** A file of items: what each column is, what it would do, and only then that it does. */
export function ImportPage() {
  const names = useEstateWords();
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  return (
    <main className="service-page wide import-page">
      <p className="quiet">
        <Link href="/estate">Estate</Link>
      </p>
      <h2>Take in a file</h2>
      <Field label="A table with one item a line (CSV)">
        {(id) => (
          <input
            id={id}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) void textOf(chosen).then((text) => setFile({ name: chosen.name, text }));
            }}
          />
        )}
      </Field>
      {file !== null && <Columns key={`${file.name} ${file.text.length}`} file={file} names={names} />}
      <ImportsPart names={names} />
    </main>
  );
}

async function textOf(file: File): Promise<string> {
  return textOfBytes(await file.bytes());
}

/** Every column may be one of these as well as a field of the class. */
const ownTargets = [
  { id: 'label', name: 'Label' },
  { id: 'name', name: 'Name' },
  { id: 'stage', name: 'Stage' },
  { id: 'class', name: 'Class' },
];

function Columns({ file, names }: { file: { name: string; text: string }; names: EstateNames }) {
  const [table] = useState(() => readCsv(file.text));
  const [source, setSource] = useState('asset-register');
  const [classId, setClassId] = useState('');
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const [identified, setIdentified] = useState<string | null>(null);
  const { run, outcome, fault, working } = useImport();
  const fields = names.classOf(classId)?.fields ?? [];
  const columns = { ...guessColumns(table.columns, fields), ...changed };
  const mapped = Object.fromEntries(Object.entries(columns).filter(([, target]) => target !== ''));
  const candidates = Object.values(mapped).filter((target) => !['name', 'stage', 'class'].includes(target));
  const identify = identified ?? candidates.find((id) => usual.includes(id)) ?? candidates[0] ?? '';
  const mapping = { source, classId: classId || null, columns: mapped, identify: [identify] };
  const go = (dryRun: boolean) => void run({ table, mapping, fileName: file.name }, dryRun);
  return (
    <section className="estate-part stack" aria-label="Columns">
      <p className="quiet">
        {file.name}: {table.rows.length} lines, {table.columns.length} columns
      </p>
      <div className="import-columns">
        <Choice label="Whose word it is" value={source} onChange={setSource} options={names.words?.sources ?? []} />
        <Choice
          label="Class, where no column says it"
          value={classId}
          onChange={setClassId}
          options={[{ id: '', name: '–' }, ...(names.words?.classes ?? [])]}
        />
        <Choice
          label="An item is known again by"
          value={identify}
          onChange={setIdentified}
          options={candidates.map((id) => ({ id, name: nameOf(id, fields) }))}
        />
      </div>
      <h3 className="label">What each column is</h3>
      <div className="import-columns">
        {table.columns.map((column) => (
          <Choice
            key={column}
            label={column}
            value={columns[column] ?? ''}
            onChange={(target) => setChanged({ ...changed, [column]: target })}
            options={[{ id: '', name: 'Leave it out' }, ...ownTargets, ...fields]}
          />
        ))}
      </div>
      {fault !== null && <p role="alert">{fault}</p>}
      <div className="row">
        <Button onPress={() => go(true)}>Only say what it would do</Button>
        <Button look="primary" onPress={() => go(false)}>
          Take it in
        </Button>
        {working && <span role="status">Reading the rows …</span>}
      </div>
      {outcome !== null && <Result outcome={outcome} />}
    </section>
  );
}

const usual = ['serial', 'tei', 'imei', 'hostname', 'assetTag', 'registration', 'label'];

function nameOf(id: string, fields: ItemClass['fields']): string {
  return [...ownTargets, ...fields].find((one) => one.id === id)?.name ?? id;
}

function Result({ outcome }: { outcome: Outcome }) {
  const { dryRun, added, changed, same, findings, faults } = outcome;
  return (
    <div className="stack">
      <p role="status">
        <strong>{dryRun ? 'It would be: ' : 'Done: '}</strong>
        {added} added, {changed} changed, {same} as they were, {findings} findings, {faults.length} lines left out
      </p>
      {faults.length > 0 && (
        <ul className="item-list" aria-label="Lines left out">
          {faults.slice(0, 200).map(({ line, why }) => (
            <li key={`${line} ${why}`}>
              <span className="number">Line {line}</span>
              <span>{why}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <select id={id} className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          {props.options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
