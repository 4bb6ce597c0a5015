import { expect, test } from 'vitest';
import { AnalyseProblem } from '../../../modules/service/contract.ts';
import { type Analysis, analysisOf, blankSheet, kinds, sheetOf } from './analysis-words.ts';

const sent = (analysis: unknown) => {
  const problemId = '0198c2f0-5555-7000-8000-000000000001';
  return AnalyseProblem.schema.safeParse({ problemId, seen: 0, analysis });
};

const parts: readonly Analysis[] = [
  { kind: 'five-whys', whys: [{ because: 'A weak cell', evidence: 'Measured' }], root: 'No trial' },
  { kind: 'fishbone', effect: 'Off', causes: [{ branch: 'place', cause: 'Cold car', verdict: 'ruled-out' }] },
  { kind: 'timeline', entries: [{ at: 1_795_000_020_000, what: 'Batch 7 came', source: 'CH-4' }] },
  {
    kind: 'kepner-tregoe',
    rows: [{ question: 'what', is: 'Batch 7', isNot: 'Batch 6', distinct: 'The maker', altered: 'In May' }],
    causes: [{ cause: 'A weak cell', assumes: '', proven: true }],
  },
];

// A box of date and time holds no seconds: the time above is a whole minute.
test('what is shown of each tool is sent as it came', () => {
  for (const part of parts) expect(sent(analysisOf(part.kind, sheetOf(part))).data?.analysis).toEqual(part);
});

test('rows in which nothing was typed are not sent; of nothing at all there is nothing to keep', () => {
  for (const kind of kinds.filter((one) => one !== 'kepner-tregoe')) {
    expect(sent(analysisOf(kind, blankSheet(kind))).success).toBe(false);
  }
  const sheet = blankSheet('kepner-tregoe');
  expect(sent(analysisOf('kepner-tregoe', sheet)).data?.analysis).toMatchObject({ causes: [] });
  const whys = { ...blankSheet('five-whys'), rows: [{ because: 'Heat' }, { because: ' ' }] };
  expect(sent(analysisOf('five-whys', whys)).data?.analysis).toMatchObject({ whys: [{ because: 'Heat' }] });
});
