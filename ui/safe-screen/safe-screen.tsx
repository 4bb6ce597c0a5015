import { Component, type ReactNode } from 'react';
import './safe-screen.css';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly fault: string | null;
}

/**
 * Stands round a whole screen: where drawing it fails, a person must read that and go on, and never sit before a blank one.
 * React knows only classes for this.
 */
export class SafeScreen extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <main className="safe-screen" role="alert">
        <h1>This screen could not be drawn</h1>
        <p>What was sent is on its way, and what was typed is kept. Load the screen again.</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Load again
        </button>
        <p className="hint">{fault}</p>
      </main>
    );
  }
}
