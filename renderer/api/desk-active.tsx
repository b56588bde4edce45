import { createContext, useContext } from 'react';

/** Whether the desk around a component is the one on screen. Desks stay mounted, so that drafts stay. */
export const DeskActive = createContext(true);

export function useDeskActive(): boolean {
  return useContext(DeskActive);
}
