import { useDeferredValue, useMemo } from 'react';
import { useRows } from '../../../client/react.tsx';
import { CodeWords } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { makeSuggester, type Suggestion } from './suggest-codes.ts';

/** Worked out here, with nothing asked of the server; the letter that is typed is painted before. */
export function useSuggestions(what: string): readonly Suggestion[] {
  const { pack } = useDesk();
  const { list } = useRows(CodeWords);
  const said = useDeferredValue(what);
  const suggest = useMemo(
    () => makeSuggester({ ofPack: pack?.assessment.codeWords ?? [], ofHistory: list }),
    [pack, list],
  );
  const codes = useMemo(
    () => new Set(pack?.codes.filter(({ use }) => use !== 'closing').map(({ code }) => code)),
    [pack],
  );
  return useMemo(() => suggest(said).filter(({ code }) => codes.has(code)), [suggest, said, codes]);
}
