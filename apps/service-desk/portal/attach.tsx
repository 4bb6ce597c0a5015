import { useRef, useState } from 'react';
import { sendFile } from '../../../client/files.ts';
import { useSend } from '../../../client/send/use-send.tsx';
import { AttachServiceFile } from '../../../modules/service/contract.ts';
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
