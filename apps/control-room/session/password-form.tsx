import { useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { passkeyAnswer } from './passkey.ts';

export interface PasswordFormProps {
  readonly passkeys: boolean;
  readonly onEnter: (credentials: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly onFault: (fault: string) => void;
}

export function PasswordForm({ passkeys, onEnter, onFault }: PasswordFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const withPasskey = async (): Promise<void> => {
    const answer = await passkeyAnswer();
    if (answer.kind === 'no') onFault(answer.detail);
    else await onEnter(answer.credentials);
  };
  const enter = (): void => void onEnter({ name, password, ...(totp !== '' && { totp }) });
  return (
    <form
      className="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <Field label="Name">
        {(id) => (
          <input
            id={id}
            className="input"
            autoComplete="username webauthn"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {passkeys && <Button onPress={() => void withPasskey()}>Sign in with a passkey</Button>}
      <Field label="Password">
        {(id) => (
          <input
            id={id}
            className="input"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Field label="Code from the authenticator">
        {(id) => (
          <input
            id={id}
            className="input"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={totp}
            onChange={(event) => setTotp(event.target.value)}
          />
        )}
      </Field>
      <Button look="primary" submit onPress={enter} shortcut="Enter">
        Sign in
      </Button>
    </form>
  );
}
