import { Button } from '../../../ui/button/button.tsx';
import { useDesk } from '../session/desk.tsx';
import type { PackEdited } from './use-pack-draft.ts';

interface BureauHeadProps {
  readonly edited: PackEdited;
  readonly onSave: () => void;
  readonly goTo: (place: string) => void;
}

/** What is in force, what is being made of it, and what is wrong with that. */
export function BureauHead({ edited, onSave, goTo }: BureauHeadProps) {
  const { pack } = useDesk();
  const { draft, unsaved } = edited;
  const [first, ...others] = draft?.faults ?? [];
  return (
    <header className="pane-head bureau-head">
      <h2>Bureau</h2>
      <span>
        {pack?.force.name} <strong className="tabular">{pack?.version}</strong> in force
      </span>
      <span role="status">{draftWords(edited)}</span>
      {first !== undefined && (
        <Button look="plain" onPress={() => goTo(first.path)}>
          <span className="bureau-fault">
            {others.length === 0 ? '1 fault' : `${others.length + 1} faults`}: {first.path} {first.reason}
          </span>
        </Button>
      )}
      <span className="bureau-space" />
      {unsaved.length > 0 && (
        <Button look="primary" onPress={onSave} shortcut="Ctrl+Enter">
          Save
        </Button>
      )}
      {draft !== null && (
        <Button look="plain" onPress={() => void edited.drop(null)}>
          Give the draft up
        </Button>
      )}
    </header>
  );
}

function draftWords({ draft, unsaved }: PackEdited): string {
  const typed = unsaved.length === 0 ? '' : ` · not saved yet: ${unsaved.length}`;
  if (draft === null) return unsaved.length === 0 ? 'nothing is changed' : `a draft begins when it is saved${typed}`;
  return `draft of ${draft.becomes}${typed}`;
}
