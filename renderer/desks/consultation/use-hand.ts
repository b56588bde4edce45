import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../../components/keys.tsx';
import type { LineSpot, Missing } from './checks-before-signing.ts';
import type { Consultation } from './use-consultation.ts';

/** Where in the slip the hand is needed; without a spot, at what is missing. */
interface WantedLine {
  readonly line: number;
  readonly spot?: LineSpot | undefined;
}

/** Where the doctor's hand is: the fields of the form, the slip that is written, and the way to what is missing. */
export function useHand({ ready, form }: Consultation) {
  const spots = useSpots();
  const [chosen, chooseSlip] = useState(0);
  const [wanted, setWanted] = useState<WantedLine>();
  const at = Math.min(chosen, form.slips.length - 1);
  useLayoutEffect(() => {
    if (ready) spots.complaint.current?.focus();
  }, [ready, spots.complaint]);
  useFocusOnAnotherSlip(at, spots.drug);
  useKeys([{ keys: 'Alt+V', label: '体征', run: () => spots.vitals.current?.focus(), shown: false }]);
  const goTo = ({ field, slip, line, spot }: Missing) => {
    if (slip !== undefined) chooseSlip(slip);
    // Its dialog lies over the form.
    if (field === 'reason') return;
    setWanted(line === undefined ? undefined : { line, spot });
    if (field === 'vitals') goToMeasure(spots.vitals.current);
    else if (field === 'onset' || field === 'complaint' || field === 'diagnosis')
      spots[field].current?.focus();
    else if (line === undefined) spots.drug.current?.focus();
  };
  return {
    spots,
    /** Which slip is written. */
    at,
    chooseSlip,
    goTo,
    /** The line of that slip that the hand is led to, until it is there. */
    wanted,
    reached: useCallback(() => setWanted(undefined), []),
    ...useHalfTyped(form, spots),
  };
}

export type Hand = ReturnType<typeof useHand>;
type Spots = ReturnType<typeof useSpots>;

/** The fields that the hand is led to. */
function useSpots() {
  const vitals = useRef<HTMLInputElement>(null);
  const complaint = useRef<HTMLInputElement>(null);
  const onset = useRef<HTMLInputElement>(null);
  const diagnosis = useRef<HTMLInputElement>(null);
  const drug = useRef<HTMLInputElement>(null);
  const advice = useRef<HTMLInputElement>(null);
  return { vitals, complaint, onset, diagnosis, drug, advice };
}

/** Another slip is gone on with at its next drug. */
function useFocusOnAnotherSlip(at: number, drug: RefObject<HTMLInputElement | null>): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) drug.current?.focus();
    before.current = at;
  }, [at, drug]);
}

/** To the first measure that is marked, to be typed over, even where the hand is there already. */
function goToMeasure(first: HTMLInputElement | null): void {
  const marked = document.querySelector<HTMLInputElement>('.s-consultation .vit [aria-invalid="true"]');
  const box = marked ?? first;
  box?.focus();
  box?.select();
}

/** A diagnosis or a drug that was searched and not picked: it is not signed away. */
function useHalfTyped(form: Consultation['form'], { diagnosis, drug }: Spots) {
  const [halfTyped, setHalfTyped] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it was picked or something else is typed
  useEffect(() => setHalfTyped(undefined), [form]);
  /** @returns whether there is one; the hand is there then */
  const goToHalfTyped = (): boolean => {
    const half = [diagnosis, drug].find((spot) => spot.current?.value.trim())?.current;
    setHalfTyped(half?.value.trim());
    half?.focus();
    return half != null;
  };
  return { halfTyped, goToHalfTyped };
}
