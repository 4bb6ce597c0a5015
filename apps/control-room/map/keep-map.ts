/** Has this machine keep the map, once the first picture of it is there. Answers whether it is kept. */
export async function keepMap(): Promise<boolean> {
  // Where the page is not served safely there is none.
  if (!('serviceWorker' in navigator)) return false;
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) return false;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<boolean>((told) => {
    port1.onmessage = ({ data }: MessageEvent<boolean>) => told(data);
  });
  active.postMessage('keep-map', [port2]);
  return answer;
}
