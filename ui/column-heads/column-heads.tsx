/** The heads of a table; one that begins with `#` stands over figures, and to the right as they do. */
export function ColumnHeads({ titles }: { titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title) => (
          <th key={title} scope="col" className={title.startsWith('#') ? 'figure' : undefined}>
            {title.replace('#', '')}
          </th>
        ))}
      </tr>
    </thead>
  );
}
