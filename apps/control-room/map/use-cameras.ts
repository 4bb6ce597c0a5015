import { useMemo } from 'react';
import { useRows } from '../../../client/react.tsx';
import { Cameras } from '../../../modules/gazetteer/contract.ts';
import { useDesk } from '../session/desk.tsx';

export interface CameraShown {
  readonly id: string;
  readonly reference: string;
  /** Whose it is: a line of the railway or a road, or the partner that looks through it. */
  readonly line: string;
  readonly lon: number;
  readonly lat: number;
}

/** What the force has imported, and the cameras of the partners of its pack. */
export function useCameras(): readonly CameraShown[] {
  const imported = useRows(Cameras).list;
  const { pack } = useDesk();
  return useMemo(() => {
    const partners = (pack?.partnerResources ?? []).flatMap(({ name: line, how, cameras }) =>
      cameras.map(({ id, name: reference, lon, lat }) => ({ id, reference, line: `${line}: ${how}`, lon, lat })),
    );
    return [...imported, ...partners];
  }, [imported, pack]);
}
