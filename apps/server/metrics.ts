import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  request(method: string, route: string, status: number, seconds: number): void;
  command(name: string, outcome: string): void;
  signIn(outcome: string): void;
  shed(): void;
  /** Registers a value that is read when somebody looks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void;
}

/** What the private port tells a Prometheus server. No label holds anything that a person typed. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'trefoil_' });
  const requests = new Histogram({
    name: 'trefoil_http_request_seconds',
    help: 'Time from request to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30],
    registers: [registry],
  });
  const commands = new Counter({
    name: 'trefoil_commands_total',
    help: 'Commands by outcome',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  const signIns = new Counter({
    name: 'trefoil_sign_ins_total',
    help: 'Attempts to sign in, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const shed = new Counter({
    name: 'trefoil_live_shed_total',
    help: 'Live connections closed because they read too slowly',
    registers: [registry],
  });
  return {
    registry,
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    command: (command, outcome) => commands.inc({ command, outcome }),
    signIn: (outcome) => signIns.inc({ outcome }),
    shed: () => shed.inc(),
    watch: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          // What cannot be read now keeps its last value: the others must not fail with it.
          await Promise.resolve(read()).then(
            (value) => this.set(value),
            () => undefined,
          );
        },
      });
    },
  };
}
