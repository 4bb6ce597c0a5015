import { useState } from 'react';
import { useLocation } from 'wouter';
import { matching, type Offer } from '../../../client/keys/offers.ts';
import { Palette, usePalette } from '../../../client/keys/palette.tsx';
import { usePersistent } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { ServiceIncidentHistory } from '../../../modules/service/contract.ts';
import { useStaff } from '../session/staff.tsx';
import type { Place } from '../shell/places.ts';
import { useVocabulary } from '../words/use-vocabulary.ts';
import { aliasesOf, foundAs, termOf, wordOf } from '../words/vocabulary.ts';
import { acts, keyboard } from './acts.ts';
import { useAct } from './use-act.tsx';

/** Every act that this screen has now, every page that is open to the person, and an IT incident by its number. */
export function ActPalette({ places }: { places: readonly Place[] }) {
  const handle = usePalette();
  const [text, setText] = useState('');
  useAct('palette', handle.open);
  // Not put off: Enter takes the first of what was typed, never of what stood there before.
  const sought = text.trim();
  const numbered = useNumbered(sought);
  const others = useOffers(handle.shown, places, sought);
  const offers = [...numbered, ...matching(sought, others)];
  return <Palette handle={handle} text={text} onText={setText} offers={offers} />;
}

/** What can be done just now: worked out while the palette is open. */
function useOffers(shown: boolean, places: readonly Place[], sought: string): readonly Offer[] {
  const [, go] = useLocation();
  const choice = usePersistent(useStaff().settings);
  const vocabulary = useVocabulary();
  if (!shown) return [];
  const done = keyboard
    .carried()
    .filter((act) => act !== 'palette')
    .map((act): Offer => {
      const { label, group: hint, always } = acts[act];
      const shortcut = keyboard.singleKeyOf(act, choice)?.toUpperCase() ?? always;
      return { id: act, label, hint, shortcut, run: () => void keyboard.perform(act) };
    });
  const pages = places.flatMap(({ path, name }): Offer[] => {
    const term = termOf(path);
    const label = term === undefined ? name : wordOf(term, vocabulary);
    if (label === null) return [];
    const known = term === undefined ? null : foundAs(term, sought);
    const also = term === undefined ? [] : [term.own, ...aliasesOf(term).map(({ word }) => word)];
    const hint = known === null ? 'Page' : `Page, ${known}`;
    return [{ id: path, label, hint, also, shortcut: null, run: () => go(path) }];
  });
  return [...done, ...pages];
}

const NUMBER = /^(?:it-?)?(\d{1,9})$/i;

function useNumbered(text: string): readonly Offer[] {
  const [, go] = useLocation();
  const { can } = useStaff();
  const number = can(ServiceIncidentHistory.permission) ? NUMBER.exec(text)?.[1] : undefined;
  const { rows } = useView(ServiceIncidentHistory, number === undefined ? null : `&number=${number}`);
  if (number === undefined) return [];
  return rows
    .filter((row) => row.sequence === Number(number))
    .map(({ id, number: label, summary }) => ({
      ...{ id, label, hint: summary ?? 'erased', shortcut: null },
      run: () => go(`/it-incidents/${id}`),
    }));
}
