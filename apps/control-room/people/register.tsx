import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { EnterOfficer, GrantSkill, WithdrawSkill } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { stampOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { dayOf, endOf } from '../search/day-words.ts';
import { useDesk } from '../session/desk.tsx';
import type { OfficerRow } from './use-officers.ts';

interface Props {
  readonly row: OfficerRow;
  readonly onChange: () => void;
}

/** What the register holds of one: who signed what, and until when. */
export function Register({ row, onChange }: Props) {
  const { can } = useDesk();
  const { collar, name, skills } = row;
  return (
    <section className="people-register" aria-label={`Register of ${name || collar}`}>
      {skills === null && <p className="quiet">The register does not know {name || collar} yet.</p>}
      {skills?.length === 0 && <p className="quiet">No authority for any skill is held.</p>}
      {skills !== null && skills.length > 0 && (
        <ul>
          {skills.map((one) => (
            <SkillLine key={one.skill} row={row} one={one} onChange={onChange} />
          ))}
        </ul>
      )}
      {can('officer.keep') &&
        (skills === null ? (
          <EnterForm collar={collar} name={name} issi={row.issi} onDone={onChange} />
        ) : (
          <GrantForm row={row} onChange={onChange} />
        ))}
    </section>
  );
}

type Held = NonNullable<OfficerRow['skills']>[number];

function SkillLine({ row, one, onChange }: Props & { readonly one: Held }) {
  const { pack, can } = useDesk();
  const now = useNow();
  const { send, notice } = useSend();
  const [reason, setReason] = useState<string | null>(null);
  const name = pack?.skills.find(({ id }) => id === one.skill)?.name ?? one.skill;
  const ended = one.until !== null && one.until <= now;
  const soon = endsSoon(one, now, pack?.skillWarnDays ?? 0);
  const go = async (): Promise<void> => {
    if (await send(WithdrawSkill, { collar: row.collar, skill: one.skill, reason: reason ?? '' })) onChange();
  };
  return (
    <li>
      <div className="row">
        <strong>{name}</strong>
        <span className={ended || soon !== null ? 'flag' : 'quiet'}>
          {untilText(one, ended)}
          {soon !== null && `: ends in ${soon} d`}
        </span>
        <span className="clip hint">{one.authority ?? 'authority erased'}</span>
        {can('officer.keep') && !one.withdrawn && reason === null && (
          <span className="push">
            <Button look="plain" onPress={() => setReason('')}>
              Withdraw {name}
            </Button>
          </span>
        )}
      </div>
      {reason !== null && !one.withdrawn && (
        <Form look="two-one" label={`Withdraw ${name}`} onSend={() => void go()} onLeave={() => setReason(null)}>
          <Field label={`Why is ${name} withdrawn?`}>
            {(id) => (
              <input
                id={id}
                className="input"
                // biome-ignore lint/a11y/noAutofocus: it was just asked for by its button.
                autoFocus
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button submit onPress={() => void go()}>
            Withdraw
          </Button>
          {notice}
        </Form>
      )}
    </li>
  );
}

const DAY_MS = 86_400_000;

/** Whole days that are left, when it is warned of; else null. */
function endsSoon({ until, withdrawn }: Held, now: number, warnDays: number): number | null {
  if (until === null || withdrawn || until <= now) return null;
  const days = Math.floor((until - now) / DAY_MS);
  return days < warnDays ? days : null;
}

function untilText({ until, withdrawn }: Held, ended: boolean): string {
  if (until === null) return 'without end';
  const day = stampOf(until).slice(0, 'dd/mm/yyyy'.length);
  return withdrawn ? `withdrawn ${day}` : `${ended ? 'lapsed' : 'until'} ${day}`;
}

function GrantForm({ row, onChange }: Props) {
  const { pack } = useDesk();
  const { send, notice } = useSend();
  const skills = pack?.skills ?? [];
  const [skill, setSkill] = useState(skills[0]?.id ?? '');
  const [authority, setAuthority] = useState('');
  const [day, setDay] = useState('');
  const until = dayOf(day);
  const go = async (): Promise<void> => {
    if (day !== '' && until === null) return;
    const input = { collar: row.collar, skill, authority, until: until === null ? null : endOf(until) };
    if (!(await send(GrantSkill, input))) return;
    setAuthority('');
    onChange();
  };
  return (
    <Form look="people-form" label="Give or renew an authority" onSend={() => void go()}>
      <div className="people-grant">
        <Field label="Skill">
          {(id) => (
            <select id={id} className="input" value={skill} onChange={(event) => setSkill(event.target.value)}>
              {skills.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="By which course or signature">
          {(id) => (
            <input id={id} className="input" value={authority} onChange={(event) => setAuthority(event.target.value)} />
          )}
        </Field>
        <Field label="Until the day" state={day !== '' && until === null ? 'no day yet' : undefined}>
          {(id) => (
            <input
              id={id}
              className="input"
              placeholder="dd/mm/yyyy; empty: no end"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        <Button submit onPress={() => void go()}>
          Give
        </Button>
      </div>
      {notice}
    </Form>
  );
}

/** Somebody whom the register does not know. */
export function EnterForm(props: {
  readonly collar: string;
  readonly name?: string;
  readonly issi?: string | null;
  readonly onDone: () => void;
}) {
  const { collar: asked, name: known = '', issi: radio = null, onDone } = props;
  const { send, notice } = useSend();
  const [collar, setCollar] = useState(asked);
  const [name, setName] = useState(known);
  const [issi, setIssi] = useState(radio ?? '');
  const go = async (): Promise<void> => {
    if (await send(EnterOfficer, { collar, name, issi: issi.trim() === '' ? null : issi.trim() })) onDone();
  };
  const boxes = [
    { label: 'Collar number', value: collar, set: setCollar },
    { label: 'Name of the officer', value: name, set: setName },
    { label: 'Radio (ISSI)', value: issi, set: setIssi },
  ];
  return (
    <Form look="people-grant" label="Enter in the register" onSend={() => void go()}>
      {boxes.map(({ label, value, set }) => (
        <Field key={label} label={label}>
          {(id) => <input id={id} className="input" value={value} onChange={(event) => set(event.target.value)} />}
        </Field>
      ))}
      <Button submit onPress={() => void go()}>
        Enter
      </Button>
      {notice}
    </Form>
  );
}
