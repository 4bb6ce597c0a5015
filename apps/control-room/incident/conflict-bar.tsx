import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';

/** Two people changed one thing: both values stand here, and one key says which holds. Nothing is saved before. */
export function ConflictBar(props: {
  readonly words: string;
  readonly theirs: string;
  readonly mine: string;
  readonly onKeepMine: () => void;
  readonly onKeepTheirs: () => void;
}) {
  const { words, theirs, mine, onKeepMine, onKeepTheirs } = props;
  return (
    <div className="conflict" role="alert">
      <p className="row">
        <Icon name="warning" />
        <strong>Somebody else has changed {words} while you wrote.</strong>
      </p>
      <dl>
        <div>
          <dt>Theirs, which stands</dt>
          <dd>{theirs}</dd>
        </div>
        <div>
          <dt>Yours, not saved yet</dt>
          <dd>{mine}</dd>
        </div>
      </dl>
      <div className="row">
        <Button onPress={onKeepTheirs}>Keep theirs</Button>
        <Button onPress={onKeepMine}>Go on with mine</Button>
      </div>
    </div>
  );
}
