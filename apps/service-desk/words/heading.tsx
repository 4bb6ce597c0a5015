import './words.css';
import { usePageName } from './use-vocabulary.ts';

/** The heading of a page in the words that the person reads; what it is called here stands beside it where that is another. */
export function Heading({ of, children: own }: { readonly of: string; readonly children: string }) {
  const name = usePageName(of, own);
  return (
    <h2>
      {name}
      {name !== own && <span className="own-word"> {own}</span>}
    </h2>
  );
}
