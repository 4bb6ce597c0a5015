import { useEffect, useId, useRef } from 'react';
import { roleNames } from '../../../client/door/role-names.ts';
import { type Role, roles } from '../../../kernel/pure.ts';
import { Field } from '../../../ui/field/field.tsx';
import { type AccountDraft, type Faults, toggled } from './use-account-draft.ts';

interface AccountBoxProps {
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onValue: (value: string) => void;
}

/** A box that says beside its label what is wrong with it. */
function AccountBox({ label, value, fault, onValue }: AccountBoxProps) {
  const told = useId();
  const wrong = fault !== undefined;
  return (
    <Field label={label} state={wrong ? <Wrong id={told} fault={fault} /> : undefined}>
      {(id) => (
        <input
          id={id}
          className="input"
          value={value}
          aria-invalid={wrong}
          aria-describedby={wrong ? told : undefined}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

function Wrong({ id, fault }: { readonly id: string; readonly fault: string }) {
  return (
    <span id={id} role="alert" className="account-fault">
      {fault}
    </span>
  );
}

/** Who it is, to people and to the radio. */
export function DetailBoxes({ draft: { person, faults, set } }: { readonly draft: AccountDraft }) {
  return (
    <div className="two">
      <AccountBox
        label="Name shown"
        value={person.displayName}
        fault={faults.displayName}
        onValue={(displayName) => set({ displayName })}
      />
      <AccountBox
        label="Callsign, if any"
        value={person.callsign}
        fault={faults.callsign}
        onValue={(callsign) => set({ callsign })}
      />
      <AccountBox
        label="Collar number, if any"
        value={person.collar}
        fault={faults.collar}
        onValue={(collar) => set({ collar })}
      />
    </div>
  );
}

export function NameBox({ draft: { person, faults, set } }: { readonly draft: AccountDraft }) {
  return <AccountBox label="Signs in as" value={person.name} fault={faults.name} onValue={(name) => set({ name })} />;
}

export function ReasonBox(props: {
  readonly reason: string;
  readonly fault: string | undefined;
  readonly onReason: (reason: string) => void;
}) {
  const { reason, fault, onReason } = props;
  return <AccountBox label="Reason, for what follows" value={reason} fault={fault} onValue={onReason} />;
}

/** What the person may do; several are usual. */
export function RoleBoxes({ draft: { person, faults, set } }: { readonly draft: AccountDraft }) {
  const told = useId();
  const tick = (role: Role): void => set({ roles: toggled(person.roles, role) });
  return (
    <fieldset className="account-roles" aria-describedby={faults.roles === undefined ? undefined : told}>
      <legend className="label">Roles {faults.roles !== undefined && <Wrong id={told} fault={faults.roles} />}</legend>
      {roles.map((role) => (
        <label key={role} className="row">
          <input
            type="checkbox"
            aria-invalid={faults.roles !== undefined}
            checked={person.roles.includes(role)}
            onChange={() => tick(role)}
          />
          {roleNames[role]}
        </label>
      ))}
    </fieldset>
  );
}

/** When the server has said what is wrong, the first box that it named has the focus. */
export function useFirstFault(faults: Faults) {
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(faults).length > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  return box;
}
