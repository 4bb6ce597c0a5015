import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useDraft } from '../../../client/react.tsx';
import { useStaff } from '../session/staff.tsx';

export type DraftKind = 'answer' | 'note' | 'workaround' | 'resolve';

interface Draft {
  readonly accountId: string;
  readonly name: string;
  readonly kind: DraftKind;
  readonly text: string;
  readonly changedAt: number;
}

const REST_MS = 500;

/** Drafts of everybody for this record, as the server has them: what somebody else began is there for whoever takes over. */
export function useDraftsOf(recordId: string): readonly Draft[] {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    let live = true;
    void request(`/api/drafts/${recordId}`).then(({ status, body }) => {
      if (live && status === 200) setDrafts((body as { drafts: Draft[] }).drafts);
    });
    return () => {
      live = false;
    };
  }, [recordId]);
  return drafts;
}

/**
 * A text that outlives this browser: kept here at each key, at the server a moment later. What the server has comes in while nothing was
 * typed here.
 */
export function useKeptDraft(recordId: string, kind: DraftKind, drafts: readonly Draft[]) {
  const { session } = useStaff();
  const [text, setText] = useDraft(`it-incident.${recordId}.${kind}`);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const own = drafts.find((draft) => draft.kind === kind && draft.accountId === session.subject.id)?.text;
  const typed = useRef(false);
  useEffect(() => {
    if (own !== undefined && text === '' && !typed.current) setText(own);
  }, [own, text, setText]);
  const write = useCallback(
    (next: string): void => {
      typed.current = true;
      setText(next);
      clearTimeout(timer.current);
      const put = () =>
        void request('/api/drafts', { method: 'PUT', body: JSON.stringify({ recordId, kind, text: next }) });
      if (next === '') put();
      else timer.current = setTimeout(put, REST_MS);
    },
    [recordId, kind, setText],
  );
  return [text, write] as const;
}
