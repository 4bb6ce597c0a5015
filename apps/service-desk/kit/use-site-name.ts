import { useStaff } from '../session/staff.tsx';

/** Of a station, for those as well who do not know the estate. */
export function useSiteName(): (id: string) => string {
  const { words } = useStaff();
  return (id) => words?.sites.find((one) => one.id === id)?.name ?? id;
}

/** Of a place as an audit kept it: the room, the id of its station. */
export function usePlaceName(): (recorded: string) => string {
  const siteName = useSiteName();
  return (recorded) => recorded.split(', ').map(siteName).join(', ');
}
