import { useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { ImportsPart } from './imports-part.tsx';
import { firstChoice, type Mapped, mappingOf } from './mapped.ts';
import { MappingPart } from './mapping-part.tsx';
import { OutcomePart } from './outcome-part.tsx';
import { readFile } from './read-file.ts';
import { useHistoryImport } from './use-history-import.ts';
import './imports.css';

interface Chosen {
  readonly name: string;
  readonly table: Awaited<ReturnType<typeof readFile>>;
}

/** A file of another service desk: what its words mean here, what it would come to, and only then that it is taken in. */
export function HistoryPage() {
  const [file, setFile] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const choose = async (chosen: File): Promise<void> => {
    try {
      setFile({ name: chosen.name, table: await readFile(chosen) });
      setFault(null);
    } catch {
      setFault(`${chosen.name} cannot be read.`);
    }
  };
  return (
    <main className="service-page wide history-page">
      <h2>Take in history</h2>
      <p className="quiet">
        IT incidents of another service desk go through the rules of this one, each step at its own time. They ring
        nobody, and no figure counts them unless it is asked to.
      </p>
      <Field label="A table or an API’s answer (CSV or JSON, also gzipped)">
        {(id) => (
          <input
            id={id}
            type="file"
            accept=".csv,.json,.gz,text/csv,application/json"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) void choose(chosen);
            }}
          />
        )}
      </Field>
      {fault !== null && <p role="alert">{fault}</p>}
      {file !== null && <TakeIn key={`${file.name} ${file.table.rows.length}`} file={file} />}
      <ImportsPart />
    </main>
  );
}

function TakeIn({ file: { name, table } }: { file: Chosen }) {
  const [mapped, setMapped] = useState<Mapped>(() => firstChoice(table.columns));
  const { run, outcome, fault, done } = useHistoryImport();
  const mapping = mappingOf(mapped, table);
  const go = (dryRun: boolean): void => {
    if (mapping.kind === 'mapping') void run({ table, mapping: mapping.mapping, fileName: name }, dryRun);
  };
  return (
    <section className="history-part stack" aria-label="What the file means">
      <p className="quiet">
        {name}: {table.rows.length} rows, {table.columns.length} columns
      </p>
      <MappingPart table={table} mapped={mapped} onMapped={setMapped} />
      {mapping.kind === 'fault' && <p role="alert">{mapping.why}</p>}
      {fault !== null && <p role="alert">{fault}</p>}
      <div className="row">
        <Button onPress={() => go(true)}>Only say what it would do</Button>
        <Button look="primary" onPress={() => go(false)}>
          Take it in
        </Button>
        {done !== null && <span role="status">{done} records so far …</span>}
      </div>
      {outcome !== null && <OutcomePart outcome={outcome} />}
    </section>
  );
}
