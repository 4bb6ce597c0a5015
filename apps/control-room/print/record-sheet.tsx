import { useEffect, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { CaseFile } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Paper, PaperLog, PaperTable } from './paper.tsx';

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
  const standing = `${file.grade.id} ${file.grade.name} · ${file.place.label} · reported ${whenOf(file.reportedAt, 0)}.`;
  const asData = (
    <a href={dataOf(file)} download={`${file.number.replace(/\W+/g, '-')}.json`}>
      Take it as data (JSON)
    </a>
  );
  return (
    <Paper
      title={`${file.number} · ${file.openingCode.code} ${file.openingCode.name}`}
      standing={standing}
      label={`Record ${file.number}`}
      more={asData}
    >
      <p>{file.what}</p>
      <Reporters file={file} />
      <Facts file={file} />
      <PaperLog lines={file.log.map((line) => ({ ...line, by: [line.by, line.seatId].filter(Boolean).join(' ') }))} />
    </Paper>
  );
}

function dataOf(file: File): string {
  return `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(file, null, 2))}`;
}

function Reporters({ file }: { file: File }) {
  return (
    <PaperTable
      caption="Who reported it"
      titles={['Contact', 'By', 'At', 'Name', 'Telephone', 'Address', 'What was said']}
      rows={file.reporters}
      keyOf={(one) => `${one.contactNumber}${one.receivedAt}`}
      cells={(one) => [
        ...[one.contactNumber, one.channel, whenOf(one.receivedAt, 0), one.name, one.telephone, one.address],
        one.said,
      ]}
    />
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
