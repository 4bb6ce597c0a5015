import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeldSkill, saidSkills, skillsAt, unitSkills } from './skills.ts';

const held = (skill: string, until: number | null, collar = '1234'): HeldSkill => ({ collar, skill, until });

test('said by the crew and unknown to the register, a skill stands without an end', () => {
  expect(unitSkills(['dog'], [], 100)).toEqual({ skills: ['dog'], skillsUntil: {} });
  expect(skillsAt(unitSkills(['dog'], [], 100), 1e15)).toEqual({ skills: ['dog'], lapsed: [] });
});

test('E04 what the register holds counts without being said, until its authority ends, and then no more', () => {
  const unit = unitSkills([], [held('taser', 200)], 100);
  expect(unit).toEqual({ skills: ['taser'], skillsUntil: { taser: 200 } });
  expect(skillsAt(unit, 199)).toEqual({ skills: ['taser'], lapsed: [] });
  expect(skillsAt(unit, 200)).toEqual({ skills: [], lapsed: ['taser'] });
});

test('what is said is not believed where the register knows that the authority has ended', () => {
  const unit = unitSkills(['taser'], [held('taser', 50)], 100);
  expect(skillsAt(unit, 100)).toEqual({ skills: [], lapsed: ['taser'] });
  expect(unitSkills([], [held('taser', 50)], 100).skills).toEqual([]);
});

test('of a crew the last authority counts; one without an end has none', () => {
  expect(unitSkills([], [held('taser', 150), held('taser', 200, '5678')], 100).skillsUntil).toEqual({ taser: 200 });
  expect(unitSkills([], [held('taser', 150), held('taser', null, '5678')], 100).skillsUntil).toEqual({});
});

const skill = fc.constantFrom('taser', 'dog', 'search');
const entry = fc.record({ collar: fc.constantFrom('1', '2'), skill, until: fc.option(fc.integer({ min: 1, max: 9 })) });

test('a skill never counts past the last authority for it, whatever was said', () => {
  fc.assert(
    fc.property(fc.array(skill), fc.array(entry), fc.integer({ min: 0, max: 9 }), (said, register, at) => {
      const now = skillsAt(unitSkills(said, register, at), at);
      for (const one of now.skills) {
        const known = register.filter((other) => other.skill === one);
        expect(known.length === 0 || known.some(({ until }) => until === null || until > at)).toBe(true);
      }
      expect(saidSkills(unitSkills(said, register, at), register)).toEqual(
        saidSkills({ skills: [...new Set(said)] }, register),
      );
    }),
  );
});
