import { useDraft } from '../../../client/react.tsx';

/** What has been filled in of a form: it survives reload and kill, and goes when it is done. */
export function useKept<T extends object>(name: string, initial: T) {
  const [text, setText] = useDraft(name);
  const typed = read<T>(text);
  return {
    values: { ...initial, ...typed },
    set: (part: Partial<T>) => setText(JSON.stringify({ ...typed, ...part })),
    clear: () => setText(''),
  };
}

function read<T>(text: string): Partial<T> {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
