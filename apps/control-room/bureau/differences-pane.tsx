import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import type { PackEdited } from './use-pack-draft.ts';

interface PaneProps {
  readonly edited: PackEdited;
  readonly goTo: (place: string) => void;
}

/** All that the saved draft says otherwise than the version in force, section by section, in words. */
export function DifferencesPane({ edited, goTo }: PaneProps) {
  const { draft, unsaved } = edited;
  if (draft === null || draft.changes.length === 0) {
    return (
      <Empty title="Nothing is different from the version in force">
        What is saved under Edit is told here in words, before it is published.
      </Empty>
    );
  }
  return (
    <section className="bureau-pane" aria-label="What is different">
      {unsaved.length > 0 && <p className="hint">What is typed and not saved yet is not among them.</p>}
      <ChangesList changes={draft.changes} goTo={goTo} />
      {draft.faults.length > 0 && <Faults faults={draft.faults} goTo={goTo} />}
    </section>
  );
}

interface Change {
  readonly section: string;
  readonly name: string;
  readonly words: readonly string[];
}

export function ChangesList({
  changes,
  goTo,
}: {
  readonly changes: readonly Change[];
  readonly goTo?: PaneProps['goTo'];
}) {
  return (
    <dl className="bureau-changes">
      {changes.map(({ section, name, words }) => (
        <div key={section}>
          <dt>
            {goTo === undefined ? (
              name
            ) : (
              <Button look="plain" onPress={() => goTo(section)}>
                {name}
              </Button>
            )}
          </dt>
          {words.map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

interface FaultsProps {
  readonly faults: readonly { readonly path: string; readonly reason: string }[];
  readonly goTo: PaneProps['goTo'];
}

/** What keeps the draft from being published; each leads to its field. */
export function Faults({ faults, goTo }: FaultsProps) {
  return (
    <ul className="bureau-faults" aria-label="Faults">
      {faults.map(({ path, reason }) => (
        <li key={`${path} ${reason}`}>
          <Button look="plain" onPress={() => goTo(path)}>
            {path}
          </Button>{' '}
          <span className="bureau-fault">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
