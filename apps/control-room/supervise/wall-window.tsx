import './supervise.css';
import { Wall } from './wall.tsx';

/** For the screen on the wall: nothing there can be opened, and nobody sits before it. */
export function WallWindow() {
  return (
    <div className="supervise-body">
      <Wall large onIncident={null} />
    </div>
  );
}
