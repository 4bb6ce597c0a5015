import { useState } from 'react';
import { useDraft, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackVersions, PublishPack, RollBackPack, WithdrawPublication } from '../../../modules/force/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import { ChangesList } from './differences-pane.tsx';

type Version = RowOf<typeof PackVersions>;

const situations: Readonly<Record<Version['situation'], readonly [Tone, string]>> = {
  'in-force': ['ok', 'in force'],
  scheduled: ['wait', 'waits for its time'],
  earlier: ['mute', 'was in force'],
  withdrawn: ['mute', 'withdrawn'],
  kept: ['mute', 'never in force'],
};

/** Every version: who made it, when and why, what it changed, and the way back to it. */
export function VersionsPane() {
  const { state, list } = useRows(PackVersions);
  const latest = [...list].sort((a, b) => b.madeAt - a.madeAt);
  const inForce = list.find(({ situation }) => situation === 'in-force');
  return (
    <section className="bureau-pane" aria-label="Versions">
      <p role="status">{notRead(state, 'the versions') ?? `Versions: ${list.length}`}</p>
      <ul className="bureau-versions">
        {latest.map((version) => (
          <VersionRow key={version.version} version={version} inForce={inForce ?? null} />
        ))}
      </ul>
    </section>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly inForce: Version | null;
}

function VersionRow({ version, inForce }: VersionRowProps) {
  const now = useNow();
  const [tone, words] = situations[version.situation];
  const { madeBy, madeAt, reason, from, changes, over, publications } = version;
  return (
    <li className="bureau-version" aria-label={`Version ${version.version}`}>
      <div className="row wrap">
        <strong className="tabular">{version.version}</strong>
        <StateMark tone={tone}>{words}</StateMark>
        {from !== null && <span>from {whenOf(from, now)}</span>}
        <span className="quiet">
          made by {madeBy}, {whenOf(madeAt, now)}
          {over !== null && `, over ${over}`}
        </span>
      </div>
      {reason !== null && <p>{reason}</p>}
      <ChangesList changes={changes} />
      <ul className="quiet">
        {publications.map((one) => (
          <li key={`${one.at} ${one.what}`}>
            {whenOf(one.at, now)} {happenedWords(one)}
            {one.from !== null && `, from ${whenOf(one.from, now)}`}
            {one.reason !== null && `: ${one.reason}`}
          </li>
        ))}
      </ul>
      <VersionActs {...{ version, inForce }} />
    </li>
  );
}

type Publication = Version['publications'][number];

const happened: Readonly<Record<Publication['what'], string>> = {
  ordered: 'ordered',
  withdrawn: 'withdrawn',
  start: 'in force by a start of the server',
  published: 'put in force',
  scheduled: 'in force, its time had come',
  'rolled-back': 'put in force again',
};

function happenedWords({ what, by }: Publication): string {
  return what === 'start' ? happened.start : `${happened[what]} by ${by}`;
}

type Act = 'roll-back' | 'withdraw' | 'publish';
const actOf: Readonly<Partial<Record<Version['situation'], Act>>> = {
  earlier: 'roll-back',
  scheduled: 'withdraw',
  withdrawn: 'publish',
  kept: 'publish',
};
const actWords: Readonly<Record<Act, string>> = {
  'roll-back': 'Roll back to',
  withdraw: 'Withdraw',
  publish: 'Put in force:',
};

function VersionActs({ version, inForce }: VersionRowProps) {
  const { can } = useDesk();
  const { send, notice } = useSend();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useDraft(`bureau.version.${version.version}`);
  const act = actOf[version.situation];
  if (act === undefined || !can(RollBackPack.permission)) return null;
  const { packId, version: to } = version;
  const go = async (): Promise<void> => {
    const why = { packId, reason: reason.trim() };
    const done =
      act === 'roll-back'
        ? await send(RollBackPack, { ...why, seen: inForce?.version ?? '', to })
        : act === 'withdraw'
          ? await send(WithdrawPublication, { ...why, version: to })
          : await send(PublishPack, { ...why, version: to });
    if (!done) return;
    setReason('');
    setAsked(false);
  };
  if (!asked) {
    return (
      <Button onPress={() => setAsked(true)}>
        {actWords[act]} {to}
      </Button>
    );
  }
  return (
    <>
      <Form
        look="inline-form"
        label={`${actWords[act]} ${to}`}
        onSend={() => void go()}
        onLeave={() => setAsked(false)}
      >
        <Field label={`Why ${actWords[act].toLowerCase().replace(':', '')} ${to}`}>
          {(id) => (
            <input
              id={id}
              className="input"
              // biome-ignore lint/a11y/noAutofocus: the button that had the focus has just made way for this box.
              autoFocus
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button look="primary" submit onPress={() => void go()} shortcut="Enter">
            {actWords[act]} {to}
          </Button>
          <Button look="plain" onPress={() => setAsked(false)} shortcut="Esc">
            Leave it
          </Button>
        </div>
      </Form>
      {notice}
    </>
  );
}
