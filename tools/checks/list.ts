import { generated } from '../generate/generated.ts';
import { arrows } from './arrows.ts';
import { type Check, toolCheck } from './check.ts';
import { houseChecks } from './house.ts';
import { licences } from './licences.ts';
import { proofBudget } from './proof-budget.ts';
import { securityLines } from './security-lines.ts';

/** Every check of the house, cheapest first. */
export const checks: readonly Check[] = [
  ...houseChecks,
  licences,
  securityLines,
  proofBudget,
  toolCheck('format and lint', 'one format, and the lint rules of biome.json', 'biome', [
    'check',
    '--error-on-warnings',
    '--max-diagnostics=50',
    '.',
  ]),
  toolCheck('types', 'the types of every file', 'tsc', ['--noEmit']),
  toolCheck('copies', 'no twelve lines twice', 'jscpd', ['--config', '.jscpd.json']),
  toolCheck('dead code', 'no file, export or dependency that nothing uses', 'knip', [
    '--no-progress',
    '--no-config-hints',
  ]),
  arrows,
  generated,
];
