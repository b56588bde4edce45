import type { Supplier } from '../../../../electron/shared/contract/storeroom.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Tag } from '../../../components/Marks.tsx';
import type { DeliveryDraft, Preview } from './receive-draft.ts';

/** Whose goods these are, whether they may be taken in, and how many. */
export function ReceiveStrip({
  supplier,
  draft,
  preview,
  today,
}: {
  supplier: Supplier | undefined;
  draft: DeliveryDraft;
  preview: Preview;
  today: string;
}) {
  const lapsed = supplier !== undefined && supplier.licenceToDay < today;
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="truck" />
        入库
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">{supplier?.name ?? '先选供货单位'}</span>
        </div>
        {supplier ? (
          <div className="l2">
            <Tag kind={supplier.approved ? 'ok' : 'bad'} icon={supplier.approved ? 'check' : 'alert'}>
              {supplier.approved ? '中心批准 · 统一配送' : '不在批准名单，不收'}
            </Tag>
            <Tag kind={lapsed ? 'bad' : 'plain'}>
              许可证 {supplier.licenceNo} {lapsed ? '已过期' : '至'} {supplier.licenceToDay}
            </Tag>
          </div>
        ) : null}
      </div>
      <div className="facts">
        <span>
          品种<b>{new Set(draft.lines.map((line) => line.drug.drugId)).size}</b>
        </span>
        <span>
          件数<b>{preview.packs}</b>
        </span>
      </div>
    </section>
  );
}
