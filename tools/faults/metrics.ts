/** One value of the private port's metrics. */
export async function metricOf(privateUrl: string, name: string): Promise<number> {
  const answer = await fetch(`${privateUrl}/metrics`);
  const line = (await answer.text()).split('\n').find((one) => one.startsWith(`${name} `));
  if (line === undefined) throw new Error(`there is no metric ${name}`);
  return Number(line.split(' ')[1]);
}

/** What the server's process holds of the machine's memory. */
export function residentBytes(privateUrl: string): Promise<number> {
  return metricOf(privateUrl, 'trefoil_process_resident_memory_bytes');
}
