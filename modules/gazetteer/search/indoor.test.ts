import { describe, expect, test } from 'vitest';
import { indoorWords, readIndoor } from './indoor.ts';

const said = (text: string) => {
  const { sought, indoor } = readIndoor(text);
  return [sought, indoorWords(indoor)];
};

describe('where in a building', () => {
  test.each([
    ['Catmose House, floor 2, room 14', 'Catmose House', 'floor 2, room 14'],
    ['catmose house rm 14b flr 2', 'catmose house', 'floor 2, room 14b'],
    ['Memorial Hospital 2nd floor', 'Memorial Hospital', '2nd floor'],
    ['Memorial Hospital, ground floor, Room 7', 'Memorial Hospital', 'ground floor, room 7'],
    ['Catmose College basement', 'Catmose College', 'basement'],
    ['Rutland Showground, Gate B', 'Rutland Showground', 'gate b'],
    ['Oakham Station, level 1, bay 3', 'Oakham Station', 'floor 1, bay 3'],
  ])('%s', (text, place, words) => {
    expect(said(text)).toEqual([place, words]);
  });

  test.each(['Gate Lane', 'Floors Road', 'Room', 'High Street, Oakham', '12 Mill Street', 'LE15 6AH'])(
    '%s says nothing of it',
    (text) => {
      expect(readIndoor(text)).toEqual({ sought: text, indoor: null });
    },
  );
});
