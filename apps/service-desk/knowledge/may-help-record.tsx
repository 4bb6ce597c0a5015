import { useSend } from '../../../client/send/use-send.tsx';
import { DeskSuggestions, GiveWorkaround, LinkToProblem } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Found } from './may-help.tsx';
import type { Suggestion } from './suggestion.tsx';

/** Of an IT incident that is there: what is known of its like, which is told to whoever reported it by one press. */
export function MayHelpRecord(props: {
  readonly id: string;
  readonly text: string;
  readonly categoryId: string | null;
  readonly itemIds?: readonly string[];
}) {
  const { id, text, categoryId, itemIds = [] } = props;
  if (text === '' && itemIds.length === 0) return null;
  const filters = new URLSearchParams({ text, categoryId: categoryId ?? '', itemIds: itemIds.join(',') });
  return (
    <Found view={DeskSuggestions} filters={`&${filters}`} title="Known errors and articles">
      {(one) => <Take one={one} id={id} />}
    </Found>
  );
}

function Take({ one, id }: { one: Suggestion; id: string }) {
  const { send, notice } = useSend();
  return (
    <>
      {one.text !== '' && (
        <Button onPress={() => void send(GiveWorkaround, { serviceIncidentId: id, text: one.text })}>
          Tell the reporter
        </Button>
      )}
      {one.kind === 'known-error' && (
        <Button onPress={() => void send(LinkToProblem, { problemId: one.id, incidentIds: [id] })}>
          It is this one: link it
        </Button>
      )}
      {notice}
    </>
  );
}
