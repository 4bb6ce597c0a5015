import { useState } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
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
  const corners = Array.isArray(value) ? (value as readonly Corner[]) : [];
  const name = String((area as { readonly name?: unknown } | null)?.name ?? '');
  const put = (next: readonly Corner[]): void => set(next.length === 0 ? undefined : next);
  return (
    <fieldset className="bureau-group">
      <legend className="label">Outline of {name}</legend>
      <p role="status">{outlineWords(corners)}</p>
      <div className="row wrap">
        <Button expanded={open} onPress={() => setOpen(!open)}>
          Draw it on the map
        </Button>
        {corners.length > 0 && <Button onPress={() => put([])}>Take the drawn outline away</Button>}
      </div>
      {open && <OutlineMap name={name} corners={corners} set={put} onClose={() => setOpen(false)} />}
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
