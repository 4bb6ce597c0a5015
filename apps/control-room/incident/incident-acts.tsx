import { useEffect, useRef, useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { TakeOwnership } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { acts } from '../keys/acts.ts';
import { useAct } from '../keys/use-act.ts';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { type IncidentAct, orderedActs } from './act-order.ts';
import type { FormName } from './incident-form.tsx';

export interface ActsProps {
  readonly incident: IncidentRow;
  readonly form: FormName | null;
  readonly onReopen: () => void;
}

/** The acts that fit how the incident stands; the others behind one key. Every key works, whether its button shows or not. */
export function IncidentActs({ incident, form, onReopen }: ActsProps) {
  const { can } = useDesk();
  const { mayOwn, notice } = useOwning(incident);
  const { first, more, holding } = useHeldActs(incident);
  const closed = incident.state === 'closed';
  return (
    <div {...holding}>
      <div className="acts row wrap">
        {closed && can('incident.close', incident) && <Button onPress={onReopen}>Open it again</Button>}
        {!closed && can('unit.assign', incident) && (
          <ActButton act="recommend" icon="car" look="primary">
            Units
          </ActButton>
        )}
        {mayOwn && <ActButton act="own">Take</ActButton>}
        <ActButtons offered={first} form={form} />
        {more.length > 0 && <MoreActs offered={more} form={form} />}
      </div>
      {notice}
    </div>
  );
}

function ActButtons({ offered, form }: { offered: readonly IncidentAct[]; form: FormName | null }) {
  return offered.map(({ act, word }) => (
    <ActButton key={act} act={act} pressed={form === act || (act === 'result' && form === 'close')}>
      {word}
    </ActButton>
  ));
}

/** Opens below; its key takes the focus there, Escape brings it back, and whatever is chosen puts it away. */
function MoreActs({ offered, form }: { offered: readonly IncidentAct[]; form: FormName | null }) {
  const [open, setOpen] = useState(false);
  const [shownFor, setShownFor] = useState(form);
  const opener = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useAct('moreActs', () => setOpen(!open));
  useEffect(() => {
    if (open) list.current?.querySelector('button')?.focus();
  }, [open]);
  if (form !== shownFor) {
    setShownFor(form);
    setOpen(false);
  }
  return (
    <>
      <span ref={opener}>
        <ActButton act="moreActs" look="plain" expanded={open}>
          More
        </ActButton>
      </span>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons.
        <div
          ref={list}
          className="acts more-acts row wrap"
          role="group"
          aria-label={acts.moreActs.label}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setOpen(false);
            opener.current?.querySelector('button')?.focus();
          }}
        >
          <ActButtons offered={offered} form={form} />
        </div>
      )}
    </>
  );
}

/** Nothing moves under pointer or focus: while either is here the acts stay as they are, however the incident changes. */
function useHeldActs(incident: IncidentRow) {
  const { can } = useDesk();
  const [held, setHeld] = useState<ReturnType<typeof orderedActs> | null>(null);
  const inside = useRef({ pointer: false, focus: false });
  const ordered = orderedActs(incident, can);
  const note = (part: Partial<{ pointer: boolean; focus: boolean }>) => (): void => {
    Object.assign(inside.current, part);
    const { pointer, focus } = inside.current;
    setHeld((before) => (pointer || focus ? (before ?? ordered) : null));
  };
  const holding = {
    onPointerEnter: note({ pointer: true }),
    onPointerLeave: note({ pointer: false }),
    onFocus: note({ focus: true }),
    onBlur: note({ focus: false }),
  };
  const { first, more } = incident.state === 'closed' ? ordered : (held ?? ordered);
  return { first, more, holding };
}

function useOwning(incident: IncidentRow) {
  const { session, can } = useDesk();
  const { send, notice } = useSend();
  const { seat } = session.subject;
  const mayOwn =
    can('incident.update', incident) &&
    seat !== null &&
    incident.ownerSeatId !== seat.id &&
    incident.state !== 'closed';
  useAct('own', () => void send(TakeOwnership, { incidentId: incident.id, seen: incident.ownerSeatId }), mayOwn);
  return { mayOwn, notice };
}
