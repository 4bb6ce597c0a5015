import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { PublishNotice, UpdateNotice, WithdrawNotice } from './commands.ts';
import type { NoticeEvent } from './events.ts';
import type { NoticeState } from './notice.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ notice: readonly NoticeEvent[] }>;
type States = { readonly notice: NoticeState };

export function publishNotice({ input, recordedAt }: Command<typeof PublishNotice>, { notice }: States): Decision {
  if (notice.situation !== 'none') return refuse('notice-exists', 'A notice with this id exists already.');
  const { kind, title, text, serviceIds, siteIds, aboutId, until, nextAt } = input;
  const data = { kind, serviceIds, siteIds, aboutId, from: input.from ?? recordedAt, until, nextAt, major: false };
  return decided({ notice: [{ type: 'service.NoticePublished', data, detail: { title, text } }] });
}

export function updateNotice({ input }: Command<typeof UpdateNotice>, { notice }: States): Decision {
  return whenShown(notice, () => {
    const { title, text, until, nextAt } = input;
    return { type: 'service.NoticeUpdated', data: { until, nextAt }, detail: { title, text } };
  });
}

export function withdrawNotice({ input }: Command<typeof WithdrawNotice>, { notice }: States): Decision {
  return whenShown(notice, () => ({ type: 'service.NoticeWithdrawn', data: {}, detail: { text: input.text } }));
}

function whenShown(notice: NoticeState, then: () => NoticeEvent): Decision {
  if (notice.situation === 'none') return refuse('no-such-notice', 'There is no notice with this id.');
  if (notice.situation === 'withdrawn') return refuse('notice-withdrawn', 'It was withdrawn: publish another.');
  return decided({ notice: [then()] });
}
