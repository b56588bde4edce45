import type { ReactNode } from 'react';
import type { ReceiptRow } from '../../../electron/shared/contract/cashier-bill.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatFen, formatReceiptNo, formatReceiptRange, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { CallCard } from '../queue/calling/CallCard.tsx';
import type { Calling } from '../queue/calling/use-calling.ts';
import type { BillRow, Today } from './bill-rows.ts';

const STATE_WORDS: Readonly<Record<BillRow['state'], string>> = {
  called: '已叫',
  serving: '在窗口',
  waiting: '',
  missed: '过号',
  owed: '',
};

export interface CashierListProps {
  readonly today: Today | undefined;
  readonly rows: readonly BillRow[];
  readonly calling: Calling;
  /** Where the point has several: at which one this is. */
  readonly window: string;
  readonly selected: VisitId | undefined;
  readonly receiptId: number | undefined;
  readonly onSelect: (row: BillRow) => void;
  readonly onOpen: (row: BillRow) => void;
  readonly onReceipt: (row: ReceiptRow) => void;
}

/** Who owes, in the order of the line, and below it the receipts of today. */
export function CashierList(props: CashierListProps) {
  const { today, rows } = props;
  const { large } = useLargeType();
  const waiting = rows.filter((row) => row.state !== 'owed').length;
  return (
    <>
      <ListHead
        title="待交费"
        note={props.window || '优先在前'}
        counts={[
          ['待交', waiting],
          ['已收', today?.saleCount ?? 0],
          ['退费', today?.refundCount ?? 0],
          [large ? '后付' : '后付未收', today?.owedCount ?? 0],
        ]}
      />
      <CallCard calling={props.calling} />
      <WhoList
        label="待交费"
        rows={rows}
        keyOf={(row) => row.visitId}
        selected={props.selected}
        onSelect={props.onSelect}
        onOpen={props.onOpen}
        grow={rows.length > 6}
        empty={
          <EmptyState icon="cash" title="没有等着交费的人">
            医生签名后，费用会排到这里。
          </EmptyState>
        }
        row={(row) => <OwingRow row={row} />}
      />
      <ListSection title="今日已收" end={<ReceiptRange today={today} />} />
      <WhoList
        label="今日已收"
        rows={today?.receipts ?? []}
        keyOf={(row) => row.receiptId}
        selected={props.receiptId}
        onSelect={props.onReceipt}
        gone={() => true}
        row={(row) => <TakenRow row={row} />}
        empty={<div className="grow-y" />}
      />
      <ListFoot
        end={
          <>
            <KeyCap of="PgUp" /> <KeyCap of="PgDn" /> 选人
          </>
        }
      >
        待交 {waiting} 位
      </ListFoot>
    </>
  );
}

function ReceiptRange({ today }: { today: Today | undefined }): ReactNode {
  if (today?.firstReceiptNo == null || today.lastReceiptNo == null) return '还没有收据';
  return (
    <>
      <span className="word">收据 № </span>
      {formatReceiptRange(today.firstReceiptNo, today.lastReceiptNo)}
    </>
  );
}

function OwingRow({ row }: { row: BillRow }) {
  return (
    <WhoRow
      number={row.number}
      rank={row.rank}
      name={row.name}
      detail={row.detail}
      right={<b className="due">{formatFen(row.dueFen)}</b>}
      rightBelow={
        row.longMinutes === null ? (
          `${STATE_WORDS[row.state]} ${row.since}`.trim()
        ) : (
          <b className="red">久在窗口</b>
        )
      }
    />
  );
}

function TakenRow({ row }: { row: ReceiptRow }) {
  const refund = row.kind === 'refund' ? '退费 ' : row.refundedFen > 0 ? '有退费 ' : '';
  return (
    <WhoRow
      number={row.visitNumber}
      rank={row.rank}
      name={row.name}
      detail={`№ ${formatReceiptNo(row.number)}`}
      right={formatFen(row.netFen)}
      rightBelow={`${refund}${formatTime(row.at)}`}
    />
  );
}
