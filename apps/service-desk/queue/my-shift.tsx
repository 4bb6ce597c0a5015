import { useState } from 'react';
import { usePersistent, useRow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { DeskShifts, EndDeskShift, StartDeskShift } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Form } from '../../../ui/form/form.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';

/** Whether the person here is at the desk: of which teams they take work, and what they know best; what they chose last stands there again. */
export function MyShift() {
  const { session, nameOf, settings, words } = useStaff();
  const personId = session.subject.id;
  const shift = useRow(DeskShifts, personId);
  const { shiftTeams, shiftCategories } = usePersistent(settings);
  const { send, notice } = useSend();
  const [choosing, setChoosing] = useState(false);
  useAct('shift', () => setChoosing(true));
  const start = async (): Promise<void> => {
    const input = { personId, teamIds: [...shiftTeams], categoryIds: [...shiftCategories] };
    if (await send(StartDeskShift, input)) setChoosing(false);
  };
  const end = async (): Promise<void> => {
    if (await send(EndDeskShift, { personId })) setChoosing(false);
  };
  const standing =
    shift === null
      ? 'Not on shift'
      : `On shift for ${shift.teamIds.map((id) => nameOf('teams', id)).join(', ')} to ${shortTimeOf(shift.endsAt)}, ${shift.given} given`;
  return (
    <section aria-label="My shift" className="my-shift">
      <div className="row wrap">
        <span className="quiet">{standing}</span>
        <ActButton act="shift">My shift</ActButton>
      </div>
      {notice}
      {choosing && (
        <Form look="deed" onSend={() => void start()} onLeave={() => setChoosing(false)}>
          <Boxes
            legend="I take work of"
            autoFocus
            options={words?.teams ?? []}
            chosen={shiftTeams}
            onChoose={(chosen) => change(settings, { shiftTeams: chosen })}
          />
          <Boxes
            legend="I know best"
            options={words?.categories.filter(({ parent }) => parent === null) ?? []}
            chosen={shiftCategories}
            onChoose={(chosen) => change(settings, { shiftCategories: chosen })}
          />
          <div className="row">
            <Button look="primary" submit onPress={() => void start()}>
              {shift === null ? 'Start my shift' : 'Go on like this'}
            </Button>
            {shift !== null && <Button onPress={() => void end()}>End my shift</Button>}
            <Button onPress={() => setChoosing(false)}>Leave it</Button>
          </div>
        </Form>
      )}
    </section>
  );
}

function Boxes(props: {
  readonly legend: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly autoFocus?: boolean;
}) {
  const { legend, options, chosen, onChoose, autoFocus } = props;
  return (
    <fieldset className="row wrap">
      <legend className="label">{legend}</legend>
      {options.map(({ id, name }, index) => (
        <label key={id} className="row">
          <input
            type="checkbox"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus={autoFocus === true && index === 0}
            checked={chosen.includes(id)}
            onChange={(event) => {
              const rest = chosen.filter((one) => one !== id);
              onChoose(event.target.checked ? [...rest, id] : rest);
            }}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
