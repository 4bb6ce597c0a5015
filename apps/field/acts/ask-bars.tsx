import { useSyncExternalStore } from 'react';
import { useClient, useStrays } from '../../../client/react.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { actName } from './act-name.ts';
import { type NotDone, wordsOf } from './acts.ts';
import { useActs } from './acts-provider.tsx';

/**
 * What the server asks back or refuses, one tap each, where the thumb is. The focus stays where it was: the officer may
 * be in the middle of a note.
 */
export function AskBars() {
  const acts = useActs();
  const { outbox } = useClient();
  const answers = useSyncExternalStore(acts.onChange, acts.answers);
  const strays = useStrays();
  return (
    <div className="asks" role="alert">
      {strays.map(({ kept, sent }) =>
        sent.kind === 'done' ? null : (
          <AskBar
            key={kept.commandId}
            what={actName(kept)}
            sent={sent}
            onConfirm={() => {
              outbox.dismiss(kept.commandId);
              if (sent.kind === 'confirm') void sent.again();
            }}
            onLeave={() => outbox.dismiss(kept.commandId)}
          />
        ),
      )}
      {answers.map((answer) => (
        <AskBar
          key={answer.id}
          what={answer.what}
          sent={answer.sent}
          onConfirm={() => acts.confirm(answer)}
          onLeave={() => acts.dismiss(answer.id)}
        />
      ))}
    </div>
  );
}

interface AskBarProps {
  readonly what: string;
  readonly sent: NotDone;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
}

function AskBar({ what, sent, onConfirm, onLeave }: AskBarProps) {
  return (
    <div className="ask" data-kind={sent.kind}>
      <p>
        <Icon name="warning" />
        <span>
          <strong>{what}:</strong> {wordsOf(sent)}
        </span>
      </p>
      <div className="pair">
        <button type="button" className="act" onClick={onLeave}>
          {sent.kind === 'confirm' ? 'Leave it' : 'Close'}
        </button>
        {sent.kind === 'confirm' && (
          <button type="button" className="act primary" onClick={onConfirm}>
            Do it anyway
          </button>
        )}
      </div>
    </div>
  );
}
