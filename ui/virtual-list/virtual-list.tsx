import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { markedByKey, markedByPointer } from './marked.ts';
import './virtual-list.css';

export interface VirtualListProps {
  readonly label: string;
  /** Keys in the order shown. */
  readonly keys: readonly string[];
  readonly rowHeight: number;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly onOpen?: (key: string) => void;
  readonly row: (key: string) => ReactNode;
  readonly ref?: Ref<VirtualListHandle>;
  /** True while the pointer or the focus is in the list: then nothing may move. */
  readonly onHeld?: (held: boolean) => void;
  /** Several rows at once: left out, there is only the one that is selected. */
  readonly marks?: Marks;
}

/** Space marks a row, Shift with an arrow those passed over, Ctrl+A all, Escape none; with a pointer its box, Ctrl or Shift. */
interface Marks {
  readonly marked: ReadonlySet<string>;
  readonly onMark: (marked: ReadonlySet<string>) => void;
}

export interface VirtualListHandle {
  focus(): void;
}

const rowId = (label: string, key: string): string => `${label.replace(/\W+/g, '-')}-${key}`;

/**
 * A long list of which only what is seen is drawn. The list itself has the focus and names its active row, so that
 * the focus survives the recycling of rows; every row knows its place among all of them.
 */
export function VirtualList(props: VirtualListProps) {
  const { label, keys, rowHeight, selected, onSelect, row, ref, onHeld, marks } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // The first rows are drawn with the list itself, not only once it has been measured.
    initialRect: { width: 0, height: innerHeight },
    // The same function as long as the keys are the same: a new one has every row measured again.
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
  });
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));
  useHold(box, onHeld);
  const items = virtual.getVirtualItems();
  const drawn = items.some((item) => keys[item.index] === selected);
  const step = (event: KeyboardEvent): void => {
    openBy(event, props);
    const at = selected === null ? -1 : keys.indexOf(selected);
    const to = target(event, at, keys.length);
    if (markBy(event, { at, to }, props) || to !== null) event.preventDefault();
    const key = keys[to ?? -1];
    if (to === null || key === undefined) return;
    virtual.scrollToIndex(to, { align: 'auto' });
    onSelect(key);
  };
  return (
    <div
      ref={box}
      className="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={marks !== undefined}
      aria-activedescendant={drawn && selected !== null ? rowId(label, selected) : undefined}
      onKeyDown={step}
    >
      <div className="extent" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const key = keys[item.index] ?? '';
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys for its rows.
            <div
              key={item.key}
              id={rowId(label, key)}
              className="slot"
              role="option"
              tabIndex={-1}
              aria-selected={isChosen(key, props)}
              data-at={key === selected}
              aria-setsize={keys.length}
              aria-posinset={item.index + 1}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={(event) => press(event, item.index, props)}
            >
              {row(key)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What an act is done to: the marked rows, or the one that is selected. */
function isChosen(key: string, { selected, marks }: VirtualListProps): boolean {
  return marks === undefined || marks.marked.size === 0 ? key === selected : marks.marked.has(key);
}

interface Steps {
  readonly at: number;
  readonly to: number | null;
}

/** True: the key marked something. */
function markBy(event: KeyboardEvent, steps: Steps, { keys, marks }: VirtualListProps): boolean {
  const next = marks === undefined ? null : markedByKey(event, { keys, ...steps, marked: marks.marked });
  if (next !== null) marks?.onMark(next);
  return next !== null;
}

function press(event: MouseEvent, to: number, { keys, selected, marks, onSelect, onOpen }: VirtualListProps): void {
  const key = keys[to];
  if (key === undefined) return;
  const at = selected === null ? -1 : keys.indexOf(selected);
  const next = marks === undefined ? null : markedByPointer(event, { keys, at, to, marked: marks.marked });
  onSelect(key);
  if (next === null) onOpen?.(key);
  else marks?.onMark(next);
}

function openBy(event: KeyboardEvent, { selected, onOpen }: VirtualListProps): void {
  if (event.key !== 'Enter' || selected === null || onOpen === undefined) return;
  // What it opens may take the focus at once: the key must not be typed there.
  event.preventDefault();
  onOpen(selected);
}

function target(event: KeyboardEvent, at: number, count: number): number | null {
  // A chord is an act of the desk, wherever the focus is.
  if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return Math.min(count - 1, at + 10);
    case 'PageUp':
      return Math.max(0, at - 10);
    default:
      return null;
  }
}

function useHold(box: { current: HTMLDivElement | null }, onHeld: ((held: boolean) => void) | undefined): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || onHeld === undefined) return;
    let inside = false;
    const tell = (): void => onHeld(inside || element.contains(document.activeElement));
    const pointer = (within: boolean) => (): void => {
      inside = within;
      tell();
    };
    const enter = pointer(true);
    const leave = pointer(false);
    const focus = (): void => void setTimeout(tell, 0);
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusin', focus);
    element.addEventListener('focusout', focus);
    return () => {
      element.removeEventListener('pointerenter', enter);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('focusout', focus);
    };
  }, [box, onHeld]);
}
