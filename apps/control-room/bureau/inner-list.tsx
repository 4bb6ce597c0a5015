import { Button } from '../../../ui/button/button.tsx';
import { Wrong } from './boxes.tsx';
import { Place, usePlace } from './editor-context.tsx';
import { Fields } from './group-fields.tsx';
import { earlier } from './pick-many.tsx';
import type { Path } from './place.ts';
import { emptyOf, type Shape, type ShapeField } from './shape.ts';
import { labelOf, rowWords } from './words.ts';

interface InnerListProps {
  readonly path: Path;
  readonly label: string;
  readonly of: Shape;
}

const MOST_COLUMNS = 6;

/** Rows within a row: as a table where they are flat, else one group under the other. */
export function InnerList({ path, label, of }: InnerListProps) {
  const { value, set, fault } = usePlace(path);
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const add = (): void => set([...rows, emptyOf(of)]);
  const acts = { rows, set };
  return (
    <fieldset className="bureau-group">
      <legend className="label">{label}</legend>
      {fault !== null && <Wrong words={fault} />}
      {of.kind === 'record' && isFlat(of.fields) && rows.length > 0 && (
        <RowsTable {...{ path, label, ...acts }} fields={of.fields} />
      )}
      {!(of.kind === 'record' && isFlat(of.fields)) &&
        rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, since even its id is being written.
          <fieldset key={at} className="bureau-group bureau-row">
            <legend className="label">
              {at + 1}. {rowWords(row, at)}
            </legend>
            {of.kind === 'record' ? (
              <Fields path={[...path, at]} fields={of.fields} />
            ) : (
              <Place path={[...path, at]} shape={of} />
            )}
            <RowActs {...acts} at={at} name={rowWords(row, at)} words="Take away" />
          </fieldset>
        ))}
      <Button onPress={add}>Add to {label.toLowerCase()}</Button>
    </fieldset>
  );
}

interface RowsProps {
  readonly rows: readonly unknown[];
  readonly set: (rows: unknown) => void;
}

interface RowActsProps extends RowsProps {
  readonly at: number;
  readonly name: string;
  readonly words?: string;
}

function RowActs({ rows, set, at, name, words = '×' }: RowActsProps) {
  return (
    <span className="row">
      {at > 0 && (
        <Button look="plain" label={`${name} earlier`} onPress={() => set(earlier(rows, at))}>
          ↑
        </Button>
      )}
      <Button look="plain" label={`Take away ${name}`} onPress={() => set(rows.filter((_, n) => n !== at))}>
        {words}
      </Button>
    </span>
  );
}

interface RowsTableProps extends RowsProps {
  readonly path: Path;
  readonly label: string;
  readonly fields: readonly ShapeField[];
}

function RowsTable({ path, label, fields, rows, set }: RowsTableProps) {
  return (
    <div className="bureau-scroll">
      <table className="bureau-table">
        <thead>
          <tr>
            {fields.map(({ key }) => (
              <th key={key} scope="col">
                {labelOf([...path, 0, key])}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((_row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, since even its id is being written.
            <tr key={at}>
              {fields.map(({ key, shape, optional }) => (
                <td key={key}>
                  <Place
                    path={[...path, at, key]}
                    {...{ shape, optional }}
                    label={`${labelOf([...path, at, key])}, ${label.toLowerCase()} ${at + 1}`}
                    bare
                  />
                </td>
              ))}
              <td>
                <RowActs {...{ rows, set, at }} name={`${label} ${at + 1}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isFlat(fields: readonly ShapeField[]): boolean {
  return fields.length <= MOST_COLUMNS && fields.every(({ shape }) => isScalar(shape));
}

function isScalar(shape: Shape): boolean {
  if (shape.kind === 'maybe') return isScalar(shape.of);
  return shape.kind === 'text' || shape.kind === 'number' || shape.kind === 'flag' || shape.kind === 'choice';
}
