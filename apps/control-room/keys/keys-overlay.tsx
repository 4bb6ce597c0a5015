import { useEffect, useRef } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import { Key } from '../../../ui/key/key.tsx';
import { grammarHelp } from '../command/grammar-help.ts';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { type ActName, actNames, acts, singleKeyOf } from './acts.ts';
import './keys.css';
import { useAct } from './use-act.ts';

const groups = [...new Set(actNames.map((act) => acts[act].group))];

/** Every key and every word of the command line, made from the same list that the keyboard obeys. */
export function KeysOverlay() {
  const box = useRef<HTMLDialogElement>(null);
  useAct('help', () => {
    if (box.current?.open === true) box.current.close();
    else box.current?.showModal();
  });
  return (
    <dialog ref={box} className="keys-overlay" aria-label="All keys">
      <div className="row">
        <h2>Keys</h2>
        <span className="push">
          <button type="button" className="button" onClick={() => box.current?.close()}>
            Close <Key name="Esc" />
          </button>
        </span>
      </div>
      <div className="keys-columns">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="label">{group}</h3>
            <dl>
              {actNames
                .filter((act) => acts[act].group === group)
                .map((act) => (
                  <ActKeys key={act} act={act} />
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className="label">Command line</h3>
          <dl>
            {grammarHelp.map(({ form, does }) => (
              <div key={form}>
                <dt>{does}</dt>
                <dd>
                  <code>{form}</code>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </dialog>
  );
}

/** The single key can be changed here; function keys and chords are always there. */
function ActKeys({ act }: { act: ActName }) {
  const { settings } = useDesk();
  const choice = usePersistent(settings);
  const input = useRef<HTMLInputElement>(null);
  const single = singleKeyOf(act, choice) ?? '';
  useEffect(() => {
    if (input.current !== null) input.current.value = single;
  }, [single]);
  const choose = (key: string): void => {
    const rest = Object.entries(choice.chosenKeys).filter(([other, taken]) => other !== act && taken !== key);
    change(settings, { chosenKeys: { ...Object.fromEntries(rest), [act]: key } });
  };
  return (
    <div>
      <dt>{acts[act].label}</dt>
      <dd>
        <Key name={acts[act].always} />
        {acts[act].single !== null && choice.singleKeys && (
          <input
            ref={input}
            className="single-key"
            aria-label={`Single key for ${acts[act].label}`}
            maxLength={1}
            defaultValue={single}
            onFocus={(event) => event.target.select()}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </dd>
    </div>
  );
}
