import { sql } from '../kernel/index.ts';
import type { Measured } from './figure.ts';
import { openGround } from './ground.ts';
import { closedLoop, quantile } from './load.ts';
import { rowsOf, timesOf } from './reading.ts';
import { fillTickets } from './ticket-stock.ts';
import { agentLines, itemsOf, raiserOn } from './tickets.ts';
import type { Line } from './wire.ts';

const STOCK = { count: 1_000_000, open: 20_000 };
const PAGE = 50;
const TURNS = 60;
const WARM = 5;
const CLIENTS = 8;
const SECONDS = 4;

/** Fifty of a million: of the queue, and of everything there ever was, the newest, deep down, and by what a desk looks for. */
export async function benchServiceList(): Promise<readonly Measured[]> {
  const ground = await openGround();
  try {
    await fillTickets(ground, STOCK);
    const lines = await agentLines(ground, CLIENTS);
    const [line] = lines;
    const items = await itemsOf(ground);
    if (line === undefined) throw new Error('no line to read on');
    const queue = await timesOfPages(line, 'service.openServiceIncidents', 'id', ['']);
    const { rows } = await sql<{ reporter: string; middle: number }>`
      SELECT reporter_id AS reporter, sequence / 2 AS middle FROM service.service_incident ORDER BY sequence DESC LIMIT 1`.execute(
      ground.owner,
    );
    const asked = [
      ...[
        '',
        `&after=${rows[0]?.middle}`,
        '&team=radio',
        '&category=radio-handset',
        '&situation=closed',
        '&priority=5',
      ],
      ...[`&item=${items[7]}`, `&reporter=${rows[0]?.reporter}`],
    ];
    const history = await timesOfPages(line, 'service.serviceIncidentHistory', 'sequence', asked);
    const raise = raiserOn(lines, items);
    const raised = await closedLoop(CLIENTS, SECONDS, async (client) => void (await raise(client)));
    for (const one of lines) one.close();
    const note = `${STOCK.open.toLocaleString('en-GB')} of them open`;
    return [
      ...figures('open IT incidents listed, 50 of 1,000,000', queue, note),
      ...figures('IT incidents of all times listed, 50 of 1,000,000', history, `${asked.length} kinds of question`),
      { name: 'IT incidents raised at 8 clients with 1,000,000 behind them', value: raised.perSecond, unit: '/s' },
    ];
  } finally {
    await ground.stop();
  }
}

/** Page after page of each question, from its beginning again when it is through. */
async function timesOfPages(
  line: Line,
  view: string,
  key: string,
  asked: readonly string[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const one of asked) {
    let after = one.includes('&after=') ? '' : null;
    const read = async (): Promise<void> => {
      const from = after === null || after === '' ? one : `${one.replace(/&after=\d+/, '')}&after=${after}`;
      const rows = await rowsOf(line, `/api/views/${view}?limit=${PAGE}${from}`);
      after = rows.length < PAGE ? null : String(rows.at(-1)?.[key]);
    };
    await timesOf(WARM, read);
    times.push(...(await timesOf(TURNS, read)));
  }
  return times;
}

function figures(name: string, times: readonly number[], note: string): readonly Measured[] {
  return [
    { name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms', note },
    { name: `${name}, p99`, value: quantile(times, 0.99), unit: 'ms' },
  ];
}
