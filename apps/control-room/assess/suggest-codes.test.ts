import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeSuggester } from './suggest-codes.ts';

const Words = z.array(z.object({ code: z.string(), words: z.array(z.string()) }));
const shipped = join(import.meta.dirname, '../../../data/packs/rutland/pack.json');
const ofPack = Words.parse(JSON.parse(readFileSync(shipped, 'utf8')).assessment.codeWords);
const suggest = makeSuggester({ ofPack, ofHistory: [] });

describe('A12 a code is suggested from the narrative as it is typed', () => {
  test.each([
    ['Two men fighting outside the pub, one has a bottle', '001'],
    ['My ex is at the door again and he hit me last week', '304'],
    ['Somebody has broken into the house and the back door is smashed', '003'],
    ['My son has not come home and his phone is off, he is 14', '311'],
    ['Car crash on the A606, a woman is trapped', '101'],
    ['He says he has taken an overdose and wants to end his life', '309'],
    ['There is a shoplifter detained in the store', '013'],
    ['Neighbour plays loud music again', '211'],
    ['They are hare coursing with lurchers on my land', '324'],
    ['Somebody has stolen my car off the drive', '006'],
    ['A tree down, the road blocked', '102'],
    ['Man with a shotgun in the field', '320'],
    ['My bank card, a courier is coming for it, I think it is a scam', '009'],
    ['An alarm ringing at the shop', '319'],
    ['A quad bikes gang on the field', '201'],
  ])('%s', (what, code) => {
    expect(suggest(what).map((one) => one.code)).toContain(code);
    expect(suggest(what).length).toBeLessThanOrEqual(5);
  });

  test('says which of the words speak for it, as they were said', () => {
    const [first] = suggest('Two men fighting, he has been stabbed');
    expect(first).toMatchObject({ code: '001' });
    expect(first?.because).toEqual(expect.arrayContaining(['fighting', 'stabbed']));
  });

  test('says nothing where nothing speaks', () => {
    expect(suggest('')).toEqual([]);
    expect(suggest('Good evening, can you hear me')).toEqual([]);
  });

  test('learns from what the force has called the like of it', () => {
    const ofHistory = [
      { code: '206', incidents: 60, words: { alpaca: 40, field: 30 } },
      { code: '215', incidents: 300, words: { field: 60, youths: 200 } },
    ];
    const learnt = makeSuggester({ ofPack, ofHistory });
    expect(learnt('An alpaca in the field')[0]).toMatchObject({
      code: '206',
      because: expect.arrayContaining(['alpaca']),
    });
    expect(suggest('An alpaca in the field').map((one) => one.code)).not.toContain('206');
  });
});
