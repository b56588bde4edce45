import { useState } from 'react';
import type { ServiceItem } from '../../../../electron/shared/contract/settings-administration.ts';
import type { Fen } from '../../../../electron/shared/values/fen.ts';
import { useCommand } from '../../../api/commands.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { formatFen } from '../../../components/format.ts';
import { Field, MoneyInput } from '../../../components/inputs.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';

/** A new price from today on. */
export function PriceDialog({ item, onClose }: { item: ServiceItem; onClose: () => void }) {
  const tell = useTell();
  const { today } = useStation();
  const [priceFen, setPriceFen] = useState<Fen>();
  const change = useCommand('settings.changePrice', item.itemId);
  const save = async () => {
    if (priceFen === undefined) return;
    if (!(await change.run({ itemId: item.itemId, priceFen }))) return;
    tell(`${item.name} 从今天起 ${formatFen(priceFen)} 元`);
    onClose();
  };
  return (
    <Dialog title={`${item.name} 改价`} note={`从 ${today} 起`} onClose={onClose} width={440}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <p className="say">现价 {formatFen(item.priceFen)} 元，已开的单仍按旧价收。</p>
          <Field label="新价">
            <MoneyInput value={priceFen} unit="元" autoFocus onChange={setPriceFen} />
          </Field>
        </div>
        <Told error={change.error} what="价没有改" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="改价"
          {...(priceFen === undefined ? { hint: '填新价' } : {})}
          ready={priceFen !== undefined}
          busy={change.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}
