import { afterEach, describe, expect, test } from 'vitest';
import type { PartnerServices, SharedMethane } from './partner-services.ts';

/** An adapter under test, with the service that it delivers to. */
export interface ServicesUnderTest {
  readonly services: PartnerServices;
  readonly kept: ReadonlyMap<string, SharedMethane>;
  readonly close: () => Promise<void>;
}

interface ServicesMaker {
  readonly taking: () => Promise<ServicesUnderTest>;
  /** One that is not there, one that takes it and never answers, one that answers nonsense. */
  readonly gone: () => Promise<ServicesUnderTest>;
  readonly silent: () => Promise<ServicesUnderTest>;
  readonly talkingNonsense: () => Promise<ServicesUnderTest>;
}

export const methane = (shareId: string): SharedMethane => ({
  ...{ shareId, to: { id: 'ambulance', name: 'Ambulance' }, number: '0421 of 22/11', version: 2 },
  code: { ours: { code: '101', name: 'Injury' }, theirs: { code: 'TRAFFIC', name: 'Traffic' }, none: '' },
  ...{ reportedBy: 'Rutland Police', reportedAt: 1_795_348_800_000 },
  letters: {
    ...{ major: 'Declared', location: 'A1 northbound', type: 'Coach “and” lorry', hazards: 'Fuel' },
    ...{ access: 'From the south', casualties: 'About 12', services: 'Fire on scene' },
  },
  counted: { p1: 3, p2: 0, p3: null, dead: null },
});

/** What every adapter to another service must keep to, a real one as well as the loopback. */
export function describePartnerServices(name: string, make: ServicesMaker): void {
  const opened: ServicesUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const opening = async (made: Promise<ServicesUnderTest>): Promise<ServicesUnderTest> => {
    const one = await made;
    opened.push(one);
    return one;
  };

  describe(`${name} as a partner service`, () => {
    test('J02 takes the whole M/ETHANE as it is, and may give a reference', async () => {
      const { services, kept } = await opening(make.taking());
      const reference = expect.toSatisfy((ref) => ref === null || /\w/.test(ref));
      expect(await services.deliver(methane('s1'))).toEqual({ kind: 'delivered', reference });
      expect(kept.get('s1')).toEqual(methane('s1'));
    });

    test('J02 takes the same version delivered twice as one, and keeps many apart', async () => {
      const { services, kept } = await opening(make.taking());
      const ids = Array.from({ length: 20 }, (_, n) => `s${n % 10}`);
      await Promise.all(ids.map((id) => services.deliver(methane(id))));
      expect([...kept.keys()].sort()).toEqual([...new Set(ids)].sort());
    });

    test.each(['gone', 'silent', 'talkingNonsense'] as const)('J02 says so when it is %s', async (how) => {
      const { services } = await opening(make[how]());
      const reason = expect.stringMatching(/./);
      expect(await services.deliver(methane('s1'))).toMatchObject({ kind: 'undelivered', reason });
    });
  });
}
