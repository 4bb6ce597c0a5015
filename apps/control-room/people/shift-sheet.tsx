import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { UnitHistory } from '../../../modules/operations/contract.ts';
import { stampOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Paper, PaperTable } from '../print/paper.tsx';

type Line = RowOf<typeof UnitHistory>;

const MOST_LINES = 2_000;
const kinds = {
  status: 'Status',
  job: 'Job',
  crew: 'Crew',
  alarm: 'Alarm',
  radio: 'Radio',
  message: 'Message',
  law: 'Law',
} as const;

/** All that a unit did and was told in one shift, on paper. */
export function ShiftSheet() {
  const tourId = new URLSearchParams(location.search).get('tour') ?? '';
  const { lines, fault } = useLines(tourId);
  if (lines === null || lines.length === 0) {
    return (
      <main className="paper" aria-label="Shift">
        {fault !== null && <Empty title="This shift is not shown here">{fault}</Empty>}
      </main>
    );
  }
  const [first] = lines;
  const began = first === undefined ? '' : stampOf(first.at);
  const jobs = new Set(lines.flatMap(({ incidentId }) => incidentId ?? [])).size;
  return (
    <Paper
      title={`Shift of ${first?.callsign}`}
      standing={`Began ${began}. ${lines.length} lines, ${jobs} incidents.`}
      label={`Shift of ${first?.callsign}`}
    >
      <PaperTable
        caption="In the order of the log"
        titles={['At', 'What', 'Said', 'By']}
        rows={lines}
        keyOf={({ id }) => id}
        cells={(line) => [whenOf(line.at, 0), kinds[line.kind], <Said key="said" line={line} />, line.by]}
      />
    </Paper>
  );
}

/** Where a crew came from or went on with another unit, the shift of that one is a step away. */
function Said({ line }: { line: Line }) {
  const { text, with: unit } = line;
  if (unit === null) return text;
  return (
    <>
      {text} <a href={`/?window=shift&tour=${encodeURIComponent(unit.tourId)}`}>Shift of {unit.callsign}</a>
    </>
  );
}

function useLines(tourId: string) {
  const [held, setHeld] = useState<{ lines: readonly Line[] | null; fault: string | null }>({
    lines: null,
    fault: null,
  });
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const path = `/api/views/${UnitHistory.name}?of=${encodeURIComponent(tourId)}&limit=${MOST_LINES}`;
      const came = await request(path);
      if (came.status !== 200) return setHeld({ lines: null, fault: 'The server did not answer.' });
      const { rows } = came.body as { rows: readonly Line[] };
      setHeld({ lines: rows, fault: rows.length === 0 ? 'There is no such tour of duty.' : null });
    };
    void ask();
  }, [tourId]);
  return held;
}
