import { type SignInWith, useCredentials } from '../../../client/use-sign-in.ts';
import { CredentialFields } from '../../../ui/credential-fields/credential-fields.tsx';

export interface PasswordFormProps {
  readonly passkeys: boolean;
  readonly onEnter: SignInWith;
  readonly onFault: (fault: string) => void;
}

export function PasswordForm({ passkeys, onEnter, onFault }: PasswordFormProps) {
  const { held, setHeld, enter, enterByPasskey } = useCredentials(onEnter, onFault);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <CredentialFields held={held} onHeld={setHeld} />
      <button type="submit" className="act primary">
        Sign in
      </button>
      {passkeys && (
        <button type="button" className="act" onClick={() => void enterByPasskey()}>
          Sign in with a passkey
        </button>
      )}
    </form>
  );
}
