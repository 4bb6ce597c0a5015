import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { Place } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useAct, useKeyOf } from '../keys/use-act.ts';
import { readOnly } from '../past/read-only.ts';
import { useDesk } from '../session/desk.tsx';
import { CommandSheet } from './command-sheet.tsx';
import './command.css';
import { doDeed } from './deeds.ts';
import { readLine } from './grammar.ts';
import type { Deed } from './reading.ts';
import { useHistory } from './use-history.ts';
import { useKnown } from './use-known.ts';
import { useSheet } from './use-sheet.ts';

/** One box for commands and search. It says what it will do before Enter, and returns the focus where it was. */
export function CommandLine() {
  const line = useLine();
  const { box, text, rows, at, open, list, hint } = line;
  const shortcut = useKeyOf('command');
  return (
    <search className="command-line">
      <Icon name="search" />
      <input
        ref={box}
        role="combobox"
        aria-label="Command or search"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && rows.length > 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={`${shortcut}  command or search: as RA21 0421 · st RA21 6 · 0421 · Mill St`}
        value={text}
        onChange={(event) => line.type(event.target.value)}
        onFocus={(event) => line.enter(event.relatedTarget)}
        onBlur={line.blur}
        onKeyDown={line.keys}
      />
      <CommandSheet id={list} open={open} rows={rows} at={at} hint={hint} onTake={line.take}>
        {line.notice}
      </CommandSheet>
    </search>
  );
}

/** The text, what it reads as, and which choice is marked. */
function useText() {
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const { mode } = useDesk().session;
  const known = readLine(text, useKnown(text));
  const reading = mode === 'past' ? readOnly(known) : known;
  const { rows, hint } = useSheet(reading);
  const at = Math.min(marked, Math.max(0, rows.length - 1));
  const mark = (step: number): void => setMarked((at + step + rows.length) % Math.max(1, rows.length));
  const type = (next: string): void => {
    setText(next);
    setMarked(0);
  };
  return { text, reading, rows, hint, at, mark, type };
}

/** Where the focus goes, and where it came from: back exactly there, also into a call form that is open. */
function useFocus() {
  const box = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const visits = useRef(0);
  const [shown, setShown] = useState(false);
  useAct('command', () => {
    visits.current += 1;
    if (document.activeElement !== box.current) before.current = document.activeElement;
    box.current?.focus();
    box.current?.select();
  });
  return {
    box,
    shown,
    /** Another each time that somebody comes here. */
    visit: () => visits.current,
    enter: (from: Element | null) => {
      visits.current += 1;
      before.current ??= from;
      setShown(true);
    },
    blur: () => {
      before.current = null;
      setShown(false);
    },
    leave: () => {
      const back = before.current;
      setShown(false);
      box.current?.blur();
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    },
  };
}

function useLine() {
  const focus = useFocus();
  const list = useId();
  const { run, notice } = useRun();
  const history = useHistory();
  const { text, reading, rows, hint, at, mark, type } = useText();
  const turn = useRef(0);
  const finish = async (deeds: readonly Deed[], place: Place | null): Promise<void> => {
    const [began, visit] = [turn.current, focus.visit()];
    history.add(text);
    // What is typed before the answer is the next line, not more of this one.
    focus.box.current?.select();
    if (!(await run(deeds, place)) || turn.current !== began) return;
    type('');
    // Whoever has come back meanwhile is about to type: a late answer does not send them away.
    if (focus.visit() === visit) focus.leave();
  };
  const typed = (next: string): void => {
    turn.current += 1;
    type(next);
  };
  const take = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    if (row.line !== null) type(row.line);
    if (row.deeds.length > 0) void finish(row.deeds, row.place);
  };
  const keys = (event: KeyboardEvent): void => {
    const marked = rows[at]?.line ?? null;
    if (event.key === 'Enter' && reading.kind === 'ready') void finish(reading.deeds, null);
    else if (event.key === 'Enter') take(at);
    else if (event.key === 'Tab' && marked !== null && text !== '') type(marked);
    else if (event.key === 'Escape') focus.leave();
    else if (event.key === 'ArrowDown') mark(1);
    else if (event.key === 'ArrowUp' && text !== '') mark(-1);
    else if (event.key === 'ArrowUp') type(history.last());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = focus.shown || notice !== null;
  return { ...focus, list, text, rows, at, hint, notice, open, type: typed, take, keys };
}

function useRun() {
  const { newId } = useClient();
  const { work, settings } = useDesk();
  const { send, notice } = useSend();
  const run = async (deeds: readonly Deed[], place: Place | null): Promise<boolean> => {
    for (const deed of deeds) if (!(await doDeed(deed, { send, newId, work, settings }, place))) return false;
    return true;
  };
  return { run, notice };
}
