import type { Check } from './check.ts';
import { runTool } from './check.ts';
import { isCode, listFiles } from './files.ts';

const rooms = ['kernel', 'modules', 'apps', 'client', 'ui', 'tools', 'bench', 'journeys'];

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
    readonly ruleSetUsed?: { readonly forbidden?: readonly { readonly name?: string; readonly comment?: string }[] };
  };
}

/** The import table. Fails too when the tool has looked at fewer files than there are: seeing nothing is not "no violations". */
export const arrows: Check = {
  name: 'arrows',
  guards: 'who may import whom (tools/checks/import-table.json)',
  run: async (root) => {
    const files = listFiles(root).filter(isCode);
    const present = rooms.filter((room) => files.some((file) => file.startsWith(`${room}/`)));
    const { output } = await runTool(root, 'depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...present,
    ]);
    const cruise = parse(output);
    if (typeof cruise === 'string') return [cruise];
    const { totalCruised, violations, ruleSetUsed } = cruise.summary;
    const advice = new Map(ruleSetUsed?.forbidden?.map((r) => [r.name, r.comment]));
    const found = violations.map(
      ({ from, to, rule }) => `${from} → ${to} (${rule.name}) ${advice.get(rule.name) ?? ''}`,
    );
    const expected = files.filter((file) => present.some((room) => file.startsWith(`${room}/`))).length;
    return totalCruised >= expected ? found : [...found, `only ${totalCruised} of ${expected} files were looked at`];
  },
};

function parse(output: string): Cruise | string {
  try {
    return JSON.parse(output) as Cruise;
  } catch {
    return `the dependency check did not run: ${output.slice(0, 2000)}`;
  }
}
