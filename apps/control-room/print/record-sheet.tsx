import { useEffect, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { CaseFile } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { timeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import './print.css';

type File = RowOf<typeof CaseFile>;

/** The whole record of one incident on paper, and as data for another system: nobody types it again. */
export function RecordSheet() {
  const incidentId = new URLSearchParams(location.search).get('incident') ?? '';
  const { file, fault } = useCaseFile(incidentId);
  if (file === null) {
    return (
      <main className="paper">{fault !== null && <Empty title="This record is not shown here">{fault}</Empty>}</main>
    );
  }
  return (
    <main className="paper" aria-label={`Record ${file.number}`}>
      <header>
        <h1>
          {file.number} · {file.openingCode.code} {file.openingCode.name}
        </h1>
        <p>
          {file.grade.id} {file.grade.name} · {file.place.label} · reported {whenOf(file.reportedAt, 0)}.
          OFFICIAL-SENSITIVE.
        </p>
        <div className="screen-only row">
          <Button look="primary" onPress={() => print()}>
            Print
          </Button>
          <a href={dataOf(file)} download={`${file.number.replace(/\W+/g, '-')}.json`}>
            Take it as data (JSON)
          </a>
        </div>
      </header>
      <p>{file.what}</p>
      <Reporters file={file} />
      <Facts file={file} />
      <Log log={file.log} />
    </main>
  );
}

function dataOf(file: File): string {
  return `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(file, null, 2))}`;
}

function Reporters({ file }: { file: File }) {
  return (
    <table>
      <caption>Who reported it</caption>
      <thead>
        <tr>
          {['Contact', 'By', 'At', 'Name', 'Telephone', 'Address', 'What was said'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {file.reporters.map((one) => (
          <tr key={`${one.contactNumber}${one.receivedAt}`}>
            <th scope="row">{one.contactNumber}</th>
            <td>{one.channel}</td>
            <td>{whenOf(one.receivedAt, 0)}</td>
            <td>{one.name}</td>
            <td>{one.telephone}</td>
            <td>{one.address}</td>
            <td>{one.said}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Facts({ file }: { file: File }) {
  const { crime, qualifiers, units, result, closingCode } = file;
  const numbers = crime === null ? 'none reported' : crime.numbers.join(', ') || crime.negated || 'not recorded yet';
  return (
    <p>
      Qualifiers: {qualifiers.map(({ code, name }) => `${code} ${name}`).join(', ') || 'none'}. Units:{' '}
      {units.join(', ') || 'none'}. Result: {result === null ? 'none' : `${result}, closing code ${closingCode}`}.
      Crime: {numbers}.
    </p>
  );
}

function Log({ log }: Pick<File, 'log'>) {
  return (
    <ol>
      {log.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is read once, its lines never move.
        <li key={at}>
          <time dateTime={new Date(line.occurredAt).toISOString()}>{timeOf(line.occurredAt)}</time> {line.text}{' '}
          <small>
            {line.by} {line.seatId}
          </small>
        </li>
      ))}
    </ol>
  );
}

function useCaseFile(incidentId: string) {
  const [held, setHeld] = useState<{ file: File | null; fault: string | null }>({ file: null, fault: null });
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const came = await request(`/api/views/${CaseFile.name}?of=${encodeURIComponent(incidentId)}`);
      const body = (came.body ?? {}) as Problem & { rows?: readonly File[] };
      const [file = null] = body.rows ?? [];
      const none = came.status === 200 ? 'There is no such record, or it is kept from this seat.' : null;
      setHeld({ file, fault: file === null ? (none ?? body.detail ?? 'The server cannot be reached.') : null });
    };
    void ask();
  }, [incidentId]);
  return held;
}
