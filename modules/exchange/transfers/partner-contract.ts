import { afterEach, describe, expect, test } from 'vitest';
import type { PartnerForces, TransferOffer } from './partner-forces.ts';

/** An adapter under test, with the force that it delivers to. */
export interface PartnerUnderTest {
  readonly partner: PartnerForces;
  readonly kept: ReadonlyMap<string, TransferOffer>;
  readonly close: () => Promise<void>;
}

export interface PartnerMaker {
  readonly taking: () => Promise<PartnerUnderTest>;
  /** One that is not there, one that takes the offer and never answers, one that answers nonsense. */
  readonly gone: () => Promise<PartnerUnderTest>;
  readonly silent: () => Promise<PartnerUnderTest>;
  readonly talkingNonsense: () => Promise<PartnerUnderTest>;
}

const offer = (transferId: string): TransferOffer => ({
  ...{
    transferId,
    incidentId: 'i1',
    to: { code: 'E23000020', name: 'Lincolnshire' },
    number: '0421 of 22/11',
    grade: 'G2',
  },
  theirs: { code: 'ASB nuisance', name: 'ASB nuisance', grade: { code: 'Priority', name: 'Priority' } },
  ...{ code: { code: '202', name: 'Disorder' }, what: 'Two men “fighting”', reason: 'The caller is in Stamford' },
  ...{ place: { label: 'High Street, Stamford', lon: -0.478, lat: 52.656 }, offeredAt: 1_795_348_800_000 },
});

/** What every adapter to another force must keep to, a real one as well as the loopback. */
export function describePartnerForces(name: string, make: PartnerMaker): void {
  const opened: PartnerUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const opening = async (made: Promise<PartnerUnderTest>): Promise<PartnerUnderTest> => {
    const one = await made;
    opened.push(one);
    return one;
  };

  describe(`${name} as a partner force`, () => {
    test('B15 takes the whole offer as it is, and may give a reference', async () => {
      const { partner, kept } = await opening(make.taking());
      const delivery = await partner.deliver(offer('t1'));
      expect(delivery).toEqual({
        kind: 'delivered',
        reference: expect.toSatisfy((ref) => ref === null || /\w/.test(ref)),
      });
      expect(kept.get('t1')).toEqual(offer('t1'));
    });

    test('B15 takes the same offer delivered twice as one, and keeps many apart', async () => {
      const { partner, kept } = await opening(make.taking());
      const ids = Array.from({ length: 20 }, (_, n) => `t${n % 10}`);
      await Promise.all(ids.map((id) => partner.deliver(offer(id))));
      expect([...kept.keys()].sort()).toEqual([...new Set(ids)].sort());
    });

    test.each(['gone', 'silent', 'talkingNonsense'] as const)('B15 says so when it is %s', async (how) => {
      const { partner } = await opening(make[how]());
      const delivery = await partner.deliver(offer('t1'));
      expect(delivery).toMatchObject({ kind: 'undelivered', reason: expect.stringMatching(/./) });
    });
  });
}
