import { useState } from 'react';
import type { Denomination } from '../../../../electron/shared/domain/closing.ts';

export type Pieces = Readonly<Partial<Record<Denomination, number>>>;

/** What is typed of the count before it is sealed; a number that cannot be read keeps it from being sealed. */
export function useDrawer() {
  const [pieces, setPieces] = useState<Pieces>({});
  const [unread, setUnread] = useState<ReadonlySet<Denomination>>(new Set());
  const noteUnread = (denomination: Denomination, wrong: boolean) => {
    const others = [...unread].filter((one) => one !== denomination);
    setUnread(new Set(wrong ? [...others, denomination] : others));
  };
  return { pieces, setPieces, noteUnread, hasUnread: unread.size > 0 };
}
