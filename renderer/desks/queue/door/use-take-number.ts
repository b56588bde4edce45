import { useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import type { Mobility } from '../../../../electron/shared/domain/care-marks.ts';
import type { ArrivalId, ResidentId } from '../../../../electron/shared/values/ids.ts';
import { useCommand } from '../../../api/commands.ts';
import { formatNumber } from '../../../components/format.ts';
import { useTell } from '../../../components/told-line.tsx';

/** By the documents, by the word of the person, or by triage. */
export type Claim = 'none' | 'word' | 'emergency';

export interface ArrivalForm {
  readonly residentId: ResidentId | undefined;
  /** Of the record that was found, to be read in the field. */
  readonly name: string;
  /** Typed to find a record, and nobody chosen yet. */
  readonly typed: string;
  /** As the reader gave it. */
  readonly idNumber: string | undefined;
  readonly claim: Claim;
  readonly accompany: boolean;
  readonly mobility: Mobility;
}

export const EMPTY_ARRIVAL: ArrivalForm = {
  residentId: undefined,
  name: '',
  typed: '',
  idNumber: undefined,
  claim: 'none',
  accompany: false,
  mobility: 'none',
};

/** Long enough to be a card and no name or phone; the service checks it. */
export function isCardNumber(term: string): boolean {
  return /^\d{14}[\dXx]{1,4}$/.test(term.trim());
}

/** Takes one number after the other; the last slip stays to be read. */
export function useTakeNumber(onTaken: (taken: { arrivalId: ArrivalId; number: number }) => void) {
  const command = useCommand('queue.takeNumber');
  const [slip, setSlip] = useState<Output<'queue.takeNumber'>['slip']>();
  const tell = useTell();
  const { error } = command;
  return {
    slip,
    error,
    busy: command.busy,
    clear: command.clear,
    badCard: error?.kind === 'refusal' && error.code === 'queue.bad-id-number',
    take: async ({ residentId, idNumber, claim, accompany, mobility }: ArrivalForm) => {
      const taken = await command.run({
        ...(residentId === undefined ? {} : { residentId }),
        ...(idNumber === undefined ? {} : { idNumber: idNumber.trim() }),
        claimsPriority: claim === 'word',
        emergency: claim === 'emergency',
        accompany,
        mobility,
      });
      if (!taken) return;
      setSlip(taken.slip);
      tell(`取号 ${formatNumber(taken.number)}，挂号排第 ${taken.position}`);
      onTaken(taken);
    },
  };
}
