import type { TacticalEvent } from './tactic.ts';

const because = (text: string, words: string | undefined): string =>
  words === undefined || words === '' ? text : `${text}: ${words}`;

const listOf = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join(', ');

/** What the log says of a tactical job. */
export function tacticalLine(event: TacticalEvent): { readonly kind: 'state'; readonly text: string } {
  return { kind: 'state', text: textOf(event) };
}

function textOf(event: TacticalEvent): string {
  switch (event.type) {
    case 'operations.TacticalOpened': {
      const { kind, planned, confirmed } = event.data;
      const chosen = confirmed.length === 0 ? '' : ` (confirmed: ${confirmed.join(', ').replaceAll('-', ' ')})`;
      return because(`${kind.name}${planned ? ', planned' : ''}: authority sought${chosen}`, event.detail?.reason);
    }
    case 'operations.AuthoritySought':
      return because('Authority sought again', event.detail?.reason);
    case 'operations.AuthorityGiven': {
      const { options } = event.data;
      const what = options.length === 0 ? '' : ` for ${listOf(options)}`;
      return because(`Authority given by ${event.detail?.by ?? 'somebody (erased)'}${what}`, event.detail?.conditions);
    }
    case 'operations.AuthorityRefused':
      return because(`Authority refused by ${event.detail?.by ?? 'somebody (erased)'}`, event.detail?.reason);
    case 'operations.CommandTaken':
      return because(event.data.role.name, event.detail?.person);
    case 'operations.TacticalOptionUsed':
      return because(`Tactical option: ${event.data.option.name}`, event.detail?.note);
    case 'operations.TacticalReviewed':
      return because('Tactical job looked at again', event.detail?.rationale);
    case 'operations.TacticalClosed':
      return because('Tactical job ended', event.detail?.outcome);
  }
}
