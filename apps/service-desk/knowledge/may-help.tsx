import { type ReactNode, useDeferredValue, useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import { DeskSuggestions, SayItFixed, Suggestions } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { type Suggestion, SuggestionItem } from './suggestion.tsx';

/** Fewer letters say nothing of what is wrong. */
const LEAST_LETTERS = 4;

interface About {
  readonly text: string;
  readonly categoryId?: string | null;
  readonly itemIds?: readonly string[];
}

function filtersOf({ text, categoryId, itemIds = [] }: About): string {
  return `&${new URLSearchParams({ text, categoryId: categoryId ?? '', itemIds: itemIds.join(',') })}`;
}

/** At the portal: known errors and articles side by side while one types; one press says that nothing need be reported. */
export function MayHelp(props: About & { readonly siteId: string | null; readonly onFixed: () => void }) {
  const { siteId, onFixed, categoryId = null } = props;
  const text = useDeferredValue(props.text.trim());
  if (text.length < LEAST_LETTERS) return null;
  const filters = filtersOf({ ...props, text });
  return (
    <Found view={Suggestions} filters={filters} title="This may help at once">
      {(one) => <Fixed one={one} door="portal" categoryId={categoryId} siteId={siteId} onFixed={onFixed} />}
    </Found>
  );
}

/** On the telephone: the same, and what is for the desk alone. `but`: these stand beside it already. */
export function MayHelpCaller(props: About & { readonly but: readonly string[]; readonly onFixed: () => void }) {
  const { but, onFixed, categoryId = null, itemIds = [] } = props;
  const text = useDeferredValue(props.text.trim());
  if (text.length < LEAST_LETTERS && itemIds.length === 0) return null;
  const filters = filtersOf({ ...props, text });
  return (
    <Found view={DeskSuggestions} filters={filters} title="Known errors and articles" but={but}>
      {(one) => <Fixed one={one} door="call" categoryId={categoryId} siteId={null} onFixed={onFixed} />}
    </Found>
  );
}

/** `children`: what can be done with one of them. */
export function Found(props: {
  readonly view: typeof Suggestions | typeof DeskSuggestions;
  readonly filters: string;
  readonly title: string;
  readonly but?: readonly string[];
  readonly children: (one: Suggestion) => ReactNode;
}) {
  const { view, filters, title, but = [], children } = props;
  const rows = useView(view, filters).rows.filter(({ id }) => !but.includes(id));
  if (rows.length === 0) return null;
  return (
    <section className="knowledge-found" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {rows.map((one) => (
          <SuggestionItem key={one.id} one={one}>
            {children(one)}
          </SuggestionItem>
        ))}
      </ul>
    </section>
  );
}

/** One press: it is over before anything was sent. */
export function Fixed(props: {
  readonly one: Pick<Suggestion, 'kind' | 'id'>;
  readonly door: 'portal' | 'call';
  readonly categoryId: string | null;
  readonly siteId: string | null;
  readonly onFixed: () => void;
}) {
  const { one, door, siteId, onFixed } = props;
  const { send, notice } = useSend();
  const [avoidedId] = useState(() => crypto.randomUUID());
  const categoryId = props.categoryId || null;
  const say = async (): Promise<void> => {
    const said = { avoidedId, kind: one.kind, targetId: one.id, door, categoryId, siteId };
    if (await send(SayItFixed, said)) onFixed();
  };
  return (
    <>
      <Button look="primary" onPress={() => void say()}>
        This fixed it
      </Button>
      {notice}
    </>
  );
}
