import { useDraft } from '../../../client/react.tsx';
import type { Addressee } from '../../../modules/operations/contract.ts';

export interface MessageDraft {
  readonly kind: 'message' | 'obs' | 'note';
  readonly to: readonly { readonly label: string; readonly addressee: Addressee }[];
  readonly priority: 'routine' | 'priority' | 'urgent';
  readonly about: { readonly id: string; readonly number: string } | null;
  /** How many hours it stands; empty: as the force pack says. */
  readonly hours: string;
  readonly image: { readonly sha256: string; readonly name: string } | null;
  readonly text: string;
}

const fresh: MessageDraft = {
  ...{ kind: 'message', to: [], priority: 'routine', about: null, hours: '', image: null, text: '' },
};

/** What has been written of a message: it stays, whatever takes the form away. */
export function useMessageDraft() {
  const [text, setText] = useDraft('message');
  const draft = read(text);
  return {
    draft,
    set: (part: Partial<MessageDraft>) => setText(JSON.stringify({ ...draft, ...part })),
    clear: () => setText(''),
  };
}

function read(text: string): MessageDraft {
  try {
    return text === '' ? fresh : { ...fresh, ...JSON.parse(text) };
  } catch {
    return fresh;
  }
}
