import { type KeyboardEvent, useId, useState } from 'react';
import { Field } from '../../../ui/field/field.tsx';
import { OptionRow } from './option-row.tsx';
import type { Section } from './sections.ts';

interface SectionListProps {
  readonly sections: readonly Section[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** What stands beside each: changed, not saved, faults. */
  readonly marksOf: (section: Section) => readonly string[];
}

/** All parts of the pack; typing narrows, arrows go from one to the next. */
export function SectionList({ sections, chosen, onChoose, marksOf }: SectionListProps) {
  const [sought, setSought] = useState('');
  const list = useId();
  const words = sought.trim().toLowerCase();
  const found = sections.filter(({ title, group, id }) => `${title} ${group} ${id}`.toLowerCase().includes(words));
  const groups = [...new Set(found.map(({ group }) => group))];
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const ordered = groups.flatMap((group) => found.filter((one) => one.group === group));
    const at = ordered.findIndex(({ id }) => id === chosen);
    const next = ordered[Math.min(Math.max(at + step, 0), ordered.length - 1)];
    if (next !== undefined) onChoose(next.id);
  };
  return (
    <nav className="bureau-sections" aria-label="Sections of the force pack">
      <Field label="Find a section">
        {(id) => (
          <input
            id={id}
            className="input"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key === 'Enter' && !event.ctrlKey && first !== undefined) onChoose(first.id);
              else move(event);
            }}
          />
        )}
      </Field>
      <div
        id={list}
        className="bureau-options scroll"
        role="listbox"
        aria-label="Sections"
        tabIndex={0}
        aria-activedescendant={found.some(({ id }) => id === chosen) ? `${list}-${chosen}` : undefined}
        onKeyDown={move}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a list box stand in groups.
          <div key={group} role="group" aria-label={group}>
            <div className="label" aria-hidden="true">
              {group}
            </div>
            {found
              .filter((one) => one.group === group)
              .map((section) => (
                <OptionRow
                  key={section.id}
                  id={`${list}-${section.id}`}
                  selected={section.id === chosen}
                  onChoose={() => onChoose(section.id)}
                >
                  <span>{section.title}</span>
                  <Marks marks={marksOf(section)} />
                </OptionRow>
              ))}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="hint">No section is called so.</p>}
    </nav>
  );
}

function Marks({ marks }: { readonly marks: readonly string[] }) {
  return marks.map((mark) => (
    <span key={mark} className="flag" data-mark={mark.includes('fault') ? 'fault' : undefined}>
      {mark}
    </span>
  ));
}
