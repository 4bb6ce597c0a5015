import { useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { EndEmergency } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';

const findings = [
  { finding: 'accidental-voice-checked', word: 'Accidental, voice-checked' },
  { finding: 'assisted', word: 'Assisted' },
  { finding: 'resolved', word: 'Resolved' },
] as const;

/** Ends an emergency call by how it was checked: one press, and a note if there is one. */
export function EmergencyForm({ tourId }: { tourId: string }) {
  const { send, notice } = useSend();
  const [note, setNote] = useDraft(`emergency.${tourId}`);
  const end = async (finding: (typeof findings)[number]['finding']): Promise<void> => {
    if (await send(EndEmergency, { tourId, finding, note })) setNote('');
  };
  return (
    <div data-typing>
      <div className="row wrap">
        <input
          className="input"
          aria-label="How the emergency was checked"
          placeholder="how it was checked"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {findings.map(({ finding, word }) => (
          <Button key={finding} onPress={() => void end(finding)}>
            {word}
          </Button>
        ))}
      </div>
      {notice}
    </div>
  );
}
