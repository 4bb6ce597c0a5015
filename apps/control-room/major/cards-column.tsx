import { useEffect, useRef } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { MarkMajorCardItem } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import type { MajorForm } from './major-forms.ts';
import { askedFor } from './open-major.ts';
import type { Sheet } from './use-majors.ts';

interface CardsProps {
  readonly incidentId: string;
  readonly sheet: Sheet;
  readonly onForm: (form: MajorForm) => void;
}

type Card = Sheet['cards'][number];
type Item = Card['items'][number];

/** What each role does first, line by line, ticked with its time. Its key takes the focus to the first line that is left. */
export function CardsColumn({ incidentId, sheet, onForm }: CardsProps) {
  const { can } = useDesk();
  const box = useRef<HTMLElement>(null);
  const { send, notice } = useSend();
  const toFirst = (): void => box.current?.querySelector<HTMLElement>('[data-left="true"] .button')?.focus();
  useAct('cards', toFirst, can('major.manage'));
  useEffect(() => {
    if (askedFor().part === 'cards') box.current?.querySelector<HTMLElement>('[data-left="true"] .button')?.focus();
  }, []);
  const mark = (cardId: string, itemId: string, how: 'done' | 'not-applicable'): void =>
    void send(MarkMajorCardItem, { incidentId, cardId, itemId, mark: how });
  return (
    <section ref={box} className="major-column" aria-label="Action cards">
      <h3 className="label row">
        Action cards
        {can('major.manage') && (
          <span className="push">
            <Button look="plain" onPress={() => onForm({ kind: 'card' })}>
              Open a card
            </Button>
          </span>
        )}
      </h3>
      {notice}
      {sheet.cards.length === 0 && (
        <Empty title="No card is open">
          The room’s opens when it is declared, a role’s when somebody is named for it.
        </Empty>
      )}
      {sheet.cards.map((card) => (
        <section key={card.id} aria-label={card.name}>
          <h4>
            {card.name}{' '}
            <span className="hint">
              {card.items.filter(({ marked }) => marked !== null).length} of {card.items.length}
            </span>
          </h4>
          <ul className="major-list">
            {card.items.map((item) => (
              <Line key={item.id} item={item} onMark={(how) => mark(card.id, item.id, how)} onForm={onForm} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

const opens: Readonly<Record<string, { readonly word: string; readonly form: MajorForm }>> = {
  talkgroup: { word: 'Talkgroup', form: { kind: 'talkgroup' } },
  methane: { word: 'M/ETHANE', form: { kind: 'methane' } },
  decision: { word: 'Decision', form: { kind: 'decision' } },
  role: { word: 'Name', form: { kind: 'role' } },
  partner: { word: 'Tell', form: { kind: 'partner' } },
};

interface LineProps {
  readonly item: Item;
  readonly onMark: (how: 'done' | 'not-applicable') => void;
  readonly onForm: CardsProps['onForm'];
}

/** Its tick stays where it is when it is ticked: nothing moves under the focus. */
function Line({ item, onMark, onForm }: LineProps) {
  const now = useNow();
  const { can } = useDesk();
  const { text, dueAt, does, marked } = item;
  const opener = does === null ? undefined : opens[does];
  const late = marked === null && dueAt !== null && dueAt < now;
  return (
    <li className="card-line" data-left={marked === null}>
      {can('major.manage') && (
        <Button
          pressed={marked !== null}
          label={
            marked === null ? `Done: ${text}` : `${shortTimeOf(marked.at)} ${marked.mark.replace('-', ' ')}: ${text}`
          }
          onPress={() => marked === null && onMark('done')}
        >
          {marked === null ? 'Done' : shortTimeOf(marked.at)}
        </Button>
      )}
      <div>
        <p>{text}</p>
        <p className="hint">
          {marked === null
            ? dueAt !== null &&
              (late ? <strong className="flag">late: by {whenOf(dueAt, now)}</strong> : `by ${whenOf(dueAt, now)}`)
            : `${marked.mark.replace('-', ' ')} ${whenOf(marked.at, now)} ${marked.by}${marked.note ? `: ${marked.note}` : ''}`}
        </p>
      </div>
      {marked === null && can('major.manage') && (
        <span className="row">
          {opener !== undefined && (
            <Button look="plain" label={`${opener.word} for: ${text}`} onPress={() => onForm(opener.form)}>
              {opener.word}
            </Button>
          )}
          <Button look="plain" label={`n/a: ${text}`} onPress={() => onMark('not-applicable')}>
            n/a
          </Button>
        </span>
      )}
    </li>
  );
}
