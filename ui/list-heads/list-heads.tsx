/** Names over the columns of a virtual list, in the grid of its rows. For the eye alone: each row of the list says all of itself. */
export function ListHeads({ grid, titles }: { readonly grid: string; readonly titles: readonly string[] }) {
  return (
    <div className={`${grid} list-heads`} aria-hidden="true">
      {titles.map((title) => (
        <span key={title} className="clip">
          {title}
        </span>
      ))}
    </div>
  );
}
