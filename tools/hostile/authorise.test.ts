import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Guarded, makeAuthorise, roles, type Subject } from '../../kernel/pure.ts';
import { readContracts } from '../generate/contracts.ts';
import { makeOracle, namedActions } from './oracle/oracle.ts';

const DECISIONS = Number(process.env.TREFOIL_DECISIONS ?? 20_000);
const seed = Number(process.env.TREFOIL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 300_000;

const { permissions } = await readContracts(process.cwd());
const authorise = makeAuthorise(permissions);
const oracle = makeOracle();

const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 });
const people = ['ann', 'bob', 'cat', 'dave'];
const somePeople = fc.subarray(people);
const areas = ['north', 'south', 'east'];
const subject: fc.Arbitrary<Subject> = fc.record({
  kind: fc.oneof({ weight: 20, arbitrary: fc.constant('person' as const) }, fc.constant('system' as const)),
  id: fc.constantFrom(...people),
  name: fc.constant('Somebody'),
  roles: someRoles,
  seat: fc.oneof(
    fc.constant(null),
    someRoles.map((carried) => ({ id: 'seat', name: 'Seat', roles: carried, areas: [] })),
    fc.record({ roles: someRoles, reach: fc.subarray(areas) }).map((desk) => {
      return { id: 'event-desk', name: 'Event desk', areas: [], ...desk };
    }),
  ),
  callsign: fc.constantFrom(null, 'RE01'),
  accessVersion: fc.nat(),
  sessionId: fc.constant(null),
});
const object: fc.Arbitrary<Guarded> = fc
  .record({
    restriction: fc.constantFrom('none' as const, 'restricted' as const, 'concealed' as const),
    allowed: somePeople,
    owners: fc.option(somePeople, { nil: undefined }),
    locus: fc.option(fc.record({ areas: fc.subarray(areas), seats: fc.subarray(['seat', 'event-desk']) }), {
      nil: undefined,
    }),
  })
  .map(({ owners, locus, ...guard }) => ({
    ...guard,
    ...(owners !== undefined && { owners }),
    ...(locus !== undefined && { locus }),
  }));
/** Cases that turn on how far a desk reaches: of those drawn at large hardly any does. */
const bound = permissions.filter(({ outside }) => outside !== undefined);
const atBoundDesk = fc
  .record({
    ...{ id: fc.constantFrom(...people), permission: fc.constantFrom(...bound), holder: fc.nat() },
    further: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...roles], { maxLength: 2 })),
    ...{ reach: fc.subarray(areas), within: fc.subarray(areas) },
    has: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(['seat', 'event-desk'])),
    restriction: fc.constantFrom('none' as const, 'none' as const, 'restricted' as const, 'concealed' as const),
    ...{ allowed: fc.subarray(['ann']), owners: fc.subarray(['bob']) },
  })
  .map(({ id, permission, holder, further, reach, within, has, restriction, ...lists }) => {
    const held = permission.roles
      .slice(holder % permission.roles.length)
      .slice(0, 1)
      .concat(further);
    const desk = { id: 'event-desk', name: 'Event desk', roles: held, areas: [], reach };
    const base = { kind: 'person', name: 'Somebody', callsign: null, accessVersion: 1, sessionId: null } as const;
    const who: Subject = { ...base, id, roles: held, seat: desk };
    return [who, permission.name, { ...lists, restriction, locus: { areas: within, seats: has } }] as const;
  });
const action = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...permissions.map(({ name }) => name)) },
  fc.constantFrom('', 'incident', 'incident.read ', '__proto__', 'constructor', 'whole'),
);

/** The first engine's answer in the three words of the second. */
function judged(who: Subject, what: string, of: Guarded | undefined): string {
  const { allow, obligations } = authorise(who, what, of);
  if (!allow) return 'deny';
  return obligations.includes('mask') ? 'masked' : 'whole';
}

test(
  `T33 M03 a second engine with its own statement of the rules decides alike in ${DECISIONS} random cases`,
  () => {
    const counts: Record<string, number> = { deny: 0, masked: 0, whole: 0, beyond: 0 };
    const either = fc.oneof(
      { weight: 3, arbitrary: fc.tuple(subject, action, fc.option(object, { nil: undefined })) },
      { weight: 1, arbitrary: atBoundDesk },
    );
    fc.assert(
      fc.property(either, ([who, what, of]) => {
        const expected = what === 'whole' && who.kind === 'person' ? 'deny' : oracle(who, what, of);
        const found = judged(who, what, of);
        counts[found] = (counts[found] ?? 0) + 1;
        if (authorise(who, what, of).beyond) counts.beyond = (counts.beyond ?? 0) + 1;
        return found === expected;
      }),
      { numRuns: DECISIONS, seed },
    );
    console.log(`seed ${seed}: ${DECISIONS} decisions, 0 disagreements`, counts);
    for (const [kind, count] of Object.entries(counts)) {
      expect(count, kind).toBeGreaterThan(DECISIONS / 200);
    }
  },
  PATIENCE_MS,
);

test('T33 every permission of the code stands in the policies, and no other', () => {
  const held = permissions.filter((p) => p.roles.length + (p.own?.length ?? 0) > 0).map(({ name }) => name);
  expect([...namedActions].sort()).toEqual(held.sort());
});

test('T33 nobody without a role, at whatever seat, may do anything', () => {
  const nobody = subject.map((who) => ({ ...who, kind: 'person' as const, roles: [] }));
  fc.assert(
    fc.property(nobody, action, object, (who, what, of) => !authorise(who, what, of).allow),
    { numRuns: 5000 },
  );
});

test('T33 a role less, a seat less or a name off the list never opens anything', () => {
  const rank = { deny: 0, masked: 1, whole: 2 } as Readonly<Record<string, number>>;
  fc.assert(
    fc.property(subject, action, object, fc.nat(), (who, what, of, n) => {
      const before = rank[judged(who, what, of)] ?? 0;
      const without = { ...who, roles: who.roles.filter((_, i) => i !== n % Math.max(1, who.roles.length)) };
      const unseated = { ...who, seat: null };
      const unlisted = { ...of, allowed: of.allowed.filter((id) => id !== who.id) };
      for (const after of [judged(without, what, of), judged(unseated, what, of), judged(who, what, unlisted)]) {
        expect(rank[after] ?? 0).toBeLessThanOrEqual(before);
      }
    }),
    { numRuns: 5000 },
  );
});
