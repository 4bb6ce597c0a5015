import { Component, type ReactNode } from 'react';
import { Button } from '../button/button.tsx';
import './safe-screen.css';

interface Props {
  /** What it is called where it says that it could not be drawn. */
  readonly what: string;
  readonly children: ReactNode;
}
interface State {
  readonly fault: string | null;
}

/**
 * Stands round one part of a screen: where drawing it fails, the others go on, and it says so in its place.
 * React knows only classes for this.
 */
export class SafePart extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <section className="safe-part" role="alert">
        <strong>{`This could not be drawn: ${this.props.what}. All else goes on.`}</strong>
        <Button onPress={() => this.setState({ fault: null })}>Draw it again</Button>
        <p className="hint">{fault}</p>
      </section>
    );
  }
}
