import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useMachineTheme } from '../../../client/door/machine-theme.ts';
import { useWorn } from '../../../client/door/use-worn.ts';
import { type Problem, request } from '../../../client/http.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import '../../../client/door/sign-in.css';

/** `/enrol`: whoever holds a one-time code makes a passkey, or a password with an authenticator code. */
export function EnrolScreen() {
  useWorn(useMachineTheme());
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const told = (answer: Told): void => {
    setFault(answer.fault);
    if (answer.fault === null) setDone(true);
  };
  if (done) {
    return (
      <main className="sign-in">
        <h1>You are enrolled</h1>
        <p>
          <a href="/">Sign in</a>
        </p>
      </main>
    );
  }
  return (
    <main className="sign-in">
      <h1>Enrol with your one-time code</h1>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="password-form">
        <Field label="One-time code">
          {(id) => (
            <input
              id={id}
              className="input"
              autoComplete="off"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Button look="primary" onPress={() => void enrolPasskey(code).then(told)}>
          Make a passkey
        </Button>
      </div>
      <details>
        <summary>Use a password and an authenticator code instead</summary>
        <PasswordEnrolment code={code} onTold={told} />
      </details>
    </main>
  );
}

interface Told {
  readonly fault: string | null;
}

async function ask(path: string, body: object): Promise<{ readonly fault: string | null; readonly body: unknown }> {
  const came = await request(`/api/enrolment/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (came.status === 200) return { fault: null, body: came.body };
  const problem = (came.body ?? {}) as Problem;
  return { fault: problem.detail ?? problem.title ?? 'The server cannot be reached. Try again.', body: null };
}

async function enrolPasskey(code: string): Promise<Told> {
  const options = await ask('passkey-options', { code });
  if (options.fault !== null) return options;
  try {
    const made = await startRegistration({ optionsJSON: options.body as PublicKeyCredentialCreationOptionsJSON });
    const { id, rawId, type, response } = made;
    const { clientDataJSON, attestationObject, transports = [] } = response;
    const passkey = { id, rawId, type, response: { clientDataJSON, attestationObject, transports } };
    return ask('passkey', { code, label: 'Passkey of this desk', passkey });
  } catch {
    return { fault: 'No passkey was made. Try again, or use a password and a code.' };
  }
}

function PasswordEnrolment({ code, onTold }: { code: string; onTold: (told: Told) => void }) {
  const [password, setPassword] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const [totp, setTotp] = useState('');
  const begin = async (): Promise<void> => {
    const answer = await ask('password', { code, password });
    if (answer.fault !== null) return onTold(answer);
    setSecret((answer.body as { secret: string }).secret);
  };
  const confirm = async (): Promise<void> => onTold(await ask('password/confirm', { code, totp }));
  return (
    <div className="password-form">
      <Field label="New password">
        {(id) => (
          <input
            id={id}
            className="input"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button onPress={() => void begin()}>Show the secret for the authenticator</Button>
      {secret !== null && (
        <>
          <p>
            Type this secret into your authenticator app: <strong className="number">{secret}</strong>
          </p>
          <Field label="First code it shows">
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
          <Button look="primary" onPress={() => void confirm()}>
            Finish
          </Button>
        </>
      )}
    </div>
  );
}
