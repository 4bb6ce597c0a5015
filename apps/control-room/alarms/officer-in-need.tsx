import { useEffect, useRef } from 'react';
import { isTalkgroupOpen, talkgroupWords } from '../../../client/emergency/emergency-words.ts';
import { useClient, useRow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  Emergencies,
  NearestUnits,
  NoteTalkgroup,
  RaiseForOfficer,
  Units,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { giveBack } from '../../../ui/focus/give-back.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { drivingTime } from '../units/driving-time.ts';
import { EmergencyForm } from '../units/emergency-form.tsx';
import { useAssign } from '../units/use-assign.ts';
import { alter, openIncident } from '../workspace/work.ts';

type Near = RowOf<typeof NearestUnits>;

/** Under the strip while somebody helps: talkgroup, log, and who is nearest. Nothing here happens by itself. */
export function OfficerInNeed({ tourId, onClose }: { tourId: string; onClose: () => void }) {
  const row = useRow(Emergencies, tourId);
  const { rows, state, fault, again } = useView(NearestUnits, `&of=${tourId}`);
  const { can } = useDesk();
  const box = useFocusBack(state === 'ready');
  // Ended: there is nobody to help any more.
  useEffect(() => {
    if (row === null) onClose();
  }, [row, onClose]);
  if (row === null) return null;
  return (
    <section
      ref={box}
      tabIndex={-1}
      className="officer-in-need"
      aria-label={`Nearest to ${row.callsign}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="row">
        <h2>Nearest to {row.callsign}</h2>
        <span className="push row">
          <Button look="plain" onPress={again}>
            Ask again
          </Button>
          <Button look="plain" shortcut="Esc" onPress={onClose}>
            Close
          </Button>
        </span>
      </div>
      <Help tourId={tourId} near={rows} said={fault ?? (state === 'ready' ? null : 'Asking the roads …')} />
      {can('unit.status') && <Talkgroup tourId={tourId} />}
      {can('unit.status') && <EmergencyForm tourId={tourId} />}
    </section>
  );
}

/** The keys are here as long as this is open, and go back to where they were. */
function useFocusBack(ready: boolean) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const [before, from] = [document.activeElement, box.current];
    from?.focus();
    return () => giveBack(before, from);
  }, []);
  useEffect(() => {
    // Whoever has gone on by then stays where they are.
    if (ready && document.activeElement === box.current) box.current?.querySelector<HTMLElement>('li button')?.focus();
  }, [ready]);
  return box;
}

interface HelpProps {
  readonly tourId: string;
  readonly near: readonly Near[];
  readonly said: string | null;
}

/** Its log, and the units that could come. Without a log the first that is sent brings it about. */
function Help({ tourId, near, said }: HelpProps) {
  const { work, can } = useDesk();
  const unit = useRow(Units, tourId);
  const { raise, notice } = useRaise(tourId);
  const { assign, notice: assignNotice } = useAssign();
  const active = unit?.active ?? null;
  const open = async (): Promise<void> => {
    const incidentId = active?.incidentId ?? (await raise());
    if (incidentId !== null) openIncident(work, incidentId);
  };
  const send = async ({ tourId: coming, on }: Near): Promise<void> => {
    const incidentId = active?.incidentId ?? (await raise());
    if (incidentId !== null) await assign({ tourId: coming, incidentId, how: on === null ? 'assign' : 'divert' });
  };
  return (
    <>
      <div className="row wrap">
        <Button onPress={() => void open()}>
          {active === null ? 'Raise a log' : `Open ${shortNumber(active.number)}`}
        </Button>
        <Button onPress={() => alter(work, { tourId })}>Show the unit</Button>
        {said !== null && <span className="hint">{said}</span>}
        {said === null && near.length === 0 && <span className="hint">No unit is known to have a way there.</span>}
      </div>
      {notice}
      {assignNotice}
      <ol aria-label="Nearest units, soonest first">
        {near.map((one) => (
          <li key={one.tourId} className="row">
            <strong>{one.callsign}</strong>
            <span className="eta">{drivingTime({ ...one, estimated: one.etaRangeSeconds !== null })}</span>
            <span className="quiet clip">{standing(one)}</span>
            {can('unit.assign') && (
              <span className="push">
                <Button onPress={() => void send(one)}>
                  Send {one.callsign}
                  {active === null ? ', raising a log' : ''}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function standing({ meaning, on, positionAgeSeconds }: Near): string {
  const job = on === null ? '' : `, on ${shortNumber(on.number)} (${on.grade})`;
  return `${meaning.replaceAll('-', ' ')}${job} · position ${ago(positionAgeSeconds * 1000)} old`;
}

/** Answers the log that was raised; null: it was not. */
function useRaise(tourId: string) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const raise = async (): Promise<string | null> => {
    const incidentId = newId();
    return (await send(RaiseForOfficer, { tourId, incidentId, assignmentId: newId() })) ? incidentId : null;
  };
  return { raise, notice };
}

function Talkgroup({ tourId }: { tourId: string }) {
  const row = useRow(Emergencies, tourId);
  const { send, notice } = useSend();
  if (row === null || row.talkgroup === null) return null;
  return (
    <div>
      <div className="row">
        <span>Talkgroup: {talkgroupWords(row)}</span>
        {!isTalkgroupOpen(row) && (
          <Button onPress={() => void send(NoteTalkgroup, { tourId, outcome: 'by-hand' })}>
            It is open now, by hand
          </Button>
        )}
      </div>
      {notice}
    </div>
  );
}
