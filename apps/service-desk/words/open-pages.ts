import { createContext, useContext } from 'react';

const OpenPagesContext = createContext<ReadonlySet<string>>(new Set());

/** The addresses of the pages that the person here may open. */
export const OpenPages = OpenPagesContext.Provider;

export function useOpenPages(): ReadonlySet<string> {
  return useContext(OpenPagesContext);
}
