import { Choice } from '../../../ui/choice/choice.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { ChannelChoice } from '../contact/channel-choice.tsx';
import { CodePicker } from '../contact/code-picker.tsx';
import { PlaceBox } from '../place/place-box.tsx';
import { useDesk } from '../session/desk.tsx';
import { milestones, noUnit, type Sheet, type UnitLine } from './sheet.ts';

interface PartProps {
  readonly sheet: Sheet;
  readonly onChange: (part: Partial<Sheet>) => void;
}

type TextOf = { [Name in keyof Sheet]: Sheet[Name] extends string ? Name : never }[keyof Sheet];

const outcomes = [
  ['incident', 'it was an incident'],
  ['advice-given', 'advice given'],
  ['other-agency', 'for another agency'],
  ['abandoned', 'abandoned call'],
  ['error', 'called in error'],
  ['test', 'test'],
] as const;

/** The head of a sheet: who rang, when, what, where, and what was made of it. */
export function CallPart({ sheet, onChange }: PartProps) {
  const { pack } = useDesk();
  const set = (name: TextOf) => (value: string) => onChange({ [name]: value });
  const isIncident = sheet.outcome === 'incident';
  const grades = (pack?.grades ?? []).map(({ id, name }) => [id, `${id} ${name}`] as const);
  return (
    <>
      <div className="back-entry-head">
        <Words label="Number of the sheet" value={sheet.paper} onValue={set('paper')} />
        <Words label="Day (dd/mm/yyyy)" value={sheet.day} onValue={set('day')} />
        <Words label="Received (hh:mm)" value={sheet.received} onValue={set('received')} />
      </div>
      <ChannelChoice channel={sheet.channel} onChannel={(channel) => onChange({ channel })} />
      <div className="back-entry-head">
        <Words label="Caller" value={sheet.callerName} onValue={set('callerName')} />
        <Words label="Telephone" value={sheet.callerNumber} onValue={set('callerNumber')} />
        <Words label="Address" value={sheet.callerAddress} onValue={set('callerAddress')} />
      </div>
      <Words label="What" value={sheet.what} onValue={set('what')} />
      <Field label="Where">
        {(id) => (
          <PlaceBox
            id={id}
            text={sheet.where}
            onText={set('where')}
            onPlace={(place) => onChange({ place, where: place.label })}
          />
        )}
      </Field>
      <div className="back-entry-head">
        <Choice
          label="What came of it"
          value={sheet.outcome}
          onValue={(outcome) => onChange({ outcome: outcomeOf(outcome) })}
        >
          {outcomes}
        </Choice>
        {isIncident && (
          <>
            <Field label="Code">
              {(id) => <CodePicker id={id} code={sheet.code} use="opening" onCode={set('code')} />}
            </Field>
            <Choice label="Grade" value={sheet.grade} onValue={set('grade')}>
              {[['', 'as the code has it'], ...grades]}
            </Choice>
          </>
        )}
        <Words
          label={isIncident ? 'Raised, if later' : 'Closed, if later'}
          value={sheet.raised}
          onValue={set('raised')}
        />
      </div>
    </>
  );
}

function outcomeOf(text: string): Sheet['outcome'] {
  return outcomes.find(([value]) => value === text)?.[0] ?? 'incident';
}

/** A unit a row, as on the sheet; where the last row is begun another comes. */
export function UnitsPart(props: {
  readonly units: readonly UnitLine[];
  readonly onChange: (units: readonly UnitLine[]) => void;
}) {
  const { units, onChange } = props;
  const set = (row: number, name: keyof UnitLine, value: string): void => {
    const next = units.map((unit, at) => (at === row ? { ...unit, [name]: value } : unit));
    onChange(next.at(-1)?.callsign === '' ? next : [...next, noUnit]);
  };
  return (
    <table className="back-entry-units">
      <caption>Units: a time for each thing that was written. One that is there still is assigned at the desk</caption>
      <thead>
        <tr>
          <th scope="col">Callsign</th>
          {milestones.map(([milestone, name]) => (
            <th key={milestone} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((unit, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sheet are its rows, in their order.
          <tr key={row}>
            {(['callsign', ...milestones.map(([milestone]) => milestone)] as const).map((name) => (
              <td key={name}>
                <input
                  className="input"
                  aria-label={`Unit ${row + 1}: ${nameOf(name)}`}
                  value={unit[name]}
                  onChange={(event) => set(row, name, event.target.value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(name: keyof UnitLine): string {
  return milestones.find(([milestone]) => milestone === name)?.[1].toLowerCase() ?? 'callsign';
}

export function LinesPart({ lines, onChange }: { readonly lines: string; readonly onChange: (lines: string) => void }) {
  return (
    <Field label="Log, a line each with its time: 14:12 Second male left on foot">
      {(id) => (
        <textarea id={id} className="input" rows={5} value={lines} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** Left blank while it is still going on: then it lies open on its desk. */
export function EndPart({ sheet, onChange }: PartProps) {
  const { pack } = useDesk();
  const results = (pack?.results ?? []).map(({ code, name }) => [code, name] as const);
  return (
    <div className="back-entry-head">
      <Field label="Closing code, if it is over">
        {(id) => (
          <CodePicker
            id={id}
            code={sheet.closingCode}
            use="closing"
            onCode={(closingCode) => onChange({ closingCode })}
          />
        )}
      </Field>
      <Choice label="Result" value={sheet.result} onValue={(result) => onChange({ result })}>
        {[['', 'still open'], ...results]}
      </Choice>
      <Words label="Over at" value={sheet.resulted} onValue={(resulted) => onChange({ resulted })} />
    </div>
  );
}

function Words(props: { readonly label: string; readonly value: string; readonly onValue: (value: string) => void }) {
  const { label, value, onValue } = props;
  return (
    <Field label={label}>
      {(id) => <input id={id} className="input" value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}
