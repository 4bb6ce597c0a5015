import { useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ChangeCrew } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useDesk } from '../session/desk.tsx';
import type { UnitRow } from '../units/unit-tone.ts';
import { type CrewDraft, type CrewMember, membersOf, readDraft, vehicleOf, wordsOf } from './crew-draft.ts';
import { PairForm, SplitForm } from './pair-and-split.tsx';
import './people.css';

/** Who and what a unit is made of, changed while it is out: what it was before stays in its history. */
export function CrewForm({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  return (
    <section className="crew-form" aria-label={`Crew of ${unit.callsign}`}>
      <ChangeForm unit={unit} onClose={onClose} />
      <PairForm unit={unit} onClose={onClose} />
      {unit.crew.length > 1 && <SplitForm unit={unit} onClose={onClose} />}
    </section>
  );
}

function ChangeForm({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const { send, notice } = useSend();
  const [text, setText] = useDraft(`crew.${unit.id}`);
  const draft = readDraft(text, unit);
  const set = (part: Partial<CrewDraft>): void => setText(JSON.stringify({ ...draft, ...part }));
  const go = async (): Promise<void> => {
    const crew = membersOf(draft).map((member) => ({ ...member, accountId: null }));
    const equipment = [...wordsOf(draft.equipment)];
    const vehicle = vehicleOf(draft, unit.vehicle);
    const input = { tourId: unit.id, seen: [...draft.seen], crew, vehicle, equipment };
    if (!(await send(ChangeCrew, input))) return;
    setText('');
    onClose();
  };
  return (
    <Form look="people-form" label={`Change ${unit.callsign}`} onSend={() => void go()} onLeave={onClose}>
      <CrewFields crew={draft.crew} onCrew={(crew) => set({ crew })} />
      <div className="two">
        <Field label="Vehicle registration">
          {(id) => (
            <input
              id={id}
              className="input"
              value={draft.registration}
              onChange={(event) => set({ registration: event.target.value })}
            />
          )}
        </Field>
        <Field label="Equipment, between commas">
          {(id) => (
            <input
              id={id}
              className="input"
              value={draft.equipment}
              onChange={(event) => set({ equipment: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="row wrap">
        <Button look="primary" submit shortcut="Enter" onPress={() => void go()}>
          Save the crew
        </Button>
        {text !== '' && <Button onPress={() => setText('')}>As it stands</Button>}
        <Button look="plain" onPress={onClose}>
          Leave
        </Button>
      </div>
      {notice}
    </Form>
  );
}

const nobody: CrewMember = { collar: '', name: '', permit: 'none' };

/** One line a person; the last line is for one more. */
function CrewFields(props: {
  readonly crew: readonly CrewMember[];
  readonly onCrew: (crew: readonly CrewMember[]) => void;
}) {
  const { crew, onCrew } = props;
  const { pack } = useDesk();
  const lines = [...crew, nobody];
  const set = (at: number, part: Partial<CrewMember>): void =>
    onCrew(lines.map((one, i) => (i === at ? { ...one, ...part } : one)).filter((one) => one !== nobody));
  return (
    <>
      {lines.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its number is being typed.
        <div key={at} className="crew-line">
          <input
            className="input"
            aria-label={`Collar number ${at + 1}`}
            placeholder="collar"
            value={one.collar}
            onChange={(event) => set(at, { collar: event.target.value })}
          />
          <input
            className="input"
            aria-label={`Name ${at + 1}`}
            placeholder={at === crew.length ? 'one more' : 'name'}
            value={one.name}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <select
            className="input"
            aria-label={`Driving permit ${at + 1}`}
            value={one.permit}
            onChange={(event) => set(at, { permit: event.target.value })}
          >
            {(pack?.permits ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {at < crew.length && crew.length > 1 && (
            <Button
              look="plain"
              label={`Take ${one.name || one.collar} off the crew`}
              onPress={() => onCrew(crew.filter((_, i) => i !== at))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
    </>
  );
}
