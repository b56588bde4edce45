import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { VisitStage } from '../../../electron/shared/contract/registration.ts';
import type { ArrivalId, VisitId } from '../../../electron/shared/values/ids.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatSex, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { CallCard } from '../queue/calling/CallCard.tsx';
import type { Calling } from '../queue/calling/use-calling.ts';
import { nameOf, sexAndAge } from '../queue/calling/who-words.ts';

export const STAGE_WORDS: Readonly<Record<VisitStage, string>> = {
  waiting: '待诊',
  in_room: '就诊中',
  seen: '已诊',
  missed: '过号',
  cancelled: '退号',
  given_up: '弃号',
};

type Today = Output<'registration.listToday'>;
type RegisteredRow = Today['rows'][number];

/** Whoever stands in the list: somebody who waits at this window with a number from the door, or a visit. */
type Row =
  | { readonly key: string; readonly kind: 'arrival'; readonly ticket: BoardTicket }
  | { readonly key: string; readonly kind: 'visit'; readonly visit: RegisteredRow };

export interface TodayListProps {
  readonly today: Today | undefined;
  readonly calling: Calling;
  readonly selected: VisitId | undefined;
  /** The number from the door that is being registered. */
  readonly arrivalId: ArrivalId | null;
  readonly onSelect: (visitId: VisitId) => void;
  readonly onArrival: (ticket: BoardTicket) => void;
}

/** Who waits at the window, in the order of calling, and below it 今日挂号, newest on top. */
export function TodayList({ today, calling, selected, arrivalId, onSelect, onArrival }: TodayListProps) {
  const counts = today?.counts;
  const visits = today?.rows ?? [];
  // Whoever was called and came, and was not registered yet, stands first.
  const current = (calling.board?.rooms ?? []).flatMap((room) => room.current);
  const waiting: readonly BoardTicket[] = [
    ...current.filter((ticket) => ticket.status === 'serving' && ticket.arrivalId !== null),
    ...(calling.board?.waiting ?? []),
  ];
  const below = (counts ? counts.registered + counts.cancelled : 0) - visits.length;
  const rows: Row[] = [
    ...waiting.map((ticket): Row => ({ key: `a${ticket.ticketId}`, kind: 'arrival', ticket })),
    ...visits.map((visit): Row => ({ key: `v${visit.visitId}`, kind: 'visit', visit })),
  ];
  const chosen = waiting.find((ticket) => ticket.arrivalId !== null && ticket.arrivalId === arrivalId);
  return (
    <>
      <ListHead
        title={waiting.length > 0 ? '窗口与挂号' : '今日挂号'}
        note={
          <>
            挂号 {counts?.registered ?? 0}
            <span className="roomy">，新到在上</span>
          </>
        }
        counts={[
          ...(waiting.length > 0 ? [['窗口', waiting.length] as const] : []),
          ['待诊', counts?.waiting ?? 0],
          // Five find no room in one line.
          ...(waiting.length > 0 ? [] : [['就诊中', counts?.inRoom ?? 0] as const]),
          ['已诊', counts?.seen ?? 0],
          ['过号', counts?.missed ?? 0],
        ]}
      />
      <CallCard calling={calling} />
      <WhoList
        label="今日挂号"
        rows={rows}
        keyOf={(row) => row.key}
        selected={selected !== undefined ? `v${selected}` : chosen && `a${chosen.ticketId}`}
        onSelect={(row) => (row.kind === 'visit' ? onSelect(row.visit.visitId) : onArrival(row.ticket))}
        before={(row, previous) =>
          waiting.length > 0 && row.kind !== previous?.kind ? (
            <ListSection title={row.kind === 'arrival' ? '窗口前等候' : '今日挂号'} />
          ) : null
        }
        gone={(row) => row.kind === 'visit' && GONE.includes(row.visit.stage)}
        empty={
          <EmptyState icon="reg" title="今天还没有人挂号">
            <span>刷身份证，或打拼音首字母、证件号，</span>
            <span>找到居民再按 F12。</span>
          </EmptyState>
        }
        row={(row) => (row.kind === 'arrival' ? <Arrival {...row} /> : <Registered {...row} />)}
      />
      <ListFoot
        end={
          <>
            <KeyCap of="↑" /> <KeyCap of="↓" /> 选人
          </>
        }
      >
        {below > 0 ? `以下 ${below} 人` : ''}
        <span className={below > 0 ? 'roomy' : undefined}>
          {below > 0 ? ' · ' : ''}退号 {counts?.cancelled ?? 0}
        </span>
      </ListFoot>
    </>
  );
}

const GONE: readonly VisitStage[] = ['seen', 'cancelled', 'given_up'];

/** 待验: said at the door, and to be shown here. */
function Arrival({ ticket }: { ticket: BoardTicket }) {
  const details = [ticket.claim === 'word' ? '待验' : '', sexAndAge(ticket), ticket.accompany ? '陪' : ''];
  return (
    <WhoRow
      number={ticket.number}
      rank={ticket.rank}
      name={nameOf(ticket)}
      detail={details.filter((one) => one !== '').join(' · ')}
      right={
        ticket.longMinutes !== null ? (
          <b className="red">久在窗口</b>
        ) : ticket.status === 'serving' ? (
          '在窗口'
        ) : (
          `等 ${ticket.waitedMinutes} 分`
        )
      }
      rightBelow={formatTime(ticket.waitingSince)}
    />
  );
}

function Registered({ visit }: { visit: RegisteredRow }) {
  return (
    <WhoRow
      number={visit.number}
      rank={visit.rank}
      name={visit.name}
      detail={`${formatSex(visit.sex)} ${visit.age}`}
      right={STAGE_WORDS[visit.stage]}
      rightBelow={formatTime(visit.registeredAt)}
    />
  );
}
