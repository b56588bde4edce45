import { type KeyboardEvent, memo, useRef } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { QUEUE_POINT_NAMES } from '../../../electron/shared/domain/queue-points.ts';
import { useNowOf } from '../../api/station.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { Told } from '../../components/Told.tsx';
import { ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { nameOf, sexAndAge } from './calling/who-words.ts';
import { SERVING_WORDS } from './PointTabs.tsx';
import { type Guide, type GuideRow, isMeant, mobilityWords, partOf } from './person-here.ts';
import { SeatsRow } from './SeatsRow.tsx';
import { CARE_KEYS } from './use-care.ts';

export interface GuideListProps {
  readonly guide: Guide | undefined;
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  readonly onSeat: (seat: number) => void;
  readonly error: CallError | undefined;
}

/** 导医: everybody in the station, elders first: where each one is, where to next, who must not walk alone. */
export function GuideList({ guide, chosen, onChoose, onSeat, error }: GuideListProps) {
  const rows = guide?.rows ?? [];
  const others = rows.filter((row) => partOf(row) === 'others').length;
  const noted = rows.length - others;
  const hidden = (guide?.inHouse ?? 0) - rows.length;
  const onKeyDown = useTypedChoice(rows, onChoose);
  return (
    <>
      <ListHead
        title="导医"
        note="长者在前"
        counts={[
          ['在站', guide?.inHouse ?? 0],
          ['长者', guide?.elders ?? 0],
          ['要陪', guide?.accompanied ?? 0],
          ['座', `${guide?.seats.taken.length ?? 0}/${guide?.seats.total ?? 0}`],
        ]}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears what is typed in the list inside it */}
      <div className="guide grow-y" onKeyDown={onKeyDown}>
        <WhoList
          label="导医"
          rows={rows}
          keyOf={(row) => row.number}
          selected={chosen}
          onSelect={(row) => onChoose(row.number)}
          gone={(row) => row.status === 'missed'}
          before={(row, previous) => {
            const part = partOf(row);
            if (part === 'elders' || (previous && partOf(previous) === part)) return null;
            if (part === 'noted') return <ListSection title="其他要留意的" />;
            return <ListSection title="自己能行的" end={noted === 0 ? undefined : `${others + hidden} 人`} />;
          }}
          empty={
            <EmptyState icon="people" title="站里现在没有人">
              <span>取号或挂号后，人会出现在这里。</span>
            </EmptyState>
          }
          row={(row) => <GuideCells row={row} />}
        />
        {hidden > 0 ? <ListSection title={`以下还有 ${hidden} 位`} end="打号到候诊表里找" /> : null}
      </div>
      <Told error={error} what="没有记上" />
      {guide ? (
        <SeatsRow
          seats={guide.seats}
          chosen={rows.find((row) => row.number === chosen)?.seat ?? null}
          onSeat={onSeat}
        />
      ) : null}
      <div className="foot care">
        <span>
          <KeyCap of={CARE_KEYS.accompany} /> 陪同
        </span>
        <span>
          <KeyCap of={CARE_KEYS.seat} /> 入座
        </span>
        <span>
          <KeyCap of={CARE_KEYS.mobility} /> 轮椅
        </span>
        <span>
          <KeyCap of={CARE_KEYS.delivered} /> 已送到
        </span>
      </div>
    </>
  );
}

/** Drawn anew only when something of the row has changed: arrows stay quick with a hundred people. */
const GuideCells = memo(function GuideCells({ row }: { row: GuideRow }) {
  const name = nameOf(row);
  const moves = mobilityWords(row);
  const who = `${sexAndAge(row)}${moves === '' ? '' : ` · ${moves}`}`;
  const where = `${QUEUE_POINT_NAMES[row.point]} · ${whereNow(row)}`;
  const shown = (
    <>
      {name}
      {row.accompany ? <span className="acc">陪</span> : null}
    </>
  );
  // A long name takes the width of the row: where it stands then goes below it.
  if (Array.from(name).length > LONG_NAME) {
    return (
      <WhoRow
        number={row.number}
        rank={row.rank}
        name={shown}
        detail={
          <>
            {who} · {where} <Next row={row} />
          </>
        }
      />
    );
  }
  return (
    <WhoRow
      number={row.number}
      rank={row.rank}
      name={shown}
      detail={who}
      right={where}
      rightBelow={<Next row={row} />}
    />
  );
});

const LONG_NAME = 6;

function Next({ row }: { row: GuideRow }) {
  if (row.delivered) return <>已送到 {row.next}</>;
  return <>{row.next === '' ? '办完可离开' : `→ ${row.next}`}</>;
}

function whereNow(row: GuideRow): string {
  if (row.status === 'serving') return SERVING_WORDS[row.point];
  if (row.status === 'called') return '已叫';
  if (row.status === 'missed') return '过号';
  return row.position === null ? '候' : `第 ${row.position}`;
}

const TYPED_TOGETHER_MS = 1_500;

/** Typing a number or a name in the list chooses the first one who is meant. */
function useTypedChoice(rows: readonly GuideRow[], onChoose: (number: number) => void) {
  const typed = useRef({ text: '', at: 0 });
  const nowOf = useNowOf();
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.key.length !== 1 || event.key === ' ') return;
    const now = nowOf();
    const goesOn = now - typed.current.at < TYPED_TOGETHER_MS;
    typed.current = { text: (goesOn ? typed.current.text : '') + event.key, at: now };
    const found = rows.find((row) => isMeant(typed.current.text, row));
    event.preventDefault();
    if (found) onChoose(found.number);
  };
}
