import type { Board } from '../../../electron/shared/contract/queue.ts';
import {
  QUEUE_POINT_NAMES,
  QUEUE_POINTS,
  type QueuePoint,
} from '../../../electron/shared/domain/queue-points.ts';
import { useKeys } from '../../components/keys.tsx';
import { RULE_KEY } from './NextSide.tsx';
import type { PersonHere } from './person-here.ts';
import type { Opened } from './QueueDialogs.tsx';
import { LOOK_KEY } from './RoomCards.tsx';

export interface QueueKeys {
  readonly board: Board | undefined;
  readonly person: PersonHere | undefined;
  readonly showEvents: boolean;
  readonly goTo: (point: QueuePoint) => void;
  readonly nextRoom: () => void;
  readonly callByHand: () => void;
  readonly find: () => void;
  readonly toggleEvents: () => void;
  readonly toLine: () => void;
  readonly open: (opened: Opened) => void;
  readonly print: (person: PersonHere) => void;
}

/** The keys of 候诊 beside those of calling and of the guide's list. */
export function useQueueKeys(keys: QueueKeys): void {
  const { board, person } = keys;
  const several = (board?.rooms.length ?? 0) > 1;
  const arrival = person?.arrivalId ?? null;
  useKeys([
    ...QUEUE_POINTS.map((to, at) => ({
      keys: `Alt+${at + 1}`,
      label: QUEUE_POINT_NAMES[to],
      shown: false,
      run: () => keys.goTo(to),
    })),
    { keys: 'Alt+1–6', label: '换一处' },
    { keys: 'Alt+T', label: '取号', run: () => keys.open({ kind: 'take-number' }) },
    {
      keys: 'Alt+X',
      label: '不挂了',
      shown: arrival !== null,
      enabled: arrival !== null,
      run: () =>
        person &&
        arrival !== null &&
        keys.open({ kind: 'cancel', arrivalId: arrival, number: person.number }),
    },
    { keys: LOOK_KEY, label: '看下一个窗口', enabled: several, shown: several, run: keys.nextRoom },
    {
      keys: 'Alt+M',
      label: '移人',
      enabled: several,
      shown: several,
      run: () => keys.open({ kind: 'move', ticket: whoMayMove(board, person) }),
    },
    {
      keys: 'Alt+L',
      label: keys.showEvents ? '回到队列' : '此人经过',
      enabled: person !== undefined,
      run: keys.toggleEvents,
    },
    { keys: 'Alt+J', label: '导医', run: toGuide },
    {
      keys: 'Ctrl+P',
      label: '补打号票',
      shown: false,
      enabled: person !== undefined,
      run: () => person && keys.print(person),
    },
    { keys: 'Alt+K', label: '另叫', shown: false, run: keys.callByHand },
    { keys: 'Alt+I', label: '今日另叫', shown: false, run: () => keys.open({ kind: 'by-hand' }) },
    { keys: 'Alt+F', label: '找人', shown: false, run: keys.find },
    { keys: RULE_KEY, label: '规则全文', shown: false, run: () => keys.open({ kind: 'rule' }) },
    { keys: 'Escape', label: '回到队列', shown: false, run: keys.toLine },
  ]);
}

function toGuide(): void {
  document.querySelector<HTMLElement>('[data-desk]:not([hidden]) .list [role="listbox"]')?.focus();
}

function whoMayMove(board: Board | undefined, person: PersonHere | undefined) {
  return [...(board?.waiting ?? []), ...(board?.missed ?? [])].find((one) => one.number === person?.number);
}
