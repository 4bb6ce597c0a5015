import { useId, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { ProblemAnalyses } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { dayAndTime } from '../portal/when.ts';
import { AnalysisForm } from './analysis-form.tsx';
import { type Cells, causeColumns, type Kind, kinds, shapes, sheetOf } from './analysis-words.ts';
import { FishboneDrawing } from './fishbone-drawing.tsx';
import type { Problem } from './problem-words.ts';

/** The search for the cause: four tools, each a part with its versions. */
export function CausePart({ problem, live }: { problem: Problem; live: boolean }) {
  const panel = useId();
  const written = (kind: Kind) => problem.analyses.find((part) => part.kind === kind);
  const [kind, setKind] = useState<Kind>(problem.analyses[0]?.kind ?? 'five-whys');
  return (
    <section aria-label="The cause" className="stack">
      <h3>The cause</h3>
      <Tabs
        name="How it is looked for"
        panelId={panel}
        selected={kind}
        onSelect={(id) => setKind(kinds.find((one) => one === id) ?? 'five-whys')}
        tabs={kinds.map((id) => ({
          id,
          label: written(id) === undefined ? shapes[id].name : `${shapes[id].name} · ${written(id)?.version}`,
        }))}
      />
      <div id={panel} role="tabpanel" aria-label={shapes[kind].name} className="stack">
        <Tool key={kind} problem={problem} kind={kind} live={live} />
      </div>
    </section>
  );
}

function Tool({ problem, kind, live }: { problem: Problem; kind: Kind; live: boolean }) {
  const [writing, setWriting] = useState(false);
  const part = problem.analyses.find((one) => one.kind === kind);
  if (writing) return <AnalysisForm problem={problem} kind={kind} onDone={() => setWriting(false)} />;
  return (
    <>
      {part === undefined && <p className="hint">{shapes[kind].hint}</p>}
      {part !== undefined && part.content === null && <p className="hint">erased</p>}
      {part?.content && <Shown content={part.content} />}
      {live && (
        <div>
          <Button onPress={() => setWriting(true)}>
            {part === undefined ? `Begin: ${shapes[kind].name}` : `Go on: ${shapes[kind].name}`}
          </Button>
        </div>
      )}
      {part !== undefined && part.version > 1 && <Versions problemId={problem.id} kind={kind} />}
    </>
  );
}

/** As tables: what each tool lays out in rows is read in rows; a fishbone is drawn besides. */
function Shown({ content }: { content: Parameters<typeof sheetOf>[0] }) {
  const { columns, line } = shapes[content.kind];
  const sheet = sheetOf(content);
  return (
    <>
      {content.kind === 'fishbone' && <FishboneDrawing content={content} />}
      <Table caption={shapes[content.kind].name} columns={columns} rows={sheet.rows} />
      {line !== null && sheet.line !== '' && (
        <p>
          <strong>{line[1]}:</strong> {sheet.line}
        </p>
      )}
      {sheet.causes.length > 0 && <Table caption="Possible causes" columns={causeColumns} rows={sheet.causes} />}
    </>
  );
}

function Table(props: {
  readonly caption: string;
  readonly columns: (typeof shapes)[Kind]['columns'];
  readonly rows: readonly Cells[];
}) {
  const { caption, columns, rows } = props;
  return (
    <div className="problem-scroll">
      <table className="problem-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a version never change their places.
            <tr key={at}>
              <td className="number">{at + 1}</td>
              {columns.map(({ key, options, type }) => (
                <td key={key}>
                  {options?.find(([value]) => value === row[key])?.[1] ??
                    (type === undefined ? row[key] : row[key]?.replace('T', ' '))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stood there before. */
function Versions({ problemId, kind }: { problemId: string; kind: Kind }) {
  const { list } = useRows(ProblemAnalyses, problemId);
  const [chosen, setChosen] = useState<string | null>(null);
  const now = useNow();
  const older = list
    .filter((one) => one.kind === kind)
    .toSorted((a, b) => b.version - a.version)
    .slice(1);
  return (
    <ul className="record-list" aria-label="Versions before">
      {older.map((one) => (
        <li key={one.id} className="stack">
          <div>
            <Button
              look="plain"
              expanded={chosen === one.id}
              onPress={() => setChosen(chosen === one.id ? null : one.id)}
            >
              Version {one.version}, {one.author}, {dayAndTime(one.at, now)}
            </Button>
          </div>
          {chosen === one.id && one.content !== null && <Shown content={one.content} />}
        </li>
      ))}
    </ul>
  );
}
