import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { PlaceHit } from '../../../modules/gazetteer/contract.ts';
import { ProblemBody } from './commands.ts';
import { malformed } from './problem.ts';

type LonLat = readonly [number, number];
interface TableRequest {
  readonly from: readonly LonLat[];
  readonly to: readonly LonLat[];
  readonly profile: 'car' | 'emergency';
  readonly by: 'time' | 'distance';
}

const Ground = z.object({
  areaId: z.string().nullable(),
  beatId: z.string().nullable(),
  ward: z.string().nullable(),
  /** Null where no outline of the forces covers the point. */
  force: z.object({ code: z.string(), name: z.string(), own: z.boolean() }).nullable(),
});

export interface PlaceDoor {
  /** Signed in and permitted; throws the problem otherwise. */
  readonly permit: (request: FastifyRequest, permission: string) => Promise<Subject>;
  readonly search: (query: string, options: { limit: number; near?: LonLat }) => readonly z.output<typeof PlaceHit>[];
  readonly nearest: (lon: number, lat: number) => z.output<typeof PlaceHit> | null;
  readonly groundOf: (lon: number, lat: number) => z.output<typeof Ground>;
  readonly table: (request: TableRequest) => Promise<{ estimated: boolean; rows: readonly unknown[] }>;
}

const MOST_PAIRS = 50_000;
const Lon = z.number().min(-180).max(180);
const Lat = z.number().min(-90).max(90);
const Point = z.tuple([Lon, Lat]);
const failures = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody };

const Search = z
  .object({
    q: z.string().trim().min(1, 'type what you look for').max(200),
    limit: z.coerce.number().int().min(1).max(50).default(10),
    near: z
      .string()
      .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/, 'longitude, comma, latitude')
      .transform((text) => text.split(',').map(Number))
      .pipe(Point)
      .optional(),
  })
  .meta({ examples: [{ q: 'High Street, Oakham', limit: 10, near: '-0.7295,52.6705' }] });

const Nearest = z
  .object({ lon: z.coerce.number().pipe(Lon), lat: z.coerce.number().pipe(Lat) })
  .meta({ examples: [{ lon: -0.7295, lat: 52.6705 }] });

const Table = z
  .object({
    from: z.array(Point).min(1).max(5000),
    to: z.array(Point).min(1).max(1000),
    profile: z.enum(['car', 'emergency']).default('car'),
    by: z.enum(['time', 'distance']).default('time'),
  })
  .meta({ examples: [{ from: [[-0.7295, 52.6705]], to: [[-0.7226, 52.5886]], profile: 'car', by: 'time' }] });

const Entry = z.object({
  metres: z.number().nullable(),
  seconds: z.number().nullable(),
  reachable: z.boolean(),
  fromSnapMetres: z.number(),
  toSnapMetres: z.number(),
});

export function placeRoutes(app: FastifyInstance, door: PlaceDoor): void {
  const searching = {
    summary: 'Find places by street, place, postcode, stop, landmark, junction, grid reference or coordinates',
    tags: ['gazetteer'],
    querystring: Search,
    response: { 200: z.object({ results: z.array(PlaceHit) }), ...failures },
  };
  app.get('/api/gazetteer/search', { schema: searching }, async (request) => {
    await door.permit(request, 'gazetteer.read');
    const { q, limit, near } = request.query as z.output<typeof Search>;
    return { results: door.search(q, near === undefined ? { limit } : { limit, near }) };
  });
  const naming = {
    summary: 'The known place nearest to a point, and whose beat, area and force it lies in',
    tags: ['gazetteer'],
    querystring: Nearest,
    response: { 200: z.object({ result: PlaceHit.nullable(), ground: Ground }), ...failures },
  };
  app.get('/api/gazetteer/nearest', { schema: naming }, async (request) => {
    await door.permit(request, 'gazetteer.read');
    const { lon, lat } = request.query as z.output<typeof Nearest>;
    return { result: door.nearest(lon, lat), ground: door.groundOf(lon, lat) };
  });
  const driving = {
    summary: 'Driving times and distances from each point to each other',
    tags: ['roads'],
    body: Table,
    response: { 200: z.object({ estimated: z.boolean(), rows: z.array(z.array(Entry)) }), ...failures },
  };
  app.post('/api/roads/table', { schema: driving }, async (request) => {
    await door.permit(request, 'gazetteer.read');
    const table = request.body as z.output<typeof Table>;
    if (table.from.length * table.to.length > MOST_PAIRS) {
      throw malformed([
        { field: 'from', reason: `at most ${MOST_PAIRS} pairs at once`, example: [[-0.7295, 52.6705]] },
      ]);
    }
    return door.table(table);
  });
}
