import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Instant } from '../place.ts';

/** As it is written on the shoulder; letters are capitals wherever they were typed. */
const Collar = z.string().trim().toUpperCase().min(1).max(20);
const Skill = z.string().min(1).max(40);
const words = z.string().trim().min(3).max(500);
const absent = { 'no-such-officer': 'The register has no officer with this collar number.' };

export const EnterOfficer = declareCommand({
  name: 'operations.enterOfficer',
  summary: 'Enter an officer in the register by collar number, or correct name and radio',
  permission: 'officer.keep',
  schema: z.object({
    collar: Collar,
    name: z.string().trim().min(1).max(100),
    issi: z.string().trim().max(12).nullable().default(null),
  }),
  example: { collar: '1234', name: 'A. Example', issi: '4000001' },
});

export const GrantSkill = declareCommand({
  name: 'operations.grantSkill',
  summary: 'Give or renew the authority of an officer for a skill, until a day',
  permission: 'officer.keep',
  schema: z.object({
    collar: Collar,
    skill: Skill,
    /** By which course or whose signature. */
    authority: words,
    /** Null: it has no end. */
    until: Instant.nullable(),
  }),
  refusals: { ...absent, 'no-such-skill': 'The force pack has no such skill.' },
  example: { collar: '1234', skill: 'taser', authority: 'Refresher of 12 March', until: 1_810_000_000_000 },
});

export const WithdrawSkill = declareCommand({
  name: 'operations.withdrawSkill',
  summary: 'Take back the authority of an officer for a skill, at once',
  permission: 'officer.keep',
  schema: z.object({ collar: Collar, skill: Skill, reason: words }),
  refusals: { ...absent, 'not-held': 'This officer holds no authority for this skill.' },
  example: { collar: '1234', skill: 'taser', reason: 'Refresher missed' },
});
