import { MOBILITIES, MOBILITY_LABELS } from '../../../electron/shared/domain/care-marks.ts';
import { useCommand } from '../../api/commands.ts';
import { formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { useTell } from '../../components/told-line.tsx';
import { nameOf } from './calling/who-words.ts';
import type { Guide, PersonHere } from './person-here.ts';

/** The guide's keys: shown at the foot of the guide's list. */
export const CARE_KEYS = {
  accompany: 'Alt+D',
  mobility: 'Alt+Y',
  seat: 'Alt+S',
  delivered: 'Alt+A',
} as const;

/** What the guide (导医) does for whoever is chosen: 陪同, 轮椅 or 抱, the elders' seats, 已送到. */
export function useCare(person: PersonHere | undefined, seats: Guide['seats'] | undefined) {
  const mark = useCommand('queue.markCare', person?.number);
  const take = useCommand('queue.takeSeat', person?.number);
  const leave = useCommand('queue.leaveSeat', person?.number);
  const deliver = useCommand('queue.markDelivered', person?.ticketId);
  const tell = useTell();
  const all = [mark, take, leave, deliver];
  const clear = () => {
    for (const one of all) one.clear();
  };
  const afresh = (deed: (one: PersonHere) => Promise<string | undefined>) => async () => {
    clear();
    if (!person) return;
    const words = await deed(person);
    if (words) tell(`${formatNumber(person.number)} ${nameOf(person)} ${words}`);
  };
  const sit = (seat: number | undefined) =>
    afresh(async ({ number }) => {
      const done = await take.run(seat === undefined ? { number } : { number, seat });
      return done && `坐老年人专用座 ${done.seat} 号`;
    })();
  const accompany = afresh(async ({ number, accompany: before, mobility }) => {
    const done = await mark.run({ number, accompany: !before, mobility });
    return done && (before ? '不用陪' : '要陪同');
  });
  const nextMobility = afresh(async ({ number, accompany: kept, mobility }) => {
    const next = MOBILITIES[(MOBILITIES.indexOf(mobility) + 1) % MOBILITIES.length] ?? 'none';
    const done = await mark.run({ number, accompany: kept, mobility: next });
    return done && (next === 'none' ? '自己走' : MOBILITY_LABELS[next]);
  });
  const sitOrLeave = () => {
    if (person?.seat == null) return sit(undefined);
    return afresh(async ({ number }) => {
      const done = await leave.run({ number });
      return done && `离开 ${done.seat} 号座`;
    })();
  };
  const delivered = afresh(async ({ ticketId }) => {
    const done = await deliver.run({ ticketId });
    return done && '已送到';
  });
  const chosen = person !== undefined;
  const seated = person?.seat != null;
  useKeys([
    { keys: CARE_KEYS.accompany, label: '陪同', shown: false, enabled: chosen, run: () => void accompany() },
    {
      keys: CARE_KEYS.mobility,
      label: '轮椅、抱',
      shown: false,
      enabled: chosen,
      run: () => void nextMobility(),
    },
    { keys: CARE_KEYS.seat, label: '入座', shown: false, enabled: chosen, run: () => void sitOrLeave() },
    {
      keys: CARE_KEYS.delivered,
      label: '已送到',
      shown: false,
      enabled: chosen,
      run: () => void delivered(),
    },
    ...([-1, 1] as const).map((step) => ({
      keys: step < 0 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight',
      label: '换座',
      shown: false,
      enabled: seated,
      run: () => void sit(nextFree(seats, person?.seat ?? 0, step)),
    })),
  ]);
  return { error: all.find((one) => one.error)?.error, clear, sit: (seat: number) => void sit(seat) };
}

/** The nearest free seat on this side; going on from the other end. */
function nextFree(seats: Guide['seats'] | undefined, from: number, step: -1 | 1): number | undefined {
  const total = seats?.total ?? 0;
  const taken = new Set(seats?.taken.map((one) => one.seat));
  for (let far = 1; far < total; far += 1) {
    const seat = ((from - 1 + step * far + total * far) % total) + 1;
    if (!taken.has(seat)) return seat;
  }
  return undefined;
}
