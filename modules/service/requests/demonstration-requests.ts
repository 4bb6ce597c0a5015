/** What people ask for on a usual day, invented: items of the demonstration's catalogue, accounts that both packs have. */
export interface FloorRequest {
  readonly item: string;
  readonly by: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly agoMinutes: number;
  /** Who has said yes; null: nobody need, or it waits for whoever leads them. */
  readonly yes: string | null;
}

type Given = readonly [item: string, by: string, agoMinutes: number];

function asked(
  [item, by, agoMinutes]: Given,
  answers: FloorRequest['answers'],
  yes: string | null = null,
): FloorRequest {
  return { item, by, agoMinutes, answers, yes };
}

export function demonstrationRequests(): readonly FloorRequest[] {
  return [
    asked(['Radio battery', 'officer-2', 180], {}),
    asked(['Headset', 'contact-officer-2', 90], { ears: 'Both ears' }),
    asked(['Meeting by video', 'bureau', 45], { room: '2.14', when: 'Tomorrow at ten' }),
    asked(['Second screen', 'auditor', 2_100], { room: '1.07' }, 'duty-inspector'),
    asked(['Access to a folder', 'bureau', 400], { folder: 'Review 2026', what: 'Read' }, 'duty-inspector'),
    asked(['Software', 'administrator', 1_500], { program: 'Diagram editor' }, 'duty-inspector'),
    asked(['Laptop or tablet', 'auditor', 240], { kind: 'Tablet' }),
    asked(['Shared mailbox', 'administrator', 120], { address: 'events' }),
  ];
}
