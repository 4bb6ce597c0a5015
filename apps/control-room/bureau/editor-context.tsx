import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import { liesUnder, type Path, textOf, valueAt } from './place.ts';
import type { Shape } from './shape.ts';
import type { PackEdited } from './use-pack-draft.ts';

interface Fault {
  readonly path: string;
  readonly reason: string;
  readonly example: unknown;
}

/** A place of the pack that is to be edited. */
export interface PlaceProps {
  readonly path: Path;
  readonly shape: Shape;
  /** It may be left out; an empty box leaves it out. */
  readonly optional?: boolean;
  /** Null stands for none; an empty box is none. */
  readonly nullable?: boolean;
  readonly label?: string;
  /** In a cell of a table. */
  readonly bare?: boolean;
}

/** What every field of the editor needs: the pack as it is typed, what is wrong with it, and a way to write. */
interface Editor {
  readonly pack: PackEdited['pack'];
  readonly set: PackEdited['set'];
  readonly faults: readonly Fault[];
  /** What edits any place by its shape; groups of places hold it again. */
  readonly Field: ComponentType<PlaceProps>;
}

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('a field stands outside of EditorProvider');
  return editor;
}

/** A place within a group, edited as its own shape asks. */
export function Place(props: PlaceProps) {
  const { Field } = useEditor();
  return <Field {...props} />;
}

interface PlaceHeld {
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  /** What is wrong here: at the place itself, or (`deep`) anywhere below it as well. */
  readonly fault: string | null;
}

export function usePlace(path: Path, deep = false): PlaceHeld {
  const { pack, set, faults } = useEditor();
  const place = textOf(path);
  const found = faults.find((fault) => (deep ? liesUnder(fault.path, place) : fault.path === place));
  return {
    value: valueAt(pack, path),
    set: (value) => set(path, value),
    fault: found === undefined ? null : faultWords(found),
  };
}

function faultWords({ reason, example }: Fault): string {
  const shown =
    example === null || example === ''
      ? ''
      : `, e.g. ${typeof example === 'string' ? example : JSON.stringify(example)}`;
  const plain = reason.replace(/^Invalid input: expected (\w+), received.*$/, 'a $1 is wanted here');
  return `${plain}${plain.includes('e.g.') ? '' : shown}`;
}
