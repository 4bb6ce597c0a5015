/** Has the phone keep the page; a browser that cannot (no HTTPS, private window) works on without. */
export function keepPage(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker.register('/field/keeper-worker.js', { scope: '/field/' }).catch(() => undefined);
  navigator.storage?.persist?.().catch(() => undefined);
}
