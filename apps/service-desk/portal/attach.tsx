import { useRef, useState } from 'react';
import { sendFile } from '../../../client/files.ts';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AttachServiceFile, ServiceIncidentFiles } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';

/** A photograph of what is broken says more than a form. */
export function Attach({ serviceIncidentId }: { serviceIncidentId: string }) {
  const { send, notice } = useSend();
  const box = useRef<HTMLInputElement>(null);
  const [why, setWhy] = useState<string | null>(null);
  const attach = async (file: File): Promise<void> => {
    setWhy(null);
    const sent = await sendFile(file);
    if (sent.kind === 'refused') return setWhy(sent.why);
    const input = { serviceIncidentId, attachmentId: crypto.randomUUID(), sha256: sent.sha256, name: file.name };
    await send(AttachServiceFile, input);
  };
  return (
    <>
      <input
        ref={box}
        type="file"
        hidden
        aria-label="File or photograph"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void attach(file);
          event.target.value = '';
        }}
      />
      <Button onPress={() => box.current?.click()}>Attach a file or photograph</Button>
      {why !== null && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      {notice}
    </>
  );
}

/** What was attached, to be opened. */
export function Files({ serviceIncidentId }: { serviceIncidentId: string }) {
  const { list } = useRows(ServiceIncidentFiles, serviceIncidentId);
  if (list.length === 0) return null;
  return (
    <section aria-label="Files">
      <h3>Files</h3>
      <ul>
        {list.map(({ id, name }) => (
          <li key={id}>
            <a href={`/api/attachments/${id}`}>{name ?? 'erased'}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
