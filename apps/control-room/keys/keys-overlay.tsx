import { KeyLine } from '../../../client/keys/key-line.tsx';
import { KeysOverlay as Overlay, useOverlay } from '../../../client/keys/keys-overlay.tsx';
import { usePersistent } from '../../../client/react.tsx';
import { grammarHelp } from '../command/grammar-help.ts';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { type ActName, actNames, acts, singleKeyOf } from './acts.ts';
import { useAct } from './use-act.ts';

const groups = [...new Set(actNames.map((act) => acts[act].group))];

/** Every key and every word of the command line, made from the same list that the keyboard obeys. */
export function KeysOverlay() {
  const { box, toggle } = useOverlay();
  useAct('help', toggle);
  return (
    <Overlay box={box}>
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
      <MacroLines />
    </Overlay>
  );
}

/** Words of the person's own, and of the force; a person's own goes before. */
function MacroLines() {
  const { settings, pack } = useDesk();
  const { macros } = usePersistent(settings);
  const all = [
    ...macros.map((one) => ({ ...one, whose: 'mine' })),
    ...(pack?.macros ?? []).map((one) => ({ ...one, whose: 'of the force' })),
  ];
  return (
    <section>
      <h3 className="label">Macros</h3>
      <dl>
        {all.map(({ word, line, whose }) => (
          <div key={`${whose} ${word}`}>
            <dt>
              {word} <span className="hint">{whose}</span>
            </dt>
            <dd>
              <code>{line}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ActKeys({ act }: { act: ActName }) {
  const { settings } = useDesk();
  const choice = usePersistent(settings);
  const { label, always, single } = acts[act];
  const choose = (key: string): void => {
    const rest = Object.entries(choice.chosenKeys).filter(([other, taken]) => other !== act && taken !== key);
    change(settings, { chosenKeys: { ...Object.fromEntries(rest), [act]: key } });
  };
  const shown = single !== null && choice.singleKeys ? (singleKeyOf(act, choice) ?? '') : null;
  return <KeyLine label={label} always={always} single={shown} onChoose={choose} />;
}
