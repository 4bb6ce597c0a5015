import type { Authorise, Subject } from '../authorise/authorise.ts';
import type { HeldRow, ViewSource } from '../module.ts';
import type { ChangedKey, ReplacedParent, ViewBatch } from './batch.ts';
import type { Topic, TopicChange } from './frame.ts';
import { sightOf } from './sight.ts';

interface Draft {
  readonly puts: unknown[];
  readonly removes: string[];
  readonly replaced: string[];
}

/** What a batch means for one topic of one subject; null when nothing (SPEC 6.3). */
export function changeFor(authorise: Authorise, subject: Subject, topic: Topic, batch: ViewBatch): TopicChange | null {
  const draft: Draft = { puts: [], removes: [], replaced: [] };
  const reader: Reader = { authorise, subject, topic, source: batch.source };
  for (const [parent, replaced] of batch.parents) replaceParent(reader, draft, parent, replaced);
  for (const [key, changed] of batch.keys) changeKey(reader, draft, key, changed);
  return finished(topic, draft);
}

function finished(topic: Topic, draft: Draft): TopicChange | null {
  if (draft.puts.length + draft.removes.length + draft.replaced.length === 0) return null;
  return topic.of === undefined ? { view: topic.view, ...draft } : { view: topic.view, of: topic.of, ...draft };
}

interface Reader {
  readonly authorise: Authorise;
  readonly subject: Subject;
  readonly topic: Topic;
  readonly source: ViewSource;
}

function changeKey(
  { authorise, subject, topic, source }: Reader,
  draft: Draft,
  key: string,
  changed: ChangedKey,
): void {
  const { held, position, of } = changed;
  if (position <= topic.position) return;
  const inTopic = topic.of === undefined ? held === null || isInWhole(held) : held?.parent === topic.of;
  if (!inTopic && topic.of !== undefined && of !== topic.of) return;
  if (held === null) {
    draft.removes.push(key);
    return;
  }
  const sight = sightOf(authorise, subject, source, held);
  if (sight.kind !== 'hidden' && held.member && inTopic) draft.puts.push(sight.row);
  else if (sight.kind !== 'hidden' || couldSeeBefore(subject, held, topic)) draft.removes.push(key);
}

const isInWhole = ({ inWhole = true }: HeldRow): boolean => inWhole;

/** Who could never see a concealed row is told nothing, not even that it went. Whoever is on its list may have, before it lay beyond their reach. */
function couldSeeBefore({ id }: Subject, { guard, guardedAt }: HeldRow, topic: Topic): boolean {
  if (guardedAt !== undefined && guardedAt > topic.position) return true;
  return guard?.restriction === 'concealed' && guard.allowed.includes(id);
}

function replaceParent(reader: Reader, draft: Draft, parent: string, replaced: ReplacedParent): void {
  const { authorise, subject, topic, source } = reader;
  if (replaced.position <= topic.position) return;
  if (topic.of !== undefined && topic.of !== parent) return;
  const rows = replaced.rows.filter((held) => held.member && (topic.of !== undefined || isInWhole(held)));
  const seen = rows.map((held) => sightOf(authorise, subject, source, held)).filter((sight) => sight.kind !== 'hidden');
  // Rows that are no members count here: a source can say with one that a parent without rows is hidden too.
  const hidden = (held: HeldRow) => sightOf(authorise, subject, source, held).kind === 'hidden';
  const secret =
    replaced.rows.length > 0 && replaced.rows.every((held) => hidden(held) && !couldSeeBefore(subject, held, topic));
  // Also to whoever follows just this parent: when a concealed record changes is told to nobody.
  if (secret) return;
  draft.replaced.push(parent);
  draft.puts.push(...seen.map((sight) => sight.row));
}

/** What a change of access means for the rows of a topic: those gained or masked otherwise are put, those lost removed. */
export function changeOfAccess(
  authorise: Authorise,
  before: Subject,
  after: Subject,
  view: { readonly topic: Topic; readonly source: ViewSource; readonly rows: readonly HeldRow[] },
): TopicChange | null {
  const draft: Draft = { puts: [], removes: [], replaced: [] };
  for (const held of view.rows.filter((row) => row.member)) {
    const [was, is] = [before, after].map((subject) => sightOf(authorise, subject, view.source, held));
    if (was === undefined || is === undefined || was.kind === is.kind) continue;
    if (is.kind === 'hidden') draft.removes.push(held.key);
    else draft.puts.push(is.row);
  }
  return finished(view.topic, draft);
}
