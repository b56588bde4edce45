import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import type { StaffId } from '../../../electron/shared/values/ids.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { call } from '../../api/client.ts';
import { useStation } from '../../api/station.tsx';
import { ExpiryBadge } from '../../components/Marks.tsx';
import { Picker } from '../../components/Picker.tsx';

export type OutWay = 'loss' | 'supplier_return' | 'lock' | 'unlock';

export interface OutForm {
  readonly way: OutWay;
  readonly qty: number | undefined;
  readonly reason: string;
  readonly witnessId: StaffId | undefined;
  readonly witnessName: string;
}

/** Any batch on hand, expired and locked ones too. */
export function BatchPicker({
  batch,
  onPick,
}: {
  batch: BatchWithDrug | undefined;
  onPick: (batch: BatchWithDrug) => void;
}) {
  return (
    <Picker
      label="批次"
      search={async (term) => (await call('storeroom.listBatches', { term })).rows}
      // What expires first, because that is what mostly leaves this way.
      downOpens
      keyOf={(row) => row.batchId}
      columns={[
        {
          head: '药名 · 规格',
          cell: (row) => (
            <>
              <b>{row.drug.genericName}</b> <small className="second">{row.drug.spec}</small>
            </>
          ),
        },
        { head: '批号', width: 96, cell: (row) => row.batchNo },
        { head: '有效期至', width: 150, cell: (row) => <ExpiryBadge day={row.expiresDay} band={row.band} /> },
        {
          head: '库存',
          width: 100,
          align: 'right',
          cell: (row) => formatPacks(row.onHandQty, row.packSize, row.drug.packUnit, row.drug.smallUnit),
        },
      ]}
      shown={batch ? `${batch.drug.genericName} ${batch.batchNo}` : ''}
      onPick={onPick}
      placeholder="药名、条码；↓ 先到期"
      icon="search"
      listWidth={640}
      autoFocus
    />
  );
}

/** The second person who saw it; not oneself. */
export function WitnessPicker({
  name,
  onPick,
}: {
  name: string;
  onPick: (changes: Partial<OutForm>) => void;
}) {
  const { me } = useStation();
  return (
    <Picker
      label="见证人"
      search={async (term) =>
        (await call('staff.listColleagues', {})).filter((one) => one.name.includes(term))
      }
      minChars={0}
      keyOf={(row) => row.staffId}
      columns={[
        { head: '姓名', cell: (row) => row.name },
        { head: '职务', cell: (row) => row.title },
      ]}
      whyNot={(row) => (row.staffId === me?.staffId ? '是自己' : undefined)}
      shown={name}
      onPick={(row) => onPick({ witnessId: row.staffId, witnessName: row.name })}
    />
  );
}
