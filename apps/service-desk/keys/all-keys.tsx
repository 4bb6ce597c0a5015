import { KeyLine } from '../../../client/keys/key-line.tsx';
import { KeysOverlay, useOverlay } from '../../../client/keys/keys-overlay.tsx';
import { usePersistent } from '../../../client/react.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';
import { type ActName, acts, keyboard } from './acts.ts';
import { useAct } from './use-act.tsx';

const { names, singleKeyOf } = keyboard;
const groups = [...new Set(names.map((act) => acts[act].group))];

/** Every key of the service centre, made from the list that the keyboard obeys. */
export function AllKeys() {
  const { settings } = useStaff();
  const choice = usePersistent(settings);
  const { box, toggle } = useOverlay();
  useAct('help', toggle);
  const choose = (act: ActName, key: string): void => {
    const rest = Object.entries(choice.chosenKeys).filter(([other, taken]) => other !== act && taken !== key);
    change(settings, { chosenKeys: { ...Object.fromEntries(rest), [act]: key } });
  };
  return (
    <KeysOverlay box={box}>
      <label className="row">
        <input
          type="checkbox"
          checked={choice.singleKeys}
          onChange={(event) => change(settings, { singleKeys: event.target.checked })}
        />
        Single-letter keys
      </label>
      {groups.map((group) => (
        <section key={group}>
          <h3 className="label">{group}</h3>
          <dl>
            {names
              .filter((act) => acts[act].group === group)
              .map((act) => (
                <KeyLine
                  key={act}
                  label={acts[act].label}
                  always={acts[act].always}
                  single={choice.singleKeys ? (singleKeyOf(act, choice) ?? '') : null}
                  onChoose={(key) => choose(act, key)}
                />
              ))}
          </dl>
        </section>
      ))}
    </KeysOverlay>
  );
}
