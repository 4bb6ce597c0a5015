import { useState } from 'react';
import { Field } from '../../../ui/field/field.tsx';
import { answerByPasskey } from './passkey.ts';
import type { SignInWith } from './sign-in-screen.tsx';

export interface PasswordFormProps {
  readonly passkeys: boolean;
  readonly onEnter: SignInWith;
  readonly onFault: (fault: string) => void;
}

export function PasswordForm({ passkeys, onEnter, onFault }: PasswordFormProps) {
  const [held, setHeld] = useState({ name: '', password: '', totp: '' });
  const withPasskey = async (): Promise<void> => {
    const answer = await answerByPasskey();
    if (answer === null) onFault('The passkey was not used. Try again, or use your password and code.');
    else await onEnter(answer);
  };
  const { name, password, totp } = held;
  const line = (key: keyof typeof held, label: string, more: object) => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          value={held[key]}
          onChange={(event) => setHeld({ ...held, [key]: event.target.value })}
          {...more}
        />
      )}
    </Field>
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onEnter({ name, password, ...(totp !== '' && { totp }) });
      }}
    >
      {line('name', 'Name', { autoComplete: 'username webauthn', autoCapitalize: 'none', spellCheck: false })}
      {line('password', 'Password', { type: 'password', autoComplete: 'current-password' })}
      {line('totp', 'Code from the authenticator', { inputMode: 'numeric', autoComplete: 'one-time-code' })}
      <button type="submit" className="act primary">
        Sign in
      </button>
      {passkeys && (
        <button type="button" className="act" onClick={() => void withPasskey()}>
          Sign in with a passkey
        </button>
      )}
    </form>
  );
}
