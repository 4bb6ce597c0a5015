import { useEffect } from 'react';
import { useDraft } from '../../../client/react.tsx';

interface KeptText {
  readonly text: string;
  readonly set: (text: string) => void;
  /** Sends what was typed, when it differs from what the server has. */
  readonly leave: () => void;
  readonly state: 'saved' | 'typing' | '';
}

/** One answer, kept by itself when it is left; a draft until the server's row says the same. */
export function useKeptText(name: string, stands: string, send: (text: string) => void): KeptText {
  const [draft, setDraft] = useDraft(name);
  useEffect(() => {
    if (draft !== '' && draft === stands) setDraft('');
  }, [draft, stands, setDraft]);
  return {
    text: draft === '' ? stands : draft,
    set: setDraft,
    leave: () => {
      if (draft.trim() !== '' && draft !== stands) send(draft.trim());
    },
    state: draft !== '' && draft !== stands ? 'typing' : stands === '' ? '' : 'saved',
  };
}
