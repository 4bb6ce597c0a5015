import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';

/** What a row says of its place among all of them. */
export interface RowPlace {
  readonly 'aria-rowindex': number;
  readonly 'data-at': number;
}

interface LongTableProps {
  readonly titles: readonly string[];
  readonly keys: readonly string[];
  readonly row: (key: string, place: RowPlace) => ReactNode;
}

const ROW_HEIGHT = 28;
/** So many are simply drawn. */
const SHORT = 200;

const placeOf = (at: number): RowPlace => ({ 'aria-rowindex': at + 2, 'data-at': at });

/** A table of any length: of a long one only the rows in sight are drawn, and the one that has the focus, wherever it lies. */
export function LongTable(props: LongTableProps) {
  return props.keys.length <= SHORT ? <ShortTable {...props} /> : <VirtualTable {...props} />;
}

function ShortTable({ titles, keys, row }: LongTableProps) {
  return (
    <table aria-rowcount={keys.length + 1}>
      <ColumnHeads titles={titles} />
      <tbody>
        {keys.map((key, at) => (
          <Fragment key={key}>{row(key, placeOf(at))}</Fragment>
        ))}
      </tbody>
    </table>
  );
}

function VirtualTable({ titles, keys, row }: LongTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const focused = useRef<number | null>(null);
  const [above, setAbove] = useState(0);
  const scroller = useCallback(() => table.current?.closest<HTMLElement>('.scroll') ?? null, []);
  // What stands above it in the same scroll comes and goes.
  useLayoutEffect(() => setAbove((table.current?.offsetTop ?? 0) - (scroller()?.offsetTop ?? 0)));
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: above,
    initialRect: { width: 0, height: innerHeight },
    rangeExtractor: useCallback((range: Range) => withFocused(range, focused.current), []),
    getItemKey: useCallback((at: number) => keys[at] ?? at, [keys]),
  });
  const items = virtual.getVirtualItems();
  const rest = virtual.getTotalSize() + above - (items.at(-1)?.end ?? above);
  return (
    <table
      ref={table}
      aria-rowcount={keys.length + 1}
      onFocus={(event) => {
        focused.current = Number(event.target.closest('tr')?.dataset.at ?? Number.NaN);
      }}
    >
      <ColumnHeads titles={titles} />
      <tbody>
        {items.map((item, n) => (
          <Fragment key={item.key}>
            <Space height={item.start - (items[n - 1]?.end ?? above)} />
            {row(keys[item.index] ?? '', placeOf(item.index))}
          </Fragment>
        ))}
        <Space height={rest} />
      </tbody>
    </table>
  );
}

function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return <tr className="space" style={{ height }} />;
}

function withFocused(range: Range, focused: number | null): number[] {
  const seen = defaultRangeExtractor(range);
  const kept = focused !== null && focused >= 0 && focused < range.count && !seen.includes(focused) ? [focused] : [];
  return [...seen, ...kept].sort((a, b) => a - b);
}
