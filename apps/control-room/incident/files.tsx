import { useRef, useState } from 'react';
import { sendFile } from '../../../client/files.ts';
import { useClient, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AttachFile, Attachments } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';

/** Photos, sound, papers: of the incident and of those who rang about it. Each opens in a window of its own. */
export function Files({ incidentId }: { incidentId: string }) {
  const { list } = useRows(Attachments, incidentId);
  const { can } = useDesk();
  const { chooser, choose, notice } = useAttaching({ kind: 'incident', id: incidentId }, 'force');
  const may = can('file.attach');
  useAct('attach', choose, may);
  return (
    <section className="facts-section">
      <h3 className="label row">
        Files
        {may && (
          <span className="push">
            <ActButton act="attach" look="plain">
              Attach
            </ActButton>
          </span>
        )}
      </h3>
      {chooser}
      {notice}
      {list.length === 0 ? (
        <p className="hint">None. A photo or a video of the caller is attached here, and stays as it came.</p>
      ) : (
        <ul className="files">
          {list.map((file) => (
            <li key={file.id}>
              <FileLine file={file} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FileLine({ file }: { file: RowOf<typeof Attachments> }) {
  const now = useNow();
  const { id, name, mediaType, bytes, from, by, at } = file;
  return (
    <p className="row">
      {name === null ? (
        <em className="hint">erased by law</em>
      ) : (
        <a className="clip" href={`/api/attachments/${id}`} target="_blank" rel="noopener">
          {name}
        </a>
      )}
      <span className="quiet">
        {mediaType} · {sizeOf(bytes)}
      </span>
      <span className="push hint">
        {from === 'caller' ? 'from the caller' : by} {whenOf(at, now)}
      </span>
    </p>
  );
}

const KILO = 1024;

function sizeOf(bytes: number): string {
  return bytes < KILO * KILO ? `${Math.ceil(bytes / KILO)} kB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

/** A file that is refused says why; whatever else is being written stays as it is. */
export function useAttaching(
  to: { readonly kind: 'contact' | 'incident'; readonly id: string },
  from: 'caller' | 'force',
) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const attach = async (file: File): Promise<void> => {
    setRefused(null);
    const sent = await sendFile(file);
    if (sent.kind === 'refused') return setRefused(sent.why);
    await send(AttachFile, { attachmentId: newId(), to, sha256: sent.sha256, name: file.name, from });
  };
  const chooser = (
    <input
      ref={input}
      type="file"
      hidden
      aria-label="File to attach"
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        // The same file may be chosen again after it was refused.
        event.target.value = '';
        if (file !== undefined) void attach(file);
      }}
    />
  );
  const told = refused === null ? notice : <p role="alert">{refused}</p>;
  return { chooser, choose: () => input.current?.click(), notice: told };
}
