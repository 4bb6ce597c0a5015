interface Hours {
  readonly from: string;
  readonly to: string;
}

/** Whether somebody is there by the clock on the wall; `to` before `from` goes over midnight. */
export function isThere({ from, to }: Hours, at: number, timezone: string): boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const now = format.format(at);
  return from <= to ? from <= now && now < to : now >= from || now < to;
}
