import { Button } from '../../../ui/button/button.tsx';
import { EditorProvider } from './editor-context.tsx';
import { liesUnder, textOf, valueAt } from './place.ts';
import { same } from './same.ts';
import { SectionEditor } from './section-editor.tsx';
import { SectionList } from './section-list.tsx';
import type { Section } from './sections.ts';
import type { Shape } from './shape.ts';
import type { PackEdited, SectionName, SectionRow } from './use-pack-draft.ts';
import { ValueField } from './value-field.tsx';
import { valueWords } from './words.ts';

interface EditPaneProps {
  readonly shape: Shape;
  readonly sections: readonly Section[];
  readonly section: string;
  readonly onSection: (id: string) => void;
  readonly edited: PackEdited;
}

/** The list of sections, and the one that is chosen. */
export function EditPane({ shape, sections, section, onSection, edited }: EditPaneProps) {
  const faults = [...edited.rows.values()].flatMap((row) => row.faults);
  const chosen = sections.find(({ id }) => id === section) ?? sections[0];
  if (chosen === undefined) return null;
  const editor = { pack: edited.pack, set: edited.set, faults, Field: ValueField };
  return (
    <EditorProvider editor={editor}>
      <div className="bureau-edit">
        <SectionList
          sections={sections}
          chosen={chosen.id}
          onChoose={onSection}
          marksOf={(one) => marksOf(one, edited, faults)}
        />
        <form
          className="bureau-section scroll"
          aria-label={chosen.title}
          data-typing
          onSubmit={(event) => event.preventDefault()}
        >
          <SectionHead section={chosen} edited={edited} />
          <SectionEditor key={chosen.id} section={chosen} shape={shape} />
        </form>
      </div>
    </EditorProvider>
  );
}

function rowsOf(section: Section, edited: PackEdited): readonly SectionRow[] {
  const names = new Set(section.places.map(([key]) => String(key)));
  return [...names].flatMap((name) => edited.rows.get(name) ?? []);
}

function marksOf(section: Section, edited: PackEdited, faults: SectionRow['faults']): readonly string[] {
  const { rows, pack, inForce } = edited;
  const wrong = faults.filter(({ path }) => section.places.some((place) => liesUnder(path, textOf(place)))).length;
  const saved = Object.fromEntries([...rows].map(([name, row]) => [name, row.value]));
  const differs = (one: unknown, other: unknown): boolean =>
    section.places.some((place) => !same(valueAt(one, place), valueAt(other, place)));
  const touched = differs(pack, saved) ? ['not saved'] : differs(pack, inForce) ? ['changed'] : [];
  return [...(wrong === 0 ? [] : [wrong === 1 ? '1 fault' : `${wrong} faults`]), ...touched];
}

/** What is different from the version in force, and the way back; a conflict is shown with both sides. */
function SectionHead({ section, edited }: { readonly section: Section; readonly edited: PackEdited }) {
  return rowsOf(section, edited).map((row) => {
    const touched = row.changed || edited.unsaved.includes(row.section);
    return (
      <div key={row.section} className="bureau-section-head">
        {row.changes.length > 0 && (
          <ul className="bureau-changes" aria-label={`Different in ${row.name}`}>
            {row.changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        {row.conflict !== null && <Conflict row={row} edited={edited} />}
        {edited.overtaken.includes(row.section) && (
          <div className="bureau-conflict" role="alert">
            <p>{row.name}: saved in another window, or published, since this was typed.</p>
            <Button onPress={() => void edited.keepMine(row.section)}>Keep what is typed here</Button>
          </div>
        )}
        {touched && (
          <Button look="plain" onPress={() => void edited.drop(row.section)}>
            Back to what is in force: {row.name}
          </Button>
        )}
      </div>
    );
  });
}

function Conflict({ row, edited }: { readonly row: SectionRow; readonly edited: PackEdited }) {
  const keep = (section: SectionName): void => void edited.save(section);
  return (
    <div className="bureau-conflict" role="alert">
      <p>
        Version {row.conflict?.version} has changed this section since the draft was made. In force now:{' '}
        {valueWords(row.conflict?.value).slice(0, 400)}
      </p>
      <Button onPress={() => keep(row.section)}>Keep mine</Button>
    </div>
  );
}
