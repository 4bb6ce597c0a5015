import { useMemo, useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import { PackDrafts, PackShape } from '../../../modules/force/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { useDesk } from '../session/desk.tsx';
import './bureau.css';
import { BureauHead } from './bureau-head.tsx';
import { DifferencesPane } from './differences-pane.tsx';
import { EditPane } from './edit-pane.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { PublishPane } from './publish-pane.tsx';
import { sectionsOf } from './sections.ts';
import { type Shape, shapeOf } from './shape.ts';
import { usePackDraft } from './use-pack-draft.ts';
import { VersionsPane } from './versions-pane.tsx';

type Pane = 'edit' | 'differences' | 'preview' | 'publish' | 'versions';

/** The force pack edited, looked at, put in force and taken back by the force's own bureau; whoever may not sees nothing of it. */
export function BureauWindow() {
  const { can } = useDesk();
  const { state, rows, fault } = useView(PackShape, can(PackDrafts.permission) ? '' : null);
  const [row] = rows;
  const shape = useMemo(() => (row === undefined ? null : shapeOf(row.schema)), [row]);
  if (!can(PackDrafts.permission)) {
    return (
      <main className="pane only" aria-label="Bureau">
        <Empty title="The force pack is edited by the bureau">Nothing of it is open to this account.</Empty>
      </main>
    );
  }
  if (shape !== null) return <Bureau shape={shape} />;
  return (
    <main className="pane only bureau" aria-label="Bureau">
      <p className="waiting" role="status">
        {fault ?? notRead(state, 'what a force pack may hold')}
      </p>
    </main>
  );
}

function Bureau({ shape }: { readonly shape: Shape }) {
  const { send, notice } = useSend();
  const edited = usePackDraft(send);
  const [pane, setPane] = useState<Pane>('edit');
  const [section, setSection] = useState('codes');
  const sections = useMemo(() => sectionsOf(shape), [shape]);
  const { draft, unsaved } = edited;
  const goTo = (place: string): void => {
    setSection(sectionHolding(sections, place));
    setPane('edit');
  };
  const changes = draft?.sections.length ?? 0;
  const tabs = [
    { id: 'edit', label: unsaved.length === 0 ? 'Edit' : `Edit · ${unsaved.length} not saved` },
    { id: 'differences', label: changes === 0 ? 'What is different' : `What is different · ${changes}` },
    { id: 'preview', label: 'Preview' },
    { id: 'publish', label: 'Publish' },
    { id: 'versions', label: 'Versions' },
  ] as const;
  const held = { edited, goTo };
  return (
    <main
      className="pane only bureau"
      aria-label="Bureau"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey || event.defaultPrevented) return;
        event.preventDefault();
        void edited.save();
      }}
    >
      <BureauHead edited={edited} onSave={() => void edited.save()} goTo={goTo} />
      <div aria-live="polite">{notice}</div>
      <Tabs
        name="Bureau"
        tabs={tabs}
        selected={pane}
        onSelect={(id) => setPane(tabs.find((tab) => tab.id === id)?.id ?? 'edit')}
        panelId="bureau-panel"
      />
      <div
        id="bureau-panel"
        className="bureau-panel"
        role="tabpanel"
        aria-label={tabs.find(({ id }) => id === pane)?.id}
      >
        {edited.state !== 'ready' && <p className="waiting">{notRead(edited.state, 'the force pack')}</p>}
        {edited.state === 'ready' && pane === 'edit' && (
          <EditPane {...{ shape, sections, section }} onSection={setSection} edited={edited} />
        )}
        {pane === 'differences' && <DifferencesPane {...held} />}
        {pane === 'preview' && <PreviewPane edited={edited} />}
        {pane === 'publish' && <PublishPane {...held} />}
        {pane === 'versions' && <VersionsPane />}
      </div>
    </main>
  );
}

function sectionHolding(sections: ReturnType<typeof sectionsOf>, place: string): string {
  const [first = '', second = ''] = place.split(/[.[\]]/);
  const under = (id: string): boolean => sections.some((section) => section.id === id);
  if (under(`${first}.${second}`)) return `${first}.${second}`;
  if (under(first)) return first;
  const holder = sections.find(({ places }) =>
    places.some(([key, inner]) => key === first && (inner ?? second) === second),
  );
  return holder?.id ?? sections.find(({ places }) => places.some(([key]) => key === first))?.id ?? 'codes';
}
