import type { RowOf } from '../../../kernel/pure.ts';
import type { ChangeRecord } from '../../../modules/service/contract.ts';
import { spanOf } from '../portal/when.ts';

export type Change = RowOf<typeof ChangeRecord>;

export const bandNames = { low: 'low', medium: 'medium', high: 'high', 'very-high': 'very high' } as const;

export const modelNames: Readonly<Record<Change['model'], string>> = {
  standard: 'standard',
  normal: 'normal',
  emergency: 'emergency',
  unauthorised: 'unauthorised',
};

export const outcomeNames = {
  successful: 'went well',
  'with-issues': 'went well, with some trouble',
  failed: 'failed',
  'backed-out': 'undone again',
} as const;

export const termNames = {
  blast: 'Services that fall',
  criticality: 'Most critical of them',
  history: 'How it went before',
  untested: 'Untested',
  backOut: 'No proven way back',
  length: 'Work against the window',
  firstTime: 'First time or new technology',
  outOfHours: 'People outside office hours',
} as const;

export const paperNames = {
  reason: 'Why',
  benefit: 'What it is good for',
  notDoing: 'What becomes of it if it is not done',
  resources: 'Who and what it takes',
  plan: 'Plan',
  test: 'How it is tested',
  backOut: 'The way back',
} as const;

export const outcomeChoices = Object.entries(outcomeNames) as readonly (readonly [keyof typeof outcomeNames, string])[];

export function windowWords(window: Change['window'], now: number): string {
  if (window === null) return 'no time yet';
  const back = window.backOutMinutes === 0 ? '' : `, then ${window.backOutMinutes} min to go back`;
  return `${spanOf(window.from, window.to, now)}${back}`;
}

/** `RE01, RE03 and 4 more`: the first few, and how many are left out. */
export function some(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ');
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`;
}
