/** What a mail answered and what stood under it: there for whoever opens it. */
export function Folded({ quoted, signature }: { quoted: string | null; signature: string | null }) {
  return (
    <>
      <Part name="What it answers" text={quoted} />
      <Part name="Signature" text={signature} />
    </>
  );
}

function Part({ name, text }: { name: string; text: string | null }) {
  if (text === null || text === '') return null;
  return (
    <details>
      <summary>{name}</summary>
      <p className="mail-words quiet">{text}</p>
    </details>
  );
}
