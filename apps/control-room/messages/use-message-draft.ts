import { z } from 'zod';
import { useDraft } from '../../../client/react.tsx';
import { Addressee } from '../../../modules/operations/contract.ts';

const Draft = z.object({
  kind: z.enum(['message', 'obs', 'note']).catch('message'),
  to: z.array(z.object({ label: z.string(), addressee: Addressee })).catch([]),
  priority: z.enum(['routine', 'priority', 'urgent']).catch('routine'),
  about: z.object({ id: z.string(), number: z.string() }).nullable().catch(null),
  /** How many hours it stands; empty: as the force pack says. */
  hours: z.string().catch(''),
  image: z.object({ sha256: z.string(), name: z.string() }).nullable().catch(null),
  text: z.string().catch(''),
});
export type MessageDraft = z.output<typeof Draft>;

const fresh = Draft.parse({});

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
    return text === '' ? fresh : Draft.parse(JSON.parse(text));
  } catch {
    return fresh;
  }
}
