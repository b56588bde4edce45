import type { CardDifferenceView } from '../../../electron/shared/contract/registration-scan.ts';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatSex } from '../../components/format.ts';

const FIELD_NAMES = { name: '姓名', sex: '性别', birthDay: '出生日期' } as const;

const COLUMNS: readonly Column<CardDifferenceView>[] = [
  { head: '', id: 'field', width: 110, cell: (row) => FIELD_NAMES[row.field] },
  { head: '证上', cell: (row) => <b>{shown(row.field, row.card)}</b> },
  { head: '档案里', cell: (row) => shown(row.field, row.record) },
];

/** Card and record disagree about who this is: the person decides, and nothing is overwritten before that. */
export function CardDifferences({
  differences,
  onFollowCard,
  onKeepRecord,
}: {
  differences: readonly CardDifferenceView[];
  onFollowCard: () => void;
  onKeepRecord: () => void;
}) {
  return (
    <Panel
      title="证与档案不同"
      note="请看清是不是同一个人，再定"
      className="differences"
      end={
        <span className="row">
          <Button keys="Alt+U" onPress={onFollowCard}>
            按证改档案
          </Button>
          <Button keys="Alt+K" onPress={onKeepRecord}>
            档案没错，照旧
          </Button>
        </span>
      }
    >
      <div role="alert">
        <DataTable label="证与档案不同" rows={differences} columns={COLUMNS} keyOf={(row) => row.field} />
      </div>
    </Panel>
  );
}

function shown(field: CardDifferenceView['field'], value: string): string {
  return field === 'sex' ? formatSex(Number(value) as 0 | 1 | 2 | 9) : value;
}
