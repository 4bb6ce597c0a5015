import { Field } from '../field/field.tsx';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly totp: string;
}

const fields = [
  {
    key: 'name',
    label: 'Name',
    more: { autoComplete: 'username webauthn', autoCapitalize: 'none', spellCheck: false },
  },
  { key: 'password', label: 'Password', more: { type: 'password', autoComplete: 'current-password' } },
  { key: 'totp', label: 'Code from the authenticator', more: { inputMode: 'numeric', autoComplete: 'one-time-code' } },
] as const;

/** Who, by which password and code; a password manager fills them in. */
export function CredentialFields(props: { readonly held: Credentials; readonly onHeld: (held: Credentials) => void }) {
  const { held, onHeld } = props;
  return fields.map(({ key, label, more }) => (
    <Field key={key} label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          value={held[key]}
          onChange={(event) => onHeld({ ...held, [key]: event.target.value })}
          {...more}
        />
      )}
    </Field>
  ));
}
