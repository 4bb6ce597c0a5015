/** What is planned and being written on a usual day, invented. */
export interface FloorChange {
  readonly key: string;
  readonly title: string;
  readonly reason: string;
  readonly plan: string;
  readonly backOut: string;
  readonly teamId: string;
  readonly serviceIds: readonly string[];
  /** Days from now, and hours of the night. */
  readonly inDays: number;
  /** How far it has come. */
  readonly stage: 'written' | 'handed-in';
}

/** Quiet ones: nothing of them waits for anybody who looks for the first time. */
export function demonstrationChanges(): readonly FloorChange[] {
  const change = (
    [key, title, reason]: readonly [string, string, string],
    more: Omit<FloorChange, 'key' | 'title' | 'reason'>,
  ) => ({
    ...{ key, title, reason, ...more },
  });
  return [
    change(['certificates', 'Renew the certificates of the intranet', 'They run out next month'], {
      ...{
        plan: 'Load the new ones, restart one server after the other',
        backOut: 'Load the old ones',
        teamId: 'servers',
      },
      ...{ serviceIds: ['office'], inDays: 9, stage: 'handed-in' },
    }),
    change(['printers', 'New driver for the printers of the offices', 'Double-sided printing fails'], {
      ...{ plan: 'Ten printers first, the rest a day later', backOut: 'Give back the old driver', teamId: 'end-user' },
      ...{ serviceIds: ['office'], inDays: 12, stage: 'handed-in' },
    }),
    change(['archive', 'Move the old archive to another disk', 'The disk is nearly full'], {
      ...{
        plan: 'Copy, compare, switch over',
        backOut: 'Switch back: the old copy stays for a week',
        teamId: 'servers',
      },
      ...{ serviceIds: ['office'], inDays: 16, stage: 'handed-in' },
    }),
    change(['wireless', 'Change the wireless channels of the ground floor', 'Neighbours disturb them'], {
      ...{ plan: 'Measure, change, measure again', backOut: 'Set the old channels', teamId: 'networks' },
      ...{ serviceIds: ['office'], inDays: 19, stage: 'handed-in' },
    }),
    change(['handsets', 'New software for forty spare handsets', 'The supplier mends the charging display'], {
      ...{ plan: 'Ten a day, each tried on the test talkgroup', backOut: 'Load the old software', teamId: 'radio' },
      ...{ serviceIds: ['office'], inDays: 23, stage: 'written' },
    }),
  ];
}
