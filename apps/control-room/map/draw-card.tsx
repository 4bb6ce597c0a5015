import { useEffect, useState } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  fewestCorners,
  measure,
  SetShape,
  ShapeKind,
  shapeWords,
  sizeWords,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field } from '../../../ui/field/field.tsx';
import type { ChartHeld } from './use-chart.ts';
import { type Drawing, useCorners, useDrawingHands, useDrawingShown } from './use-corners.ts';

type Kind = Drawing['kind'];

const kinds: readonly (readonly [Kind, string])[] = [
  ...ShapeKind.options.map((kind) => [kind, shapeWords[kind]] as const),
  ['measure', 'Measure, and keep nothing'],
];

export interface DrawCardProps {
  readonly held: ChartHeld;
  /** What it becomes part of; null: it can only be measured. */
  readonly incident: { readonly id: string; readonly number: string } | null;
  readonly onClose: () => void;
}

/** Draws corner by corner, with the pointer or with keys alone; how large it is stands beside it all the time. */
export function DrawCard({ held, incident, onClose }: DrawCardProps) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const draft = `drawing.${incident?.id ?? 'measure'}`;
  const { corners, set } = useCorners(`${draft}.corners`);
  const [note, setNote] = useDraft(`${draft}.note`);
  const [asked, setKind] = useState<Kind>('inner-cordon');
  const kind = incident === null ? 'measure' : asked;
  const save = async (): Promise<void> => {
    if (incident === null || kind === 'measure' || corners.length < fewestCorners(kind)) return;
    const shape = { incidentId: incident.id, shapeId: newId(), kind, corners: [...corners], note: note.trim() };
    if (!(await send(SetShape, shape))) return;
    set([]);
    setNote('');
    onClose();
  };
  const drawing: Drawing = { kind, corners, set, onSave: () => void save(), onClose };
  useDrawingHands(held.chart, drawing);
  useDrawingShown(held, drawing);
  const { chart } = held;
  // The arrow keys move the map: whoever draws wants them there.
  useEffect(() => chart?.getCanvas().focus(), [chart]);
  return (
    <section
      className="map-card draw-card"
      aria-label="Draw on the map"
      data-typing
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void save();
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
      }}
    >
      <p>
        <strong>{incident === null ? 'Measure' : `Draw for ${incident.number}`}</strong>{' '}
        <span role="status">{drawnWords(kind, corners)}</span>
      </p>
      <p className="hint">
        Arrow keys pan the map, with Shift a little; + and − zoom; Enter adds its middle, a click its point.
      </p>
      {incident !== null && (
        <div className="fields">
          <Choice
            label="What"
            value={kind}
            onValue={(value) => setKind(kinds.find(([one]) => one === value)?.[0] ?? kind)}
          >
            {kinds}
          </Choice>
          {kind !== 'measure' && (
            <Field label="Note">
              {(id) => (
                <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />
              )}
            </Field>
          )}
        </div>
      )}
      <div className="row wrap">
        {kind !== 'measure' && (
          <Button look="primary" onPress={() => void save()} shortcut="Ctrl+Enter">
            Save {shapeWords[kind].toLowerCase()}
          </Button>
        )}
        {corners.length > 0 && (
          <Button onPress={() => set(corners.slice(0, -1))} shortcut="Backspace">
            Take the last corner back
          </Button>
        )}
        {corners.length > 0 && <Button onPress={() => set([])}>Begin again</Button>}
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      {notice}
    </section>
  );
}

function drawnWords(kind: Kind, corners: Drawing['corners']): string {
  const count = corners.length === 1 ? '1 corner' : `${corners.length} corners`;
  if (kind === 'measure') {
    if (corners.length < 2) return count;
    const along = sizeWords(measure('approach', corners));
    return corners.length < 3 ? along : `${along} · closed: ${sizeWords(measure('area', corners))}`;
  }
  const missing = fewestCorners(kind) - corners.length;
  return missing > 0 ? `${count}, ${missing} more at least` : `${count} · ${sizeWords(measure(kind, corners))}`;
}
