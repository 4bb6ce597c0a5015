import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { casualtiesText, letterNames, ShareMethane } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import type { Sheet } from './use-majors.ts';

type Methane = Sheet['methanes'][number];
const order = ['major', 'location', 'type', 'hazards', 'access', 'casualties', 'services'] as const;

/** The last version, letter by letter, with what has changed; every earlier one can be looked at. */
export function MethaneColumn({ incidentId, sheet }: { incidentId: string; sheet: Sheet }) {
  const now = useNow();
  const { methanes } = sheet;
  const [wanted, setWanted] = useState<number | null>(null);
  const shown = methanes.find(({ version }) => version === wanted) ?? methanes.at(-1);
  return (
    <section className="major-column" aria-label="M/ETHANE">
      <h3 className="label">M/ETHANE</h3>
      {shown === undefined ? (
        <Empty title="Nothing is reported yet">The first one is owed within minutes; its key is above.</Empty>
      ) : (
        <>
          {methanes.length > 1 && (
            <Field label="Version">
              {(id) => (
                <select
                  id={id}
                  className="input"
                  value={shown.version}
                  onChange={(event) => setWanted(Number(event.target.value))}
                >
                  {methanes.toReversed().map(({ version, at, by }) => (
                    <option key={version} value={version}>
                      {version} · {whenOf(at, now)} {by}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <p className="hint">
            Version {shown.version} of {methanes.length} · {whenOf(shown.at, now)} {shown.by}, {shown.agency.name}
          </p>
          <Letters methane={shown} />
          <Shared incidentId={incidentId} methane={shown} />
        </>
      )}
    </section>
  );
}

function Letters({ methane }: { methane: Methane }) {
  const counted = casualtiesText(methane.casualties);
  return (
    <dl className="methane">
      {order.map((letter) => (
        <div key={letter} data-changed={methane.changed.includes(letter)}>
          <dt>
            {letterNames[letter]}
            {methane.changed.includes(letter) && <strong className="flag">changed</strong>}
          </dt>
          <dd>
            {methane.letters === null ? 'erased' : methane.letters[letter] || '–'}
            {letter === 'casualties' && counted !== '' && <strong> {counted}</strong>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const outcomes = {
  waiting: { tone: 'wait', word: 'on its way' },
  delivered: { tone: 'ok', word: 'delivered' },
  undelivered: { tone: 'warn', word: 'not delivered' },
  told: { tone: 'ok', word: 'told' },
} as const;

/** Which partner has this version; whoever has it by no line is told by voice. */
function Shared({ incidentId, methane }: { incidentId: string; methane: Methane }) {
  const now = useNow();
  const { can } = useDesk();
  const { send, notice } = useSend();
  const { version, shared } = methane;
  if (shared.length === 0) return null;
  const told = (partnerId: string): void =>
    void send(ShareMethane, { incidentId, version, partnerId, outcome: 'told', words: '' });
  return (
    <section aria-label="Partners that have it">
      <h4>Partners that have it</h4>
      {notice}
      <ul className="major-list">
        {shared.map(({ partnerId, name, outcome, words, at, by }) => (
          <li key={partnerId} className="row">
            <span>
              {name} <StateMark tone={outcomes[outcome].tone}>{outcomes[outcome].word}</StateMark>{' '}
              <span className="hint">
                {by !== null && `${whenOf(at, now)} ${by}`}
                {words !== null && words !== '' && `: ${words}`}
              </span>
            </span>
            {outcome !== 'delivered' && outcome !== 'told' && can('major.manage') && (
              <span className="push">
                <Button look="plain" label={`${name} was told version ${version}`} onPress={() => told(partnerId)}>
                  Told
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
