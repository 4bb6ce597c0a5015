import { useLocation } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { KeepProfile, Leaders, Profile } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useStaff } from '../session/staff.tsx';
import './portal.css';
import { useKept } from './use-kept.ts';

/** Where the person works, how they are reached, who leads them: forms are filled in with it. */
export function ProfilePage() {
  const { session, words } = useStaff();
  const personId = session.subject.id;
  const standing = useRows(Profile, personId).list[0];
  const leaders = useRows(Leaders).list.filter(({ id }) => id !== personId);
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const { values, set, clear } = useKept('profile', {
    siteId: standing?.siteId ?? '',
    callBack: standing?.callBack ?? '',
    managerId: standing?.managerId ?? '',
    deputyId: standing?.deputyId ?? '',
  });
  const keep = async (): Promise<void> => {
    const { siteId, callBack, managerId, deputyId } = values;
    const input = { siteId: siteId || null, managerId: managerId || null, deputyId: deputyId || null };
    if (!(await send(KeepProfile, { personId, callBack, ...input }))) return;
    clear();
    go('/');
  };
  const people = leaders.map(({ id, name }) => [id, name] as const);
  const sites = (words?.sites ?? []).map(({ id, name }) => [id, name] as const);
  return (
    <main className="service-page portal">
      <h2>Where you work and who leads you</h2>
      {notice}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Pick label="Station" options={sites} value={values.siteId} onPick={(siteId) => set({ siteId })} />
        <Field label="How we reach you">
          {(id) => (
            <input
              id={id}
              className="input"
              value={values.callBack}
              onChange={(event) => set({ callBack: event.target.value })}
            />
          )}
        </Field>
        <Pick
          label="Your line manager"
          options={people}
          value={values.managerId}
          onPick={(managerId) => set({ managerId })}
        />
        <Pick
          label="Who says yes or no for you while you are away"
          options={people}
          value={values.deputyId}
          onPick={(deputyId) => set({ deputyId })}
        />
        <div>
          <Button look="primary" submit onPress={() => void keep()}>
            Keep it
          </Button>
        </div>
      </form>
    </main>
  );
}

export function Pick(props: {
  readonly label: string;
  readonly options: readonly (readonly [id: string, name: string])[];
  readonly value: string;
  readonly onPick: (id: string) => void;
}) {
  const { label, options, value, onPick } = props;
  return (
    <Choice label={label} value={value} onValue={onPick}>
      {[['', '–'], ...options]}
    </Choice>
  );
}
