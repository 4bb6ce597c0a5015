import type { Noun } from './usage.ts';

/** What ./trefoil knows of service agreements. */
export const slaNoun: Noun = {
  name: 'sla',
  summary: 'Clocks of service agreements',
  verbs: {
    explain: {
      summary:
        'Works out one clock from calendar, target and events, and shows its working, without server or database',
      usage: 'FILE.json|-',
      help: [
        '',
        'In: {"calendar": {"timezone", "week": "always" or [{"day", "from", "to"}], "closed": [date], "open": [{"date", "from", "to"}]},',
        '     "target": {"minutes", "metric": "resolution", "priority": 3}, "events": [{"type", "at", "by", …}], "at": as of when}',
        'Events: created, answered (automatic, visible), paused (reason, waitsFor), resumed, resolved, reopened, cancelled,',
        'priority (priority, minutes). Times are ISO 8601 with an offset, or epoch milliseconds. A whole example:',
        'modules/service/levels/explain-sample.json.',
        '',
        'Out: elapsed and actual elapsed, due, remaining, pauses, thresholds, breached, and why.',
      ],
      run: async (args) => (await import('./sla.ts')).explainSla(args),
    },
    'what-if': {
      summary:
        'Replays the IT incidents of this machine against a proposed agreement: how many targets would have been missed',
      usage: 'FILE.json|-',
      help: [
        '',
        'In: {"calendar": one of the pack, "targets": [{"metric", "priority", "minutes"}], "serviceId", "from", "until"}; the last',
        'three may be left out: every service, the last year. Example:',
        '  {"calendar": "office", "targets": [{"metric": "resolution", "priority": 3, "minutes": 480}]}',
        '',
        'Out: clocks, missed then, would miss; by priority and by team.',
      ],
      run: async (args) => (await import('./sla.ts')).whatIfSla(args),
    },
  },
};
