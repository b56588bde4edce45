import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { VisitStage } from '../../../electron/shared/contract/registration.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatSex, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, WhoList, WhoRow } from '../../components/WhoList.tsx';

export const STAGE_WORDS: Readonly<Record<VisitStage, string>> = {
  waiting: '待诊',
  in_room: '就诊中',
  seen: '已诊',
  missed: '过号',
  cancelled: '退号',
  given_up: '弃号',
};

type Today = Output<'registration.listToday'>;

/** 今日挂号, newest on top. */
export function TodayList({
  today,
  selected,
  onSelect,
}: {
  today: Today | undefined;
  selected: VisitId | undefined;
  onSelect: (visitId: VisitId) => void;
}) {
  const counts = today?.counts;
  const rows = today?.rows ?? [];
  const below = (counts ? counts.registered + counts.cancelled : 0) - rows.length;
  return (
    <>
      <ListHead
        title="今日挂号"
        note={`挂号 ${counts?.registered ?? 0}，新到在上`}
        counts={[
          ['待诊', counts?.waiting ?? 0],
          ['就诊中', counts?.inRoom ?? 0],
          ['已诊', counts?.seen ?? 0],
          ['过号', counts?.missed ?? 0],
        ]}
      />
      <WhoList
        label="今日挂号"
        rows={rows}
        keyOf={(row) => row.visitId}
        selected={selected}
        onSelect={(row) => onSelect(row.visitId)}
        gone={(row) => row.stage === 'seen' || row.stage === 'cancelled' || row.stage === 'given_up'}
        empty={
          <EmptyState icon="reg" title="今天还没有人挂号">
            <span>在右边打拼音首字母或证件号，</span>
            <span>找到居民再按 F12。</span>
          </EmptyState>
        }
        row={(row) => (
          <WhoRow
            number={row.number}
            rank={row.rank}
            name={row.name}
            detail={`${formatSex(row.sex)} ${row.age}`}
            right={STAGE_WORDS[row.stage]}
            rightBelow={formatTime(row.registeredAt)}
          />
        )}
      />
      <ListFoot
        end={
          <>
            <KeyCap of="↑" /> <KeyCap of="↓" /> 选人
          </>
        }
      >
        {below > 0 ? `以下 ${below} 人 · ` : ''}退号 {counts?.cancelled ?? 0}
      </ListFoot>
    </>
  );
}
