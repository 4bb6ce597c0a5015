import { describe, expect, test } from 'vitest';
import { openQueryOf, queryOf, type Sought, wantedOf } from './words.ts';

const none: Sought = { anywhere: '', place: '', person: '', phone: '', callsign: '', text: '', number: '' };
const stems = new Map([
  ['fighting', 'fight'],
  ['mill', 'mill'],
  ['neil', 'neil'],
  ['o', 'o'],
]);
const query = (sought: Partial<Sought>) => queryOf(wantedOf({ ...none, ...sought }), stems);
const openQuery = (sought: Partial<Sought>) => openQueryOf(wantedOf({ ...none, ...sought }), stems);

describe('what is sought', () => {
  test('in the one box may stand anywhere, and all of it must', () => {
    expect(query({ anywhere: 'Mill' })).toBe("('@l=mill' | '@n=mill' | '@u=mill' | '@mill')");
    expect(query({ anywhere: 'mill fighting' })?.split(' & ')).toHaveLength(2);
  });

  test('in a field stands there alone', () => {
    expect(query({ place: 'Mill' })).toBe("('@l=mill')");
    expect(query({ person: 'Ödön' })).toBe("('@n=odon')");
    expect(query({ callsign: 'RA21' })).toBe("('@u=ra21')");
    expect(query({ text: 'fighting' })).toBe("('@fight')");
  });

  test('a telephone number however it is written', () => {
    for (const written of ['07700 900123', '+44 (0)7700 900123', '07700900123']) {
      expect(query({ phone: written })).toBe("('@c=700900123')");
      expect(query({ anywhere: written })).toBe("('@c=700900123')");
    }
  });

  test('the number of an incident or a contact, with its day where it is given', () => {
    expect(query({ number: '421' })).toBe("('@#=0421')");
    expect(query({ number: '0421 of 22/11' })).toBe("('@#=0421/22/11')");
    expect(query({ number: 'C0012 of 22/11' })).toBe("('@#=0012/22/11')");
    expect(query({ anywhere: '421/22' })).toBe("('@#=0421/22')");
  });

  test('a beginning where a star says so', () => {
    expect(query({ place: 'mil*' })).toBe("('@l=mil':*)");
    expect(query({ place: 'm*' })).toBe("('@l=m')");
  });

  test('a word that says nothing narrows nothing', () => {
    expect(query({ text: 'the fighting' })).toBe("('@fight')");
    expect(query({ text: 'the' })).toBeNull();
    expect(query({ anywhere: 'the 0421 of 22/11' })).toBe("('@#=0421/22/11')");
  });

  test('no quote gets out of its word', () => {
    expect(query({ anywhere: "o'neil" })).toBe(
      "('@l=o' | '@n=o' | '@u=o' | '@o') & ('@l=neil' | '@n=neil' | '@u=neil' | '@neil')",
    );
  });
});

test('under a restriction only place and number can be found by', () => {
  expect(openQuery({ anywhere: 'mill' })).toBe("('@l=mill')");
  expect(openQuery({ place: 'mill', number: '421' })).toBe("('@l=mill') & ('@#=0421')");
  for (const hidden of [{ person: 'x' }, { phone: '07700900123' }, { callsign: 'ra21' }, { text: 'fighting' }]) {
    expect(openQuery({ place: 'mill', ...hidden })).toBeNull();
  }
});
