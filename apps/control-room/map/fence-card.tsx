import { useLayoutEffect, useRef, useState } from 'react';
import { useClient, useNow, useOfPersistent, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  AcknowledgeCrossings,
  Fences,
  isClosed,
  OpenIncidents,
  Shapes,
  shapeWords,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { ReasonForm } from '../incident/reason-form.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { extendFenceForm, type FenceMaking, setFenceForm, withdrawFenceForm } from './fence-form.ts';
import {
  boundsWords,
  crossingWords,
  type FenceRow,
  readSpots,
  spotWords,
  waitingCount,
  watchWords,
} from './fence-words.ts';
import type { ChartHeld } from './use-chart.ts';
import { type CornersHeld, useCorners, useDrawingHands, useDrawingShown } from './use-corners.ts';

type Acting = { readonly what: 'set' } | { readonly what: 'extend' | 'withdraw'; readonly fence: FenceRow };

/** Fences: each with what it goes round, whom it watches, who crossed it last; set, let stand longer, taken away, acknowledged. */
export function FenceCard({ held, onClose }: { readonly held: ChartHeld; readonly onClose: () => void }) {
  const { can } = useDesk();
  const fences = useRows(Fences).list;
  const [acting, setActing] = useState<Acting | null>(null);
  const close = (): void => setActing(null);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <section
      className="map-card fence-card"
      aria-label="Fences"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        if (acting === null) onClose();
        else close();
      }}
    >
      <Acts acting={acting} held={held} onClose={close} />
      {fences.length === 0 && <p className="hint">No fence stands.</p>}
      <ul>
        {fences.map((fence) => (
          <FenceLine key={fence.id} fence={fence} onAct={(what) => setActing({ what, fence })} />
        ))}
      </ul>
      <div className="row">
        {can('fence.set') && (
          <Button ref={first} pressed={acting?.what === 'set'} onPress={() => setActing({ what: 'set' })}>
            Set a fence
          </Button>
        )}
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
    </section>
  );
}

function Acts({ acting, held, onClose }: { acting: Acting | null; held: ChartHeld; onClose: () => void }) {
  const { now } = useClient();
  if (acting === null) return null;
  if (acting.what === 'set') return <SetFenceForm held={held} onClose={onClose} />;
  const { what, fence } = acting;
  return (
    <ReasonForm
      key={`${what}${fence.id}`}
      form={what === 'extend' ? extendFenceForm(fence, now) : withdrawFenceForm(fence)}
      draft={`fence.${what}.${fence.id}`}
      takesFocus
      onClose={onClose}
      onDone={onClose}
    />
  );
}

function FenceLine({ fence, onAct }: { fence: FenceRow; onAct: (what: 'extend' | 'withdraw') => void }) {
  const { can, areaName } = useDesk();
  const now = useNow();
  const { send, notice } = useSend();
  const { id, name, incidentNumber, until, endedAt, count, crossings } = fence;
  const waiting = waitingCount(fence);
  const called = name ?? 'erased';
  return (
    <li>
      <p>
        <strong>{called}</strong> {incidentNumber !== null && shortNumber(incidentNumber)}{' '}
        <span className="quiet">
          {watchWords(fence)} · {boundsWords(fence, areaName)} ·{' '}
          {endedAt === null ? `until ${whenOf(until, now)}` : `ended ${whenOf(endedAt, now)}`}
        </span>
      </p>
      {crossings.slice(0, 3).map((crossing) => (
        <p key={crossing.n} className={crossing.n > count - waiting ? 'flag' : 'quiet'}>
          {whenOf(crossing.at, now)} {crossingWords(crossing)}
        </p>
      ))}
      <div className="row wrap">
        {waiting > 0 && can('fence.acknowledge') && (
          <Button
            label={`Acknowledge ${waiting} of ${called}`}
            onPress={() => void send(AcknowledgeCrossings, { fenceId: id, seen: count })}
          >
            Acknowledge {waiting}
          </Button>
        )}
        {endedAt === null && can('fence.set') && (
          <>
            <Button look="plain" label={`Other end for ${called}`} onPress={() => onAct('extend')}>
              Other end
            </Button>
            <Button look="plain" label={`Take away ${called}`} onPress={() => onAct('withdraw')}>
              Take away
            </Button>
          </>
        )}
      </div>
      {notice}
    </li>
  );
}

/** Its points are drawn on the map, or typed: both say the same. */
function SetFenceForm({ held, onClose }: { readonly held: ChartHeld; readonly onClose: () => void }) {
  const drawn = useCorners('fence.corners');
  const making = useMaking(drawn);
  const { corners, set } = drawn;
  const drawing = { ...drawn, kind: 'area' as const, onSave: () => undefined, onClose };
  useDrawingHands(held.chart, drawing);
  useDrawingShown(held, drawing);
  return (
    <>
      <SpotsField corners={corners} onCorners={set} />
      <p className="hint">
        Or on the map: arrow keys pan, Enter adds its middle, a click its point, Backspace takes the last back.
      </p>
      <ReasonForm
        form={setFenceForm(making)}
        draft={`fence.set.${making.incident?.id ?? 'none'}`}
        takesFocus={false}
        onClose={onClose}
        onDone={() => {
          set([]);
          onClose();
        }}
      />
    </>
  );
}

function SpotsField({ corners, onCorners }: { corners: CornersHeld['corners']; onCorners: CornersHeld['set'] }) {
  const said = spotWords(corners);
  const [typed, setTyped] = useState({ said, text: said });
  // What is drawn meanwhile takes the place of what was typed.
  const text = typed.said === said ? typed.text : said;
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const take = (): void => onCorners(readSpots(text).map(([lon, lat]) => [lon, lat]));
  return (
    <div data-typing>
      <Field label="Points: latitude, longitude; …">
        {(id) => (
          <input
            ref={first}
            id={id}
            className="input"
            value={text}
            onChange={(event) => setTyped({ said, text: event.target.value })}
            onBlur={take}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take();
            }}
          />
        )}
      </Field>
    </div>
  );
}

function useMaking({ corners }: CornersHeld): FenceMaking {
  const { now, newId } = useClient();
  const { work, pack } = useDesk();
  const incidentId = useOfPersistent(work, (one) => one.incidentId);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  const shapes = useRows(Shapes)
    .list.filter((row) => row.incidentId === incident?.id && row.until === null && isClosed(row.kind))
    .map((row) => ({ row, words: `${shapeWords[row.kind]} of ${shortNumber(row.number)}` }));
  const { number } = incident ?? {};
  const inHand = incident === null || number === undefined ? null : { id: incident.id, number: shortNumber(number) };
  return { corners, incident: inHand, shapes, pack, now, newId };
}
