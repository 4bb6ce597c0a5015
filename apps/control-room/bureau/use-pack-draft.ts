import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient, useRows } from '../../../client/react.tsx';
import type { Rows } from '../../../client/replica.ts';
import type { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { DropDraft, PackDraft, PackDrafts, SaveDraft } from '../../../modules/force/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { answered, type Edits, isOvertaken, readEdit, standing, typedIn } from './edits.ts';
import { type Path, withValue } from './place.ts';

export type SectionRow = RowOf<typeof PackDraft>;
type DraftRow = RowOf<typeof PackDrafts>;
export type SectionName = SectionRow['section'];
type Send = ReturnType<typeof useSend>['send'];

/** The pack as this window has it: what is in force, over it the draft on the server, over that what is typed and not saved yet. */
export interface PackEdited {
  readonly state: 'waiting' | 'ready' | 'failed';
  /** Mine, once anything of it was saved. */
  readonly draft: DraftRow | null;
  readonly rows: ReadonlyMap<string, SectionRow>;
  readonly pack: Readonly<Record<string, unknown>>;
  /** What is in force. */
  readonly inForce: Readonly<Record<string, unknown>>;
  /** Sections that were typed in here and are not saved. */
  readonly unsaved: readonly SectionName[];
  readonly set: (path: Path, value: unknown) => void;
  /** Saves all that is typed; `over`: the section whose text in force has been looked at. */
  readonly save: (over?: SectionName) => Promise<boolean>;
  /** Goes back to what is in force: in a section, or (null) everywhere. */
  readonly drop: (section: SectionName | null) => Promise<boolean>;
  /** Of the unsaved, those that another window has saved meanwhile. */
  readonly overtaken: readonly SectionName[];
  /** Puts what is typed here over what another window has saved. */
  readonly keepMine: (section: SectionName) => Promise<boolean>;
}

export function usePackDraft(send: Send): PackEdited {
  const { session, pack: published } = useDesk();
  const version = published?.version ?? '';
  const drafts = useRows(PackDrafts);
  const draft = drafts.list.find(({ accountId }) => accountId === session.subject.id) ?? null;
  // Before anything is saved, and after a draft was published or given up: of the one that the next save begins.
  const fresh = useFreshId(`${version} ${draft?.draftId}`);
  const draftId = draft?.draftId ?? fresh;
  // The sections of a draft that nobody has are those in force: they stand at once when one is given up.
  const nobodys = useFreshId(version);
  const bare = useRows(PackDraft, nobodys).list;
  const { state, list } = useLast(useRows(PackDraft, draft?.draftId ?? nobodys));
  const rows = useMemo(() => new Map<string, SectionRow>(list.map((row) => [row.section, row])), [list]);
  const inForce = useMemo(() => Object.fromEntries(bare.map(({ section, value }) => [section, value])), [bare]);
  const { edits, current, keep } = useEdits(rows);
  const pack = useMemo(
    () => Object.fromEntries(list.map((row) => [row.section, (edits[row.section] ?? row).value])),
    [list, edits],
  );
  const unsaved = list.flatMap(({ section }) => (isTyped(edits, section) ? [section] : []));
  const set = ([section = '', ...inside]: Path, value: unknown): void => {
    const row = rows.get(String(section));
    if (row === undefined) return;
    const before = current()[row.section];
    keep(row.section, typedIn(before, row, withValue((before ?? row).value, inside, value)));
  };
  const saveOne = async (row: SectionRow, over: boolean): Promise<boolean> => {
    const edit = current()[row.section] ?? typedIn(undefined, row, row.value);
    const { seen, value } = edit;
    keep(row.section, { ...edit, state: 'sending' });
    const input = { draftId, section: row.section, seen, value: value as SectionRow['value'] };
    const done = await send(SaveDraft, { ...input, ...(over && { over: row.inForceHash }) });
    keep(row.section, answered(current()[row.section] ?? edit, value, done));
    return done;
  };
  const save = async (over?: SectionName): Promise<boolean> => {
    for (const section of new Set([...unsaved, ...(over === undefined ? [] : [over])])) {
      const row = rows.get(section);
      if (row !== undefined && !(await saveOne(row, section === over))) return false;
    }
    return true;
  };
  const drop = async (section: SectionName | null): Promise<boolean> => {
    const saved = section === null ? draft !== null : draft?.sections.includes(section) === true;
    if (saved && !(await send(DropDraft, { draftId, section }))) return false;
    for (const one of section === null ? unsaved : [section]) keep(one, undefined);
    return true;
  };
  const overtaken = unsaved.filter((section) => isOvertaken(edits[section], rows.get(section)));
  const keepMine = async (section: SectionName): Promise<boolean> => {
    const row = rows.get(section);
    const edit = current()[section];
    if (row === undefined || edit === undefined) return false;
    keep(section, { ...edit, seen: row.hash });
    return saveOne(row, false);
  };
  return { state, draft, rows, pack, inForce, unsaved, overtaken, set, save, drop, keepMine };
}

const isTyped = (edits: Edits, section: string): boolean =>
  edits[section] !== undefined && edits[section].state !== 'sent';

/** While other rows are on their way those before them stand: whoever types keeps the box under their hands. */
function useLast(rows: Rows<SectionRow>): Pick<Rows<SectionRow>, 'state' | 'list'> {
  const [last, setLast] = useState(rows);
  if (rows.state === 'ready' && rows !== last) setLast(rows);
  return rows.state === 'waiting' && last.state === 'ready' ? last : rows;
}

/** An id that nobody has, another whenever `of` is another. */
function useFreshId(of: string): string {
  const { newId } = useClient();
  const [held, setHeld] = useState(() => ({ of, id: newId() }));
  if (held.of === of) return held.id;
  const next = { of, id: newId() };
  setHeld(next);
  return next.id;
}

interface EditsHeld {
  readonly edits: Edits;
  /** As they are at this moment, also within an act that waits for an answer. */
  readonly current: () => Edits;
  readonly keep: (section: string, edit: Edits[string]) => void;
}

const kept = 'bureau.section.';

/** What is typed survives reload and kill, section by section. */
function useEdits(rows: ReadonlyMap<string, SectionRow>): EditsHeld {
  const { drafts } = useClient();
  const [edits, setEdits] = useState<Edits>(() =>
    Object.fromEntries(drafts.names(kept).map((name) => [name.slice(kept.length), readEdit(drafts.get(name))])),
  );
  const latest = useRef(edits);
  const known = useRef(rows);
  const keep = useCallback(
    (section: string, edit: Edits[string]): void => {
      const next = standing(edit, known.current.get(section));
      latest.current = { ...latest.current, [section]: next };
      drafts.set(`${kept}${section}`, next === undefined || next.state === 'sent' ? '' : JSON.stringify(next));
      setEdits(latest.current);
    },
    [drafts],
  );
  useEffect(() => {
    known.current = rows;
    for (const [section, edit] of Object.entries(latest.current)) {
      if (standing(edit, rows.get(section)) !== edit) keep(section, edit);
    }
  }, [rows, keep]);
  return { edits, current: () => latest.current, keep };
}
