import { useClient, useDraft } from '../../../client/react.tsx';
import type { FormField, Values } from './act-forms.ts';

export interface FormDraft {
  readonly values: Values;
  readonly reason: string;
  readonly set: (part: Values) => void;
  readonly setReason: (reason: string) => void;
  /** What it was for is done. */
  readonly clear: () => void;
}

/** What has been filled in of a form: it stays when the form goes, whatever took it away. */
export function useFormDraft(name: string, fields: readonly FormField[]): FormDraft {
  const [reason, setReason] = useDraft(name);
  const [chosen, setChosen] = useDraft(`${name}.fields`);
  const initial = Object.fromEntries(fields.map((field) => [field.name, field.initial]));
  return {
    values: { ...initial, ...readValues(chosen) },
    ...{ reason, setReason },
    set: (part) => setChosen(JSON.stringify({ ...readValues(chosen), ...part })),
    clear: () => {
      setReason('');
      setChosen('');
    },
  };
}

/** Asks whether anything has been filled in of a form. */
export function useIsFilledIn(name: string): () => boolean {
  const { drafts } = useClient();
  return () => drafts.get(name) !== '' || drafts.get(`${name}.fields`) !== '';
}

function readValues(text: string): Values {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
