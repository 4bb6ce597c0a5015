import { type ReactNode, useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ReportFault } from '../../../modules/service/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';

type About =
  | { readonly kind: 'seat' }
  | { readonly kind: 'unit'; readonly tourId: string; readonly what: 'radio' | 'vehicle' };

/** Reports a fault without a form: who, with what and how it stands is filled in by the system. */
export function useFault(): { readonly report: (about: About) => void; readonly said: ReactNode } {
  const { now } = useClient();
  const { send, notice } = useSend();
  const [at, setAt] = useState<number | null>(null);
  const report = async (about: About): Promise<void> => {
    if (await send(ReportFault, { faultId: crypto.randomUUID(), about })) setAt(now());
  };
  const said = (
    <>
      {at !== null && (
        <span className="hint" role="status">
          Fault reported {shortTimeOf(at)}
        </span>
      )}
      {notice}
    </>
  );
  return { report: (about) => void report(about), said };
}
