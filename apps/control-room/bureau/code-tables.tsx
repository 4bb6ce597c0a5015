import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Wrong } from './boxes.tsx';
import { useEditor, usePlace } from './editor-context.tsx';
import { type Path, textOf, valueAt } from './place.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** How our codes and grades read to them, and theirs to us: a line for each there is, so that one that is missing is seen. */
export function CodeTables({ table, at }: { readonly table: unknown; readonly at: number }) {
  const { pack } = useEditor();
  const path: Path = ['control', 'codeMappings', at];
  const codes = namedAt(pack, ['codes'], 'code', ({ use }) => use !== 'closing');
  const grades = namedAt(pack, ['grades'], 'id');
  const theirs = namedAt(table, ['list', 'codes'], 'code');
  const theirGrades = namedAt(table, ['list', 'grades'], 'code');
  return (
    <div className="bureau-single">
      <Ways
        path={[...path, 'rows']}
        {...{ from: codes, to: theirs, key1: 'own', key2: 'theirs', nones }}
        title="Our codes to theirs"
      />
      <Ways
        path={[...path, 'back']}
        {...{ from: theirs, to: codes, key1: 'theirs', key2: 'own', nones: back }}
        title="Their codes to ours"
      />
      {theirGrades.length > 0 && (
        <>
          <Ways
            path={[...path, 'grades']}
            {...{ from: grades, to: theirGrades, key1: 'own', key2: 'theirs', nones }}
            title="Our grades to theirs"
          />
          <Ways
            path={[...path, 'gradesBack']}
            {...{ from: theirGrades, to: grades, key1: 'theirs', key2: 'own', nones: back }}
            title="Their grades to ours"
          />
        </>
      )}
    </div>
  );
}

/** What may be said instead of a code of the other side. */
const nones: readonly Named[] = [
  { code: 'voice', name: 'none: told by voice' },
  { code: 'supervisor', name: 'none: to a supervisor' },
];
const back: readonly Named[] = [{ code: 'supervisor', name: 'none: to a supervisor' }];

interface WaysProps {
  readonly path: Path;
  readonly title: string;
  readonly from: readonly Named[];
  readonly to: readonly Named[];
  /** Of the side that a line is for, and of the side that it names. */
  readonly key1: 'own' | 'theirs';
  readonly key2: 'own' | 'theirs';
  readonly nones: readonly Named[];
}

type Line = Readonly<Record<string, unknown>>;

function Ways({ path, title, from, to, key1, key2, nones: without }: WaysProps) {
  const { faults } = useEditor();
  const { value, set, fault } = usePlace(path);
  const lines = Array.isArray(value) ? (value as readonly Line[]) : [];
  // What stands in the table and is of no list is shown too: it is what must go.
  const strange = lines.map((line) => String(line[key1])).filter((code) => !from.some((one) => one.code === code));
  const all = [...from, ...strange.map((code) => ({ code, name: 'not in the list' }))];
  const choose = (code: string, chosen: string): void => {
    const line = lineOf(code, chosen, { key1, key2 });
    const stands = lines.findIndex((one) => one[key1] === code);
    if (line === null) set(lines.filter((one) => one[key1] !== code));
    else set(stands < 0 ? [...lines, line] : lines.map((one, n) => (n === stands ? line : one)));
  };
  return (
    <div className="bureau-scroll">
      <table className="bureau-table">
        <caption className="label">{title}</caption>
        <ColumnHeads
          titles={[title.startsWith('Our') ? 'Ours' : 'Theirs', title.startsWith('Our') ? 'Theirs' : 'Ours']}
        />
        <tbody>
          {all.map(({ code, name }) => {
            const n = lines.findIndex((line) => line[key1] === code);
            const place = textOf([...path, n]);
            const wrong =
              n < 0 ? undefined : faults.find((one) => one.path.startsWith(`${place}.`) || one.path === place);
            return (
              <tr key={code}>
                <th scope="row">{code === name ? code : `${code} ${name}`}</th>
                <td>
                  <select
                    className="input"
                    aria-label={`${title}: ${code}`}
                    aria-invalid={n < 0 || wrong !== undefined}
                    value={chosenOf(lines[n], key2)}
                    onChange={(event) => choose(code, event.target.value)}
                  >
                    <option value="">not said</option>
                    {without.map((one) => (
                      <option key={one.code} value={`none ${one.code}`}>
                        {one.name}
                      </option>
                    ))}
                    {to.map((one) => (
                      <option key={one.code} value={`code ${one.code}`}>
                        {one.code === one.name ? one.code : `${one.code} ${one.name}`}
                      </option>
                    ))}
                  </select>
                  {wrong !== undefined && <Wrong words={wrong.reason} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {fault !== null && <Wrong words={fault} />}
    </div>
  );
}

function chosenOf(line: Line | undefined, key: string): string {
  if (line === undefined) return '';
  if (line[key] !== undefined) return `code ${String(line[key])}`;
  return `none ${String(line.none ?? 'supervisor')}`;
}

/** Null: nothing is said of it any more. */
function lineOf(code: string, chosen: string, { key1, key2 }: Pick<WaysProps, 'key1' | 'key2'>): Line | null {
  const said = chosen.slice(chosen.indexOf(' ') + 1);
  if (chosen === '') return null;
  if (chosen.startsWith('code ')) return { [key1]: code, [key2]: said };
  // Of theirs the schema knows one way without a code: it says so by leaving ours out.
  return key1 === 'own' ? { own: code, none: said } : { theirs: code };
}

function namedAt(value: unknown, path: Path, key: string, keep: (row: Line) => boolean = () => true): readonly Named[] {
  const rows = valueAt(value, path);
  if (!Array.isArray(rows)) return [];
  return (rows as readonly Line[]).filter(keep).map((row) => ({ code: String(row[key]), name: String(row.name) }));
}
