import { useCallback, useRef, useState } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { asCallError, call } from '../../api/client.ts';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';

/** The drug that another desk asks for: the stock opens at it, or says why it does not. */
export function useAskedDrug(onAsked: () => void) {
  const [asked, setAsked] = useState<{ readonly term: string; readonly error?: CallError }>({ term: '' });
  const open = useRef(onAsked);
  open.current = onAsked;
  useDeskRequest(
    'storeroom',
    useCallback(({ drugId }: DeskRequest) => {
      if (drugId === undefined) return;
      void call('storeroom.getDrug', { drugId })
        .then(
          (drug) => setAsked({ term: drug.code }),
          (thrown: unknown) => setAsked(({ term }) => ({ term, error: asCallError(thrown) })),
        )
        .then(() => open.current());
    }, []),
  );
  // Whoever goes on by hand has read it.
  return { ...asked, clear: () => setAsked(({ term }) => ({ term })) };
}
