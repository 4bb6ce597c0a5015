import { useEditor } from './editor-context.tsx';
import { valueAt } from './place.ts';
import { rowWords } from './words.ts';

interface Row {
  readonly [key: string]: unknown;
}

/** What a response plan is used for: the codes that ask for it, and what its levels add. */
export function PlanUse({ plan }: { readonly plan: unknown }) {
  const { pack } = useEditor();
  const id = (plan as Row | null)?.id;
  const codes = rowsAt(pack, ['codes']).filter((code) => code.plan === id);
  const levels = rowsAt(pack, ['dispatch', 'levels']).filter((level) => level.plan === id);
  return (
    <dl className="bureau-use">
      <dt className="label">Codes that ask for it</dt>
      <dd>{codes.length === 0 ? 'none' : codes.map((code) => rowWords(code, 0)).join(', ')}</dd>
      <dt className="label">Further levels, edited under Levels</dt>
      <dd>{levels.length === 0 ? 'none' : levels.map((level, at) => `${at + 2} ${String(level.name)}`).join(', ')}</dd>
    </dl>
  );
}

function rowsAt(pack: unknown, path: readonly string[]): readonly Row[] {
  const rows = valueAt(pack, path);
  return Array.isArray(rows) ? (rows as readonly Row[]) : [];
}
