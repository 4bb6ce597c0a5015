type Tab = 'duty' | 'kept';

let asked: Tab | null = null;

/** Supervision is to open at this tab next. */
export function askTab(tab: Tab): void {
  asked = tab;
}

/** The tab that was asked for since it was last opened. */
export function takeAskedTab(): Tab | null {
  const tab = asked;
  asked = null;
  return tab;
}
