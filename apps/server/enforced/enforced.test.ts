import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Pack } from '../../../modules/force/index.ts';
import proofs from './proofs.json' with { type: 'json' };
import elsewhere from './proven-elsewhere.json' with { type: 'json' };
import { type House, houseOn, THREW } from './test-house.ts';
import { changesOf, leavesOf } from './test-leaves.ts';
import { fullPack } from './test-pack.ts';
import { situations } from './test-situations.ts';

const leaves = leavesOf(Pack);
const proven = Object.entries(proofs).flatMap(([output, of]) => of.map((leaf) => ({ leaf, output })));

const house = houseOn(fullPack, situations);
const known = new Map<string, Promise<readonly string[]>>();

/** What a house gives on the pack as it is that was asked nothing else before: some count what they were asked. */
function usual(name: string): Promise<readonly string[]> {
  const found = known.get(name) ?? houseOn(fullPack, situations).output(name);
  known.set(name, found);
  return found;
}

/** An answer that could not be given is none: only two answers that were given differ. */
async function differs(changed: House, name: string): Promise<boolean> {
  const [was, is] = [await usual(name), await changed.output(name)];
  return was.length !== is.length || is.some((answer, i) => answer !== was[i] && answer !== THREW && was[i] !== THREW);
}

async function changesOutput(leaf: string, output: string): Promise<boolean> {
  for (const pack of changesOf(fullPack, leaf, leaves.get(leaf) ?? [])) {
    if (await differs(houseOn(pack, situations), output)) return true;
  }
  return false;
}

describe('a setting of the force pack that is shown is a setting enforced', () => {
  test('M07 every leaf of the pack has a proof', () => {
    const all = [...proven.map(({ leaf }) => leaf), ...Object.keys(elsewhere)];
    expect(all.toSorted()).toEqual([...leaves.keys()].toSorted());
  });

  test.each(Object.entries(elsewhere))('%s is proven in %s', (leaf, file) => {
    expect(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8')).toContain(`M07 ${leaf} changes`);
  });

  test('every proof names a part of the house', () => {
    expect(Object.keys(proofs).filter((name) => !house.names.includes(name))).toEqual([]);
  });

  test('a leaf that nothing reads would be found out', async () => {
    expect(await differs(houseOn({ ...fullPack }, situations), 'view force.pack')).toBe(false);
  });

  for (const { leaf, output } of proven) {
    test(`M07 ${leaf} changes ${output}`, async () => {
      expect(await changesOutput(leaf, output)).toBe(true);
    });
  }
});
