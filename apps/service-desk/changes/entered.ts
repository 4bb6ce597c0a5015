import type { z } from 'zod';
import type { RaiseChange } from '../../../modules/service/contract.ts';
import { instantOf, localText } from './local-time.ts';
import type { Change } from './words.ts';

type Input = z.input<typeof RaiseChange.schema>;

/** What stands in the form of a change, as it was typed. */
export interface Entered {
  readonly teamId: string;
  readonly serviceIds: readonly string[];
  readonly items: string;
  readonly from: string;
  readonly to: string;
  readonly workMinutes: string;
  readonly backOutMinutes: string;
  readonly outageMinutes: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly tested: boolean;
  readonly backOutProven: boolean;
  readonly firstTime: boolean;
  readonly restores999: boolean;
  readonly sensitive: boolean;
  readonly implementers: string;
  readonly said: Required<Input['said']>;
}

export type SetEntered = (part: Partial<Entered>) => void;

const nothing = {
  ...{ title: '', reason: '', benefit: '', notDoing: '', resources: '', plan: '', test: '', backOut: '' },
};

export const empty: Entered = {
  ...{ teamId: 'service-desk', serviceIds: [], items: '', from: '', to: '', workMinutes: '60', backOutMinutes: '30' },
  ...{ outageMinutes: '0', answers: {}, tested: false, backOutProven: false, firstTime: false, restores999: false },
  ...{ sensitive: false, implementers: '', said: nothing },
};

/** The form of a change that is there already. */
export function enteredOf({ proposal, said, implementers }: Change): Entered {
  const { window, itemIds, workMinutes, outageMinutes, ...rest } = proposal;
  return {
    ...{ ...rest, items: itemIds.join(', '), workMinutes: String(workMinutes), outageMinutes: String(outageMinutes) },
    ...{ from: localText(window?.from ?? null), to: localText(window?.to ?? null) },
    backOutMinutes: String(window?.backOutMinutes ?? 0),
    ...{ implementers: implementers.join(', '), said: said ?? nothing },
  };
}

/** What is sent of it. `before`: what the form does not show stays as it was. */
export function sentOf(entered: Entered, before?: Change): Pick<Input, 'proposal' | 'said' | 'implementers'> {
  const { items, from, to, workMinutes, backOutMinutes, outageMinutes, implementers, said, serviceIds, ...rest } =
    entered;
  const [begins, ends] = [instantOf(from), instantOf(to)];
  const back = Number(backOutMinutes) || 0;
  return {
    said,
    implementers: words(implementers),
    proposal: {
      ...{ ...rest, answers: { ...rest.answers }, serviceIds: [...serviceIds], itemIds: words(items) },
      ...{ workMinutes: Number(workMinutes) || 0, outageMinutes: Number(outageMinutes) || 0 },
      window: begins === null || ends === null ? null : { from: begins, to: ends, backOutMinutes: back },
      implementerIds: before?.proposal.implementerIds ?? [],
      categoryId: before?.categoryId ?? null,
    },
  };
}

function words(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
