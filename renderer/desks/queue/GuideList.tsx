import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { QUEUE_POINT_NAMES } from '../../../electron/shared/domain/queue-points.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatSex } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { SERVING_WORDS } from './PointTabs.tsx';

type Guide = Output<'queue.listGuide'>;

/** 导医: everybody in the station, elders first: where each one is, and where to next. */
export function GuideList({
  guide,
  selected,
  onSelect,
}: {
  guide: Guide | undefined;
  selected: VisitId | undefined;
  onSelect: (visitId: VisitId) => void;
}) {
  const rows = guide?.rows ?? [];
  return (
    <>
      <ListHead
        title="导医"
        note="长者在前，再优先、婴幼儿"
        counts={[
          ['在站', guide?.inHouse ?? 0],
          ['长者', guide?.elders ?? 0],
          ['过号', rows.filter((row) => row.status === 'missed').length],
        ]}
      />
      <WhoList
        label="导医"
        rows={rows}
        keyOf={(row) => row.visitId}
        selected={selected}
        onSelect={(row) => onSelect(row.visitId)}
        gone={(row) => row.status === 'missed'}
        empty={
          <EmptyState icon="people" title="站里现在没有人">
            <span>挂号后，人会出现在这里。</span>
          </EmptyState>
        }
        row={(row) => <WhoRow number={row.number} rank={row.rank} name={row.name} {...whereTexts(row)} />}
      />
      <ListFoot end={<KeyCap of="Alt+L" />}>↑ ↓ 选人，看经过</ListFoot>
    </>
  );
}

/** A long name takes the width of the row: where it stands then goes below it. */
const LONG_NAME = 7;

function whereTexts(row: Guide['rows'][number]) {
  const who = `${formatSex(row.sex)} ${row.age}${row.infant ? ' 抱' : ''}`;
  const where = `${QUEUE_POINT_NAMES[row.point]} · ${whereNow(row)}`;
  const next = row.next === '' ? '办完可离开' : `→ ${row.next}`;
  if (Array.from(row.name).length > LONG_NAME) return { detail: `${who} · ${where} ${next}` };
  return { detail: who, right: where, rightBelow: next };
}

function whereNow(row: Guide['rows'][number]): string {
  if (row.status === 'serving') return SERVING_WORDS[row.point];
  if (row.status === 'called') return '已叫';
  if (row.status === 'missed') return '过号';
  return row.position === null ? '候' : `第 ${row.position}`;
}
