import { useState } from 'react';
import { Link } from 'wouter';
import { usePersistent } from '../../../client/react.tsx';
import { editions, type Term, terms } from '../../../modules/service/contract.ts';
import { Choice } from '../../../ui/choice/choice.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';
import '../figures/figures.css';
import { useOpenPages } from './open-pages.ts';
import { isVocabulary, says, vocabularyNames } from './vocabulary.ts';
import './words.css';

/** What every practice and record is called in each edition of ITIL, where it is, and whose words the person reads. */
export function WordsPage() {
  const [typed, setTyped] = useState('');
  const shown = terms.filter((term) => says(term, typed));
  return (
    <main className="service-page wide figures-page words-page">
      <h2>Words of ITIL</h2>
      <div className="row wrap">
        <Whose />
        <Field label="Find a word">
          {(id) => <input id={id} className="input" value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Field>
      </div>
      <p className="quiet">
        Screens, headings and reports say the words that you choose; nothing that is stored changes. Find ({'Ctrl+K'})
        knows them all. A police incident is an incident; one of technology is an IT incident in every edition.
      </p>
      {shown.length === 0 ? (
        <Empty title="No edition has this word" />
      ) : (
        <table>
          <ColumnHeads titles={['Here', ...editions.map((edition) => vocabularyNames[edition])]} />
          <tbody>
            {shown.map((term) => (
              <Line key={term.id} term={term} />
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}

function Whose() {
  const { settings, words } = useStaff();
  const chosen = usePersistent(settings).vocabulary;
  const ofForce = vocabularyNames[words?.vocabulary ?? 'own'];
  return (
    <Choice
      label="Whose words you read"
      value={chosen ?? ''}
      onValue={(value) => change(settings, { vocabulary: isVocabulary(value) ? value : null })}
    >
      {[['', `As the force has chosen: ${ofForce}`], ...Object.entries(vocabularyNames)]}
    </Choice>
  );
}

/** A page that a person may not open is named, and no link. */
function Line({ term: { own, path, words } }: { term: Term }) {
  return (
    <tr>
      <th scope="row">{useOpenPages().has(path) ? <Link href={path}>{own}</Link> : own}</th>
      {editions.map((edition) => (
        <td key={edition}>{words[edition].join('; ')}</td>
      ))}
    </tr>
  );
}
