import { useState } from 'react';
import { useView } from '../../../client/use-view.ts';
import { MergeProposals } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useDesk } from '../session/desk.tsx';
import { MergeDecision } from './merge-decision.tsx';
import type { KnownEntry } from './read-known.ts';

interface ProposedMergeProps {
  readonly entry: KnownEntry;
  readonly onChange: () => void;
}

/** Somebody thinks that it is the same as another: everybody reads so, a supervisor decides. */
export function ProposedMerge({ entry, onChange }: ProposedMergeProps) {
  const { can } = useDesk();
  const { proposal } = entry;
  if (proposal === null) return null;
  return (
    <>
      <p className="quiet">
        {proposal.by} thinks that this is the same as another: {proposal.reason ?? 'reason erased'}
      </p>
      {can('entry.merge') && <Deciding entry={entry} onChange={onChange} />}
    </>
  );
}

function Deciding({ entry, onChange }: ProposedMergeProps) {
  const { rows } = useView(MergeProposals, '');
  const [open, setOpen] = useState(false);
  const proposal = rows.find(({ id }) => id === entry.id);
  // Without both sides before them nobody decides: one of them may be kept from this seat.
  if (proposal === undefined) return null;
  return (
    <>
      <Button look="plain" expanded={open} onPress={() => setOpen(!open)}>
        One or two?
      </Button>
      {open && <MergeDecision proposal={proposal} onClose={() => setOpen(false)} onDone={onChange} />}
    </>
  );
}
