import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { AdHocState } from './ad-hoc-report.ts';
import { DropAdHocReport, SaveAdHocReport } from './commands.ts';
import type { AdHocEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ report: readonly AdHocEvent[] }>;
type States = { readonly report: AdHocState };

/** Whose it is stays: others save it anew. */
export function saveAdHocReport(command: Command<typeof SaveAdHocReport>, { report: state }: States): Decision {
  const { input, actor } = command;
  if (state.situation !== 'none' && state.report.ownerId !== actor.id) return notYours();
  const { where, ...form } = input.question;
  const data = { ownerId: actor.id, owner: actor.name, shared: input.shared, form };
  return decided({ report: [{ type: 'service.AdHocReportSaved', data, detail: { name: input.name, where } }] });
}

export function dropAdHocReport(command: Command<typeof DropAdHocReport>, { report: state }: States): Decision {
  if (state.situation !== 'kept') return refuse('no-such-report', DropAdHocReport.refusals['no-such-report'] ?? '');
  if (state.report.ownerId !== command.actor.id) return notYours();
  return decided({ report: [{ type: 'service.AdHocReportDropped', data: {} }] });
}

function notYours(): Outcome<never> {
  return refuse('not-yours', SaveAdHocReport.refusals['not-yours'] ?? '');
}
