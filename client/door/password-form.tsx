import { Button } from '../../ui/button/button.tsx';
import { CredentialFields } from '../../ui/credential-fields/credential-fields.tsx';
import { type SignInWith, useCredentials } from '../use-sign-in.ts';

export interface PasswordFormProps {
  readonly passkeys: boolean;
  readonly onEnter: SignInWith;
  readonly onFault: (fault: string) => void;
}

export function PasswordForm({ passkeys, onEnter, onFault }: PasswordFormProps) {
  const { held, setHeld, enter, enterByPasskey } = useCredentials(onEnter, onFault);
  return (
    <form
      className="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      {passkeys && <Button onPress={() => void enterByPasskey()}>Sign in with a passkey</Button>}
      <CredentialFields held={held} onHeld={setHeld} />
      <Button look="primary" submit onPress={enter} shortcut="Enter">
        Sign in
      </Button>
    </form>
  );
}
