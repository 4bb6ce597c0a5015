import { useEffect, useRef, useState } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { useView } from '../../../client/use-view.ts';
import { AreaOutlines } from '../../../modules/force/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextBox } from './boxes.tsx';
import { usePlace } from './editor-context.tsx';
import { type Corner, cornersOf, cornersText, outlineWords } from './outline.ts';
import type { Path } from './place.ts';

const OutlineMap = lazyPart(
  'the map',
  () => import('./outline-map.tsx').then((loaded) => loaded.OutlineMap),
  'when-shown',
);

/** The ground of an area: drawn corner by corner on the map, or written as a list of corners; the two are one. */
export function AreaOutline({ area, at }: { readonly area: unknown; readonly at: number }) {
  const path: Path = ['areas', at, 'outline'];
  const { value, set } = usePlace(path, true);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const corners = Array.isArray(value) ? (value as readonly Corner[]) : [];
  const { id = '', name = '' } = area as { readonly id?: string; readonly name?: string };
  const put = (next: readonly Corner[]): void => set(next.length === 0 ? undefined : next);
  return (
    <fieldset className="bureau-group">
      <legend className="label">Outline of {name}</legend>
      <p role="status">{outlineWords(corners)}</p>
      <div className="row wrap">
        <Button ref={opener} expanded={open} onPress={() => setOpen(!open)}>
          Draw it on the map
        </Button>
        {corners.length > 0 && <Button onPress={() => put([])}>Take the drawn outline away</Button>}
        {corners.length === 0 && <BeginAsPublished id={id} onCorners={put} />}
      </div>
      {open && <OutlineMap name={name} corners={corners} set={put} onClose={close} />}
      <TextBox
        path={path}
        label="Corners, one a line: latitude, longitude"
        rows={6}
        deep
        read={(text) => (text.trim() === '' ? undefined : cornersOf(text))}
        write={cornersText}
      />
    </fieldset>
  );
}

/** A boundary that is only a little wrong is not drawn from nothing. */
function BeginAsPublished({
  id,
  onCorners,
}: {
  readonly id: string;
  readonly onCorners: (corners: readonly Corner[]) => void;
}) {
  const [asked, setAsked] = useState(false);
  const { rows, fault } = useView(AreaOutlines, asked ? '' : null);
  const found = rows.find((row) => row.id === id);
  useEffect(() => {
    if (asked && found !== undefined) onCorners(found.corners);
  }, [asked, found, onCorners]);
  return (
    <>
      <Button onPress={() => setAsked(true)}>Begin with its ground as it is</Button>
      {fault !== null && <span role="status">{fault}</span>}
    </>
  );
}
