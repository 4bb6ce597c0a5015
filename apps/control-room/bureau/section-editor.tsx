import type { ReactNode } from 'react';
import { AreaOutline } from './area-outline.tsx';
import { CodeTables } from './code-tables.tsx';
import { CodeTestHead } from './code-test-head.tsx';
import { useEditor } from './editor-context.tsx';
import { GradesTable } from './grades-table.tsx';
import type { Path } from './place.ts';
import { textOf, valueAt } from './place.ts';
import { PlanUse } from './plan-use.tsx';
import { RecordList } from './record-list.tsx';
import type { Section } from './sections.ts';
import { type Shape, shapeAt } from './shape.ts';
import { ValueField } from './value-field.tsx';
import { labelOf } from './words.ts';

/** What stands under the fields of a row, where the row alone does not tell what it does. */
const under: Readonly<Record<string, (row: unknown, at: number) => ReactNode>> = {
  plans: (row) => <PlanUse plan={row} />,
  areas: (row, at) => <AreaOutline key={at} area={row} at={at} />,
  'control.codeMappings': (row, at) => <CodeTables key={at} table={row} at={at} />,
};

/** Keys that what stands under the fields edits instead. */
const byHand: ReadonlySet<string> = new Set([
  'areas.outline',
  ...['rows', 'back', 'grades', 'gradesBack'].map((key) => `control.codeMappings.${key}`),
]);

/** What stands above a section: how what is in force fares. */
const above: Readonly<Record<string, () => ReactNode>> = {
  'control.codeMappings': () => <CodeTestHead />,
  'control.codeTest': () => <CodeTestHead />,
};

/** One section: its rows beside the one that is chosen, its few values, or what was made by hand for it. */
export function SectionEditor({ section, shape }: { readonly section: Section; readonly shape: Shape }) {
  if (section.id === 'grades') return <GradesTable shape={shape} />;
  return (
    <>
      {above[section.id]?.()}
      {section.places.map((path) => (
        <PlaceEditor key={textOf(path)} path={path} shape={shape} alone={section.places.length === 1} />
      ))}
    </>
  );
}

interface PlaceEditorProps {
  readonly path: Path;
  readonly shape: Shape;
  readonly alone: boolean;
}

function PlaceEditor({ path, shape, alone }: PlaceEditorProps) {
  const { pack } = useEditor();
  const at = shapeAt(shape, path, pack);
  if (at === null) return null;
  const value = valueAt(pack, path);
  if (alone && at.kind === 'list' && at.of.kind === 'record' && Array.isArray(value)) {
    const more = under[textOf(path)];
    const fields = at.of.fields.filter(({ key }) => !byHand.has(textOf([...path, key])));
    return (
      <RecordList
        path={path}
        label={labelOf(path)}
        of={{ ...at.of, fields }}
        {...(more !== undefined && { under: more })}
      />
    );
  }
  return (
    <div className="bureau-single">
      <ValueField path={path} shape={at} optional={value === undefined} />
    </div>
  );
}
