import { Button } from '../../../ui/button/button.tsx';
import { useAct, useKeyOf } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import type { Suggestion } from './suggest-codes.ts';
import './assess.css';

interface CodeSuggestionsProps {
  readonly suggestions: readonly Suggestion[];
  /** What was chosen; a suggestion never takes its place by itself. */
  readonly code: string;
  readonly onCode: (code: string) => void;
}

/** What the words of the caller speak for, and which words; one key takes the first. */
export function CodeSuggestions({ suggestions, code, onCode }: CodeSuggestionsProps) {
  const { pack } = useDesk();
  const key = useKeyOf('suggested');
  const others = suggestions.filter((one) => one.code !== code);
  const [first] = others;
  useAct('suggested', () => first !== undefined && onCode(first.code), first !== undefined);
  if (others.length === 0) return null;
  const nameOf = (wanted: string): string => pack?.codes.find((one) => one.code === wanted)?.name ?? '';
  return (
    <fieldset className="code-suggestions" aria-label="Suggested codes">
      {others.map((one, at) => (
        <Button key={one.code} look="plain" onPress={() => onCode(one.code)} {...(at === 0 && { shortcut: key })}>
          <span className="number">{one.code}</span> {nameOf(one.code)}
          <span className="hint">{one.because.join(', ')}</span>
        </Button>
      ))}
    </fieldset>
  );
}
