/** Times are epoch milliseconds. */
export type BaselineTables = {
  'estate.baseline': {
    id: string;
    name: string;
    note: string | null;
    author: string;
    at: number;
    position: number;
    items: number;
  };
};
