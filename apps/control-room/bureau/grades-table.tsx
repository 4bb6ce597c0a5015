import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { useEditor } from './editor-context.tsx';
import { type Path, valueAt } from './place.ts';
import { emptyOf, type Shape, shapeAt } from './shape.ts';
import { ValueField } from './value-field.tsx';
import { humanised, labelOf, rowWords } from './words.ts';

interface Row {
  readonly [key: string]: unknown;
}

/** Grades, what each promises and whom a breach climbs to: three sections of the pack that nobody thinks of apart. */
export function GradesTable({ shape }: { readonly shape: Shape }) {
  const { pack, set } = useEditor();
  const grades = rowsOf(pack, 'grades');
  const rules = rowsOf(pack, 'deadlineRules');
  const ladders = rowsOf(pack, 'ladders');
  const ofGrade = shapeAt(shape, ['grades', 0], pack);
  return (
    <div className="bureau-single">
      <Cells
        {...{ shape, rows: grades, list: 'grades', caption: 'Grades', head: 'Grade' }}
        keys={gradeKeys}
        nameOf={gradeName}
      />
      <div className="row">
        <Button onPress={() => ofGrade !== null && set(['grades'], [...grades, emptyOf(ofGrade)])}>New grade</Button>
      </div>
      <Cells
        {...{ shape, rows: rules, list: 'deadlineRules', caption: 'What they promise', head: 'Promise' }}
        keys={ruleKeys}
        nameOf={ruleName}
      />
      <p className="hint">
        Rules are made, and bound to areas or to flagged records, under Targets; rungs under Ladders.
      </p>
      <table className="bureau-table">
        <caption className="label">Ladders: who is told, how long after the breach</caption>
        <ColumnHeads titles={['Ladder', 'Rungs', 'Then again every']} />
        <tbody>
          {ladders.map((ladder, at) => (
            <tr key={rowWords(ladder, at)}>
              <th scope="row">{humanised(String(ladder.id))}</th>
              <td>{rungWords(ladder)}</td>
              <td>{String(ladder.repeatSeconds)} s</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const gradeKeys = ['name', 'weight', 'warnAt', 'ladder', 'alarm', 'emergencyDriving'];
const ruleKeys = ['minutes', 'from', 'setting', 'warnAt', 'ladder', 'alarm'];

const gradeName = (grade: Row): string => String(grade.id);
const ruleName = (rule: Row): string => {
  const grades = Array.isArray(rule.grades) ? rule.grades.join(', ') : '';
  const where = [rule.setting, ...(Array.isArray(rule.areas) ? rule.areas : [])].filter(Boolean).join(', ');
  const only = rule.flagged === true ? ', flagged' : '';
  return `${grades} ${humanised(String(rule.promise)).toLowerCase()}${where === '' ? '' : `, ${where}`}${only}`;
};

function rowsOf(pack: unknown, list: string): readonly Row[] {
  const rows = valueAt(pack, [list]);
  return Array.isArray(rows) ? (rows as readonly Row[]) : [];
}

function rungWords(ladder: Row): string {
  const rungs = Array.isArray(ladder.rungs) ? (ladder.rungs as readonly Row[]) : [];
  return rungs.map((rung) => `${humanised(String(rung.to))} ${String(rung.afterSeconds)} s`).join(' → ');
}

interface CellsProps {
  readonly shape: Shape;
  readonly rows: readonly Row[];
  readonly list: string;
  readonly caption: string;
  readonly head: string;
  readonly keys: readonly string[];
  readonly nameOf: (row: Row) => string;
}

/** Some columns of a list, cell by cell. */
function Cells({ shape, rows, list, caption, head, keys, nameOf }: CellsProps) {
  return (
    <div className="bureau-scroll">
      <table className="bureau-table">
        <caption className="label">{caption}</caption>
        <ColumnHeads titles={[head, ...keys.map((key) => labelOf([list, key]))]} />
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, since even its id is being written.
            <tr key={at}>
              <th scope="row">{nameOf(row)}</th>
              {keys.map((key) => (
                <td key={key}>
                  <Cell shape={shape} path={[list, at, key]} name={nameOf(row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ shape, path, name }: { readonly shape: Shape; readonly path: Path; readonly name: string }) {
  const { pack } = useEditor();
  const [list = '', , key = ''] = path;
  const row = shapeAt(shape, [list, 0], pack);
  const field = row?.kind === 'record' ? row.fields.find((one) => one.key === key) : undefined;
  if (field === undefined) return null;
  return (
    <ValueField
      {...{ path, shape: field.shape, optional: field.optional }}
      label={`${labelOf([list, String(key)])} of ${name}`}
      bare
    />
  );
}
