import { expect, test } from 'vitest';
import { matching } from '../../../client/keys/offers.ts';
import { editions, terms } from '../../../modules/service/contract.ts';
import { places } from '../shell/places.ts';
import { aliasesOf, foundAs, isVocabulary, pageName, says, termOf, wordOf } from './vocabulary.ts';

const pages = places.flatMap(({ path, name }) => {
  const term = termOf(path);
  const also = term === undefined ? [] : [term.own, ...aliasesOf(term).map(({ word }) => word)];
  const label = term?.own ?? name;
  return label === null ? [] : [{ id: path, label, also, hint: 'Page', shortcut: null, run: () => undefined }];
});
const first = (typed: string): string | undefined => matching(typed, pages)[0]?.id;

test('every word leads to a page that there is, and every practice of the navigation has its words', () => {
  const paths = places.map(({ path }) => path);
  expect(terms.map(({ path }) => path).filter((path) => !paths.includes(path))).toEqual([]);
  expect(new Set(terms.map(({ path }) => path)).size).toBe(terms.length);
  const practices = places.filter(({ name, permission }) => name !== null && permission !== null);
  const without = practices.filter(({ path }) => termOf(path) === undefined).map(({ path }) => path);
  // A number at a glance, and a way in: no edition has a word of its own for them.
  expect(without).toEqual(['/dashboard', '/mail']);
});

test.each(editions)('every word of ITIL %s finds the page of its practice', (edition) => {
  for (const term of terms) {
    expect(term.words[edition].length, `${term.id} in ${edition}`).toBeGreaterThan(0);
    for (const word of term.words[edition]) {
      const found = matching(word, pages).map(({ id }) => id);
      expect(found, word).toContain(term.path);
      expect(says(term, word), word).toBe(true);
    }
  }
});

test('whoever was trained in an edition types its word, and the first that is found is where it is', () => {
  const of: Readonly<Record<string, string>> = {
    ...{
      RfC: '/changes',
      'change enablement': '/changes',
      'forward schedule': '/change-schedule',
      FSC: '/change-schedule',
    },
    ...{
      'request fulfilment': '/requests',
      'service request management': '/requests',
      CMDB: '/estate',
      SACM: '/estate',
    },
    ...{ 'change authority': '/cab', 'CAB/EC': '/cab', KEDB: '/knowledge', SIP: '/improvements', CIR: '/improvements' },
    ...{ 'service level management': '/services', OLA: '/services', CFIA: '/estate/single-points' },
    ...{ 'incident management': '/queue', 'problem control': '/problems', 'IT asset management': '/kit' },
  };
  for (const [typed, path] of Object.entries(of)) expect(first(typed), typed).toBe(path);
  expect(foundAs(termOf('/changes') ?? never(), 'rfc')).toBe('Request for Change (RfC) (ITIL v2, v3, v4)');
  expect(foundAs(termOf('/changes') ?? never(), 'nothing of this')).toBeNull();
});

test('screens say the words that were chosen, and their own where an edition has none', () => {
  const names = (['own', ...editions] as const).map((one) => pageName({ path: '/changes', own: 'Changes' }, one));
  expect(names).toEqual(['Changes', 'RfCs', 'RFCs', 'Change requests']);
  expect(pageName({ path: '/dashboard', own: 'Dashboard' }, 'v4')).toBe('Dashboard');
  expect(wordOf(termOf('/estate') ?? never(), 'v2')).toBe('CMDB');
  expect([isVocabulary('v3'), isVocabulary('own'), isVocabulary('v5')]).toEqual([true, true, false]);
});

test('no edition calls an IT incident plainly an incident on the screen', () => {
  for (const edition of editions) {
    const shown = terms.map((term) => wordOf(term, edition)).filter((word) => /incident/i.test(word));
    expect(shown.filter((word) => !/IT incident/.test(word))).toEqual([]);
  }
});

function never(): never {
  throw new Error('there is no such term');
}
