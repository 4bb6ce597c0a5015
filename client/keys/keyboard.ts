/** One thing that a screen does by key. The function key or chord is always there; the single key can be changed or switched off (WCAG 2.1.4). */
export interface Act {
  readonly label: string;
  readonly always: string;
  readonly single: string | null;
  readonly group: string;
}

export interface KeyChoice {
  readonly singleKeys: boolean;
  readonly chosenKeys: Readonly<Record<string, string>>;
}

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** Reads key presses by one list of acts, and knows who carries each out now. */
export function makeKeyboard<Name extends string>(acts: Readonly<Record<Name, Act>>) {
  const names = Object.keys(acts).filter((name): name is Name => name in acts);
  /** The single key of an act as this person has it; null when switched off. */
  const singleKeyOf = (act: Name, choice: KeyChoice): string | null =>
    choice.singleKeys ? (choice.chosenKeys[act] ?? acts[act].single) : null;
  /** The act that a key press means, or null. `typing`: a field has the focus, where single keys are letters. */
  const actOf = (pressed: Pressed, typing: boolean, choice: KeyChoice): Name | null => {
    const chord = chordOf(pressed);
    const always = names.find((act) => acts[act].always.toLowerCase() === chord.toLowerCase());
    if (always !== undefined) return always;
    if (typing || pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.key.length !== 1) return null;
    // What somebody chose comes before what another act has from the start.
    const chosen = names.find((act) => choice.singleKeys && choice.chosenKeys[act] === pressed.key);
    return chosen ?? names.find((act) => singleKeyOf(act, choice) === pressed.key) ?? null;
  };
  /** The last that declared it: it lies on top. */
  const carriers = new Map<Name, (() => void)[]>();
  const of = (act: Name): (() => void)[] => carriers.get(act) ?? [];
  /** Answers what puts it away again. */
  const carry = (act: Name, carrier: () => void): (() => void) => {
    carriers.set(act, [...of(act), carrier]);
    return () => {
      carriers.set(
        act,
        of(act).filter((one) => one !== carrier),
      );
    };
  };
  const perform = (act: Name): boolean => {
    const carrier = of(act).at(-1);
    carrier?.();
    return carrier !== undefined;
  };
  /** What can be done on this screen as it stands. */
  const carried = (): readonly Name[] => names.filter((act) => of(act).length > 0);
  return { acts, names, singleKeyOf, actOf, carry, carried, perform };
}

function chordOf(pressed: Pressed): string {
  const shift = pressed.shiftKey && pressed.key.length > 1;
  const held = [pressed.ctrlKey && 'Ctrl', pressed.altKey && 'Alt', shift && 'Shift'].filter((part) => part !== false);
  return [...held, pressed.key].join('+');
}

/** In a field, or anywhere in a form that is being filled in: a letter there is a letter, also on a button between fields. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input, textarea, select') || target.closest('[data-typing]') !== null)
  );
}

/** A dialog that was closed keeps the focus until the next frame: what is pressed before that is meant for the screen, not for a field in it. */
export function leaveClosed(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('dialog:not([open])') === null) return false;
  target.blur();
  return true;
}

export type Keyboard<Name extends string> = ReturnType<typeof makeKeyboard<Name>>;
