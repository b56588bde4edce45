/**
 * Going to another desk with something in hand. `const openDesk = useOpenDesk(); openDesk('cashier',
 * { visitId })`. The desk that is opened reads it: `useDeskRequest('cashier', (request) => { … })` is called
 * once for each request, when the desk is there.
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Output } from '../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import type { IdCard } from '../../electron/shared/domain/id-card.ts';
import type { DrugId, ReceiptId, ResidentId, VisitId } from '../../electron/shared/values/ids.ts';

/** What a scanner or a card reader brought to the registration desk. */
export interface Scanned {
  readonly found?: Output<'registration.findByScan'>;
  /** Everything on the card, when a reader read it. */
  readonly card?: IdCard;
  readonly error?: CallError;
}

export interface DeskRequest {
  readonly scanned?: Scanned;
  readonly residentId?: ResidentId;
  readonly visitId?: VisitId;
  readonly drugId?: DrugId;
  readonly receiptId?: ReceiptId;
}

interface Opened {
  readonly desk: string;
  readonly request: DeskRequest | undefined;
  readonly sequence: number;
}

interface DeskSwitch {
  readonly opened: Opened;
  readonly open: (desk: string, request?: DeskRequest) => void;
}

const Switch = createContext<DeskSwitch | undefined>(undefined);

export function DeskSwitchProvider({ first, children }: { first: string; children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>({ desk: first, request: undefined, sequence: 0 });
  const open = useCallback(
    (desk: string, request?: DeskRequest) =>
      setOpened((before) => ({ desk, request, sequence: before.sequence + 1 })),
    [],
  );
  const value = useMemo(() => ({ opened, open }), [opened, open]);
  return <Switch.Provider value={value}>{children}</Switch.Provider>;
}

function useSwitch(): DeskSwitch {
  const value = useContext(Switch);
  if (!value) throw new Error('outside of the shell');
  return value;
}

/** Which desk is on screen, by its id. */
export function useOpenedDesk(): string {
  return useSwitch().opened.desk;
}

export function useOpenDesk(): DeskSwitch['open'] {
  return useSwitch().open;
}

export function useDeskRequest(desk: string, take: (request: DeskRequest) => void): void {
  const { opened } = useSwitch();
  const taken = useRef(0);
  useEffect(() => {
    if (opened.desk !== desk || !opened.request || taken.current === opened.sequence) return;
    taken.current = opened.sequence;
    take(opened.request);
  }, [opened, desk, take]);
}
